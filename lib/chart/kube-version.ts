/** A version of Kubernetes as far as it was written: `1.28` has no patch. */
interface WrittenVersion {
  readonly numbers: readonly number[];
  readonly prerelease: string | undefined;
}

const NUMBER = String.raw`(?:\d+|[xX*])`;
const VERSION = String.raw`v?(${NUMBER}(?:\.${NUMBER}){0,2})(?:-([0-9A-Za-z.-]+))?`;
const COMPARATOR = new RegExp(String.raw`^(|=|!=|>|<|>=|=>|<=|=<|~|~>|\^)\s*${VERSION}$`);
const HYPHEN_RANGE = /(\S+)\s+-\s+(\S+)/g;

/**
 * The same range with `-0` on every bound, so that the versions of cloud providers (`v1.30.1-gke.100`) are in it:
 * Helm 3 takes their suffix for a prerelease, and a bound without one refuses all prereleases. Ranges that
 * cannot be said so are undefined: text that Helm does not understand, and `!=` with a plain version.
 */
export function kubeVersionWithPrereleases(range: string): string | undefined {
  const alternatives = range.split('||').map((alternative) => boundsOf(alternative.replace(HYPHEN_RANGE, '>=$1 <=$2')));
  return alternatives.every((bounds) => bounds !== undefined) ? alternatives.join(' || ') : undefined;
}

function boundsOf(alternative: string): string | undefined {
  const comparators = alternative
    .trim()
    .replace(/([=<>~^])\s+/g, '$1')
    .split(/\s*,\s*|\s+/);
  const bounds = comparators.map((comparator) => {
    const match = COMPARATOR.exec(comparator);
    const version = match?.[2] === undefined ? undefined : writtenVersion(match[2], match[3]);
    return version === undefined ? undefined : printBounds(match?.[1] ?? '', version);
  });
  return bounds.every((bound) => bound !== undefined) ? bounds.join(', ') : undefined;
}

function writtenVersion(text: string, prerelease: string | undefined): WrittenVersion | undefined {
  const parts = text.split('.');
  const wildcard = parts.findIndex((part) => /^[xX*]$/.test(part));
  const numbers = (wildcard === -1 ? parts : parts.slice(0, wildcard)).map(Number);
  return numbers.every((number) => Number.isSafeInteger(number)) ? { numbers, prerelease } : undefined;
}

function printBounds(operator: string, version: WrittenVersion): string | undefined {
  const exact = version.prerelease !== undefined && version.numbers.length === 3;
  switch (operator) {
    case '>=':
    case '=>':
      return `>=${floor(version)}`;
    case '<':
      return `<${floor(version)}`;
    case '>':
      return exact ? `>${floor(version)}` : `>=${after(version, 3)}`;
    case '<=':
    case '=<':
      return exact ? `<=${floor(version)}` : `<${after(version, 3)}`;
    case '!=':
      return exact ? `!=${floor(version)}` : undefined;
    case '~':
    case '~>':
      return between(version, 2);
    case '^':
      return between(version, 1);
    default:
      return exact ? `=${floor(version)}` : between(version, 3);
  }
}

function between(version: WrittenVersion, digits: number): string {
  return version.numbers.length === 0 ? `>=${floor(version)}` : `>=${floor(version)}, <${after(version, digits)}`;
}

function floor({ numbers, prerelease }: WrittenVersion): string {
  return `${[0, 1, 2].map((place) => numbers[place] ?? 0).join('.')}-${prerelease ?? '0'}`;
}

/** The first version that differs from the written one in its first `digits` numbers. */
function after({ numbers }: WrittenVersion, digits: number): string {
  const last = Math.min(numbers.length, digits) - 1;
  return `${[0, 1, 2].map((place) => (place < last ? numbers[place] : place === last ? (numbers[place] ?? 0) + 1 : 0)).join('.')}-0`;
}
