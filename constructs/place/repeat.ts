import { each, type Reference, type Repeated, type Settled } from '../../lib';

/**
 * One item for each member of a list: at once for a literal list, at install time for a reference. To be
 * the whole of a list or to be spread into one.
 */
export function repeat<Member, const Item>(
  list: Reference<readonly Member[]> | readonly Member[],
  item: (member: Reference<Member>) => Item,
): readonly (Item | Repeated<Settled<Item>>)[] {
  return Array.isArray(list)
    ? list.map((member: Reference<Member>) => item(member))
    : [each(list as Reference<readonly Member[]>, item)];
}
