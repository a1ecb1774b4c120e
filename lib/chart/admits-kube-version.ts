import { kubeVersionWithPrereleases } from './kube-version';

const BOUND = /^(>=|<=|>|<|!=|=)(.+)$/u;
const VERSION = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/u;

/**
 * Whether Helm installs a chart with this `kubeVersion` in Chart.yaml on a cluster of this version, such as
 * `v1.31.4-eks-2d5f260`. What follows a `+` does not count. A range that Helm does not understand admits none.
 */
export function admitsKubeVersion(range: string, version: string): boolean {
  const alternatives = (kubeVersionWithPrereleases(range) ?? '').split(' || ');
  return alternatives.some((alternative) => alternative.split(', ').every((bound) => isWithin(bound, version)));
}

function isWithin(bound: string, version: string): boolean {
  const [, operator, limit] = BOUND.exec(bound) ?? [];
  if (operator === undefined || limit === undefined || !VERSION.test(version) || !VERSION.test(limit)) {
    return false;
  }
  const order = compareVersions(version, limit);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '!=':
      return order !== 0;
    default:
      return order === 0;
  }
}

/** Precedence of SemVer: https://semver.org/spec/v2.0.0.html#spec-item-11 */
function compareVersions(left: string, right: string): number {
  const [a, b] = [partsOf(left), partsOf(right)];
  const place = a.numbers.findIndex((number, index) => number !== b.numbers[index]);
  return place === -1 ? comparePrereleases(a.prerelease, b.prerelease) : (a.numbers[place] ?? 0) - (b.numbers[place] ?? 0);
}

function partsOf(version: string): { readonly numbers: readonly number[]; readonly prerelease: string | undefined } {
  const [, major, minor, patch = '0', prerelease] = VERSION.exec(version) ?? [];
  return { numbers: [major, minor, patch].map(Number), prerelease };
}

function comparePrereleases(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined) {
    return Number(left === undefined) - Number(right === undefined);
  }
  const [a, b] = [left.split('.'), right.split('.')];
  const place = a.findIndex((part, index) => part !== b[index]);
  return place === -1 ? a.length - b.length : compareParts(a[place] ?? '', b[place]);
}

function compareParts(left: string, right: string | undefined): number {
  if (right === undefined) {
    return 1;
  }
  const [a, b] = [left, right].map((part) => (/^\d+$/u.test(part) ? Number(part) : undefined));
  if (a !== undefined && b !== undefined) {
    return a - b;
  }
  // Numbers come before texts.
  return a !== undefined ? -1 : b !== undefined ? 1 : left < right ? -1 : 1;
}
