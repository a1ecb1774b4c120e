import type { Expression } from '../reference/expression';

/** What is known about the keys of a computed map. */
export interface KeySet {
  /** Keys that the map may have. */
  readonly keys: readonly string[];
  /** Whether it may have keys besides those, except the excluded ones. */
  readonly open: boolean;
  readonly excludedKeys: readonly string[];
  readonly excludedPrefixes: readonly string[];
}

/** A map of which nothing is known. */
export const ANY_KEYS: KeySet = { keys: [], open: true, excludedKeys: [], excludedPrefixes: [] };

/** The keys that a computed map may have, as far as its field or its parts tell. */
export function keysOf(expression: Expression): KeySet {
  switch (expression.kind) {
    case 'value':
    case 'variable': {
      const { field } = expression;
      if (field.kind === 'object') {
        return closed(Object.keys(field.fields));
      }
      return field.kind === 'map' || field.kind === 'kubernetes'
        ? { ...ANY_KEYS, excludedKeys: field.reservedKeys ?? [], excludedPrefixes: field.reservedPrefixes ?? [] }
        : ANY_KEYS;
    }
    case 'dict':
      return expression.entries
        .map((part) => (part.kind === 'entry' ? closed([part.key]) : keysOf(part.value)))
        .reduce(union, closed([]));
    case 'call':
      return keysOf(expression.helper.body);
    case 'merge':
      return expression.layers.map(keysOf).reduce(union, closed([]));
    default:
      return ANY_KEYS;
  }
}

/** Whether no key can be in both. */
export function areDisjoint(a: KeySet, b: KeySet): boolean {
  if (a.open && b.open) {
    return false;
  }
  return a.keys.every((key) => !admits(b, key)) && b.keys.every((key) => !admits(a, key));
}

/** The key set of one key, or of a closed list of keys. */
export function closed(keys: readonly string[]): KeySet {
  return { keys, open: false, excludedKeys: [], excludedPrefixes: [] };
}

function admits(set: KeySet, key: string): boolean {
  return (
    set.keys.includes(key) ||
    (set.open && !set.excludedKeys.includes(key) && !set.excludedPrefixes.some((prefix) => key.startsWith(prefix)))
  );
}

/** What is excluded from a union is what both exclude; a closed set excludes everything it does not name. */
function union(a: KeySet, b: KeySet): KeySet {
  const keys = [...new Set([...a.keys, ...b.keys])];
  if (a.open && b.open) {
    return {
      keys,
      open: true,
      excludedKeys: a.excludedKeys.filter((key) => b.excludedKeys.includes(key)),
      excludedPrefixes: a.excludedPrefixes.filter((prefix) => b.excludedPrefixes.includes(prefix)),
    };
  }
  const source = a.open ? a : b;
  return { keys, open: source.open, excludedKeys: source.excludedKeys, excludedPrefixes: source.excludedPrefixes };
}
