import { deferredOf, isListLike, isMapLike } from '../reference/deferred';

/** Hands out a text that stands for a value. */
export type Mark = (value: unknown) => string;

/** What stands for a reference: generated classes map over lists and maps, which a list or map of one marker survives. */
export function markReference(value: unknown, mark: Mark): unknown {
  const deferred = deferredOf(value);
  const marker = mark(value);
  if (deferred === undefined) {
    return marker;
  }
  return isListLike(deferred) ? [marker] : isMapLike(deferred) ? markedMap(marker) : marker;
}

/** A map that stands for a whole map. */
export function markedMap(marker: string): Readonly<Record<string, string>> {
  return { [marker]: marker };
}
