import { isMap, setOwn } from '../values/own-property';
import { DEEPEST } from '../values/read/yaml-depth';

const SCALAR = /-?\d+(?:\.\d*)?(?:[eE][+-]?\d*)?|true|false|null|-/y;

/** The JSON value that begins at a position of a text and where it ends, as Go's decoder reads it; undefined when there is none. */
export function jsonValueAt(
  text: string,
  start: number,
): { readonly value: unknown; readonly end: number } | undefined {
  const end = endOfValue(text, start);
  if (end === undefined) {
    return undefined;
  }
  try {
    const value = wellFormed(JSON.parse(text.slice(start, end)));
    return hasInfinity(value) ? undefined : { value, end };
  } catch {
    return undefined;
  }
}

/** The value of a text that is JSON from its beginning to its end, or undefined. */
export function jsonValueOf(text: string): unknown {
  const found = jsonValueAt(text, 0);
  return found?.end === text.length ? found.value : undefined;
}

function endOfValue(text: string, start: number): number | undefined {
  switch (text[start]) {
    case '{':
    case '[':
      return endOfBrackets(text, start);
    case '"':
      return endOfString(text, start);
    default:
      SCALAR.lastIndex = start;
      return SCALAR.test(text) ? endOfScalar(text, start, SCALAR.lastIndex) : undefined;
  }
}

/** A zero ends a number: after it another value begins. */
function endOfScalar(text: string, start: number, end: number): number {
  const zero = /^-?0(?=\d)/.exec(text.slice(start, end));
  return zero === null ? end : start + zero[0].length;
}

function endOfString(text: string, start: number): number | undefined {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '\\') {
      index += 1;
    } else if (text[index] === '"') {
      return index + 1;
    }
  }
  return undefined;
}

function endOfBrackets(text: string, start: number): number | undefined {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === '"') {
      index = (endOfString(text, index) ?? text.length) - 1;
    } else if ('[{'.includes(character)) {
      depth += 1;
      if (depth > DEEPEST) {
        return undefined;
      }
    } else if (']}'.includes(character)) {
      depth -= 1;
      if (depth === 0) {
        return index + 1;
      }
    }
  }
  return undefined;
}

/** Go reads half a surrogate pair as the replacement character. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(/\p{Cs}/gu, '\ufffd');
  }
  if (Array.isArray(value)) {
    return value.map(wellFormed);
  }
  if (!isMap(value)) {
    return value;
  }
  const map: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    setOwn(map, key.replace(/\p{Cs}/gu, '\ufffd'), wellFormed(entry));
  }
  return map;
}

/** Go refuses numbers that a double cannot hold. */
function hasInfinity(value: unknown): boolean {
  return typeof value === 'number'
    ? !Number.isFinite(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(hasInfinity);
}
