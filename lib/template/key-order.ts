import type { MapEntry } from './node';

// The order in which kubectl and hand-written manifests show them; everything else is alphabetical.
const FIRST: readonly string[] = [
  'apiVersion',
  'kind',
  'metadata',
  'name',
  'namespace',
  'labels',
  'annotations',
  'image',
  'imagePullPolicy',
  'command',
  'args',
];

/**
 * Entries in the conventional order: apiVersion, kind, metadata; in each map name and labels first;
 * the rest by code point. Where entries may overwrite each other (spreads and repetitions), their
 * order carries meaning and is kept.
 */
export function orderEntries(entries: readonly MapEntry[]): readonly MapEntry[] {
  const keys = new Set<string>();
  for (const entry of entries) {
    if (entry.kind !== 'entry' || keys.has(entry.key)) {
      return entries;
    }
    keys.add(entry.key);
  }
  return [...entries].sort((a, b) => (a.kind === 'entry' && b.kind === 'entry' ? compareKeys(a.key, b.key) : 0));
}

function compareKeys(a: string, b: string): number {
  return rank(a) - rank(b) || compareCodePoints(a, b);
}

function rank(key: string): number {
  const index = FIRST.indexOf(key);
  return index === -1 ? FIRST.length : index;
}

/** Order by Unicode code point, which is the order of UTF-8 bytes and of Go's sorted map keys. */
export function compareCodePoints(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  for (let index = 0; index < end; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) {
      return codePointRank(left) - codePointRank(right);
    }
  }
  return a.length - b.length;
}

/** Halves of surrogate pairs stand for code points above all others, but are smaller than U+E000 to U+FFFF. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
