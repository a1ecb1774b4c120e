import { isSet, not, repeated, text, type Value } from '../../lib';
import { nameOf } from './service-account';
import type { Place } from '../place/place';

/** Refuses members of a list of the values that have the same at a key; the list is called by its path, or by the name given where it is a literal. */
export function requireDistinct<Key extends string>(place: Place, list: Value<readonly Readonly<Partial<Record<Key, string>>>[]>, key: Key, name: string): void {
  const twice = repeated(list, key);
  place.require(not(isSet(twice)), text`${nameOf(list, name)} has ${twice} more than once`, `keep one of each ${key}`);
}
