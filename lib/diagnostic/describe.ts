const LONGEST = 60;

/** A value as a reader of an error recognises it: short, quoted, with its type where the text alone would not tell. */
export function describe(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(shorten(value));
    case 'number':
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'bigint':
      return `the bigint ${String(value)}`;
    case 'symbol':
      return 'a symbol';
    case 'function':
      return `the function ${value.name === '' ? '(anonymous)' : value.name}`;
    case 'object':
      return describeObject(value);
  }
}

function describeObject(value: object | null): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty list' : `a list of ${String(value.length)}`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) {
    return `an instance of ${(value.constructor as { name?: string } | undefined)?.name ?? 'a class'}`;
  }
  const keys = Object.keys(value);
  return keys.length === 0 ? 'an empty map' : `a map with ${shorten(keys.slice(0, 4).join(', '))}`;
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
