import { isMap, setOwn } from './own-property';

/** A copy of JSON-like data that shares nothing with the original. Keys that are undefined count as absent. */
export function copyValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(copyValue);
  }
  if (!isMap(value)) {
    return value;
  }
  const copy: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (entry !== undefined) {
      setOwn(copy, key, copyValue(entry));
    }
  }
  return copy;
}
