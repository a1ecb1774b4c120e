import { eachOf } from './each-of';
import { includesScalar } from './domain';
import { isValuesPosition, itemAt } from './position';
import { domainIn, type Path } from './path';
import { isList, partsOf } from './list-parts';
import { arbitraryItems, itemsToMeet } from './read-place';
import { itemsOfPart, readKey } from './read-symbolic';
import { isSame } from './relations';
import { unknown, type ListPart, type Symbolic } from './symbolic';

/** What a member of a list has at a key, which is read before anybody asks whether the member is there. */
export interface KeyedMember {
  readonly index: number;
  readonly item: Symbolic;
  readonly found: Symbolic;
  readonly isThere: () => boolean;
}

/** The later members of pairs that have the same at a key, one by one. Pairs that cannot be alike ask nothing. */
export function* repeatedMembers(path: Path, list: Symbolic, key: string): Iterable<KeyedMember> {
  const members = partsOf(list).flatMap((part, index) => keyedMembers(path, part, { key, index, most: 2 }));
  const pairs = members.flatMap((later, at) => members.slice(0, at).filter((earlier) => mayBeSame(path, earlier.found, later.found)).map((earlier) => ({ earlier, later })));
  for (const { earlier, later } of eachOf(path, pairs.length, (at) => pairs.slice(at, at + 1))) {
    if (earlier.isThere() && later.isThere() && isSame(path, earlier.found, later.found)) {
      yield later;
    }
  }
}

/** The members of a part of a list: of a list of the customer some that stand for all. */
export function keyedMembers(path: Path, part: ListPart, { key, index, most }: { readonly key: string; readonly index: number; readonly most: 1 | 2 }): readonly KeyedMember[] {
  const holds = (): boolean => part.condition?.() ?? true;
  const member = (item: Symbolic, isThere: () => boolean): KeyedMember => ({ index, item, found: readKey(path, item, key), isThere });
  if (part.kind === 'item') {
    return [member(part.value(), holds)];
  }
  const source = part.kind === 'spread' ? part.source() : undefined;
  const place = source?.kind === 'unknown' && isValuesPosition(source.position) && isList(path, source.position) ? source.position : undefined;
  if (place !== undefined) {
    return Array.from({ length: itemsToMeet(path, place, most) }, (_, at) => member(unknown(itemAt(place, at)), () => holds() && arbitraryItems(path, place, at + 1).length > at));
  }
  return itemsOfPart(path, part, most).map((item) => member(item, () => true));
}

/** Whether two values can be the same, as far as that is known without a question. */
export function mayBeSame(path: Path, a: Symbolic, b: Symbolic): boolean {
  if (a.kind === 'constant' && b.kind === 'constant') {
    return a.value !== undefined && a.value === b.value;
  }
  const [known, other] = a.kind === 'constant' ? [a, b] : [b, a];
  if (known.kind !== 'constant' || other.kind !== 'unknown') {
    return true;
  }
  return known.value !== undefined && includesScalar(domainIn(path, other.position), known.value);
}
