import { eachEntry, valuesPathOf, type Reference, type Repeated, type Settled } from '../../lib';

/** One item for each entry of a map, in the order of its keys: at once for a literal map, at install time for a reference. To be spread into a list. */
export function repeatEntries<Entry, const Item>(
  map: Reference<Readonly<Record<string, Entry>>>,
  item: (key: Reference<string> | string) => Item,
): readonly (Item | Repeated<Settled<Item>>)[] {
  return valuesPathOf(map) === undefined
    ? Object.keys(map).sort().map((key) => item(key))
    : [eachEntry(map, (key) => item(key))];
}
