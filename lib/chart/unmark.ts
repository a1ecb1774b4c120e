import { deferredOf, isListLike, isMapLike, spreadItemOf } from '../reference/deferred';
import { isMap, setOwn } from '../values/own-property';

/** What markers stand for. */
export type HandedOut = ReadonlyMap<string, unknown>;

/** Whether something stands for itself, and is not looked into. */
export function isReference(value: unknown): boolean {
  return deferredOf(value) !== undefined || spreadItemOf(value) !== undefined;
}

/** Serialised data with what its markers stand for in their place. */
export function unmark(value: unknown, handedOut: HandedOut): unknown {
  if (typeof value === 'string') {
    return handedOut.has(value) ? unmarkCarried(handedOut.get(value), handedOut) : value;
  }
  if (typeof value !== 'object' || value === null || isReference(value) || !(Array.isArray(value) || isMap(value))) {
    return value;
  }
  const [only, ...others] = Object.values(value) as readonly unknown[];
  const whole = others.length === 0 && typeof only === 'string' ? handedOut.get(only) : undefined;
  if (whole !== undefined && isWhole(value, whole)) {
    return unmarkCarried(whole, handedOut);
  }
  // A copy without holes: flatMap would pass over them, and nobody would hear of what is missing.
  return Array.isArray(value) ? Array.from(value as readonly unknown[]).flatMap((item) => unmarkItem(item, handedOut)) : unmarkEntries(value, handedOut);
}

/** A map that went through cdk8s behind one marker may hold others: those of the metadata, when it is a whole object. */
function unmarkCarried(value: unknown, handedOut: HandedOut): unknown {
  return isReference(value) ? value : unmark(value, handedOut);
}

/** A JSON patch may have added keys beside the marker of a whole map: they win over what the map has. */
function unmarkEntries(given: object, handedOut: HandedOut): object {
  const entries = Object.entries(given) as readonly (readonly [string, unknown])[];
  const carried = entries.filter(([key, each]) => key === each && handedOut.has(key));
  const others = entries.filter((entry) => !carried.includes(entry)).map(([key, each]) => [key, unmark(each, handedOut)] as const);
  const layers = carried.map(([key]) => unmarkCarried(handedOut.get(key), handedOut) as object);
  const map = Object.assign({}, ...layers) as Record<string, unknown>;
  others.forEach(([key, each]) => {
    setOwn(map, key, each);
  });
  return map;
}

/** The same for items beside the marker of a whole list. */
function unmarkItem(item: unknown, handedOut: HandedOut): readonly unknown[] {
  const carried = typeof item === 'string' ? handedOut.get(item) : undefined;
  const deferred = deferredOf(carried);
  return deferred !== undefined && isListLike(deferred) ? [...(carried as Iterable<unknown>)] : [unmark(item, handedOut)];
}

/** Whether a list or map of one marker stands for the whole list or map that the marker was made for. */
function isWhole(holder: object, marked: unknown): boolean {
  const deferred = deferredOf(marked);
  if (Array.isArray(holder)) {
    return deferred !== undefined && isListLike(deferred);
  }
  return Object.keys(holder)[0] === Object.values(holder)[0] && (deferred === undefined || isMapLike(deferred));
}
