import { eachOf } from './each-of';
import { includesScalar } from './domain';
import { isValuesPosition, itemAt, type ValuesPosition } from './position';
import { domainIn, type Path } from './path';
import { arbitraryItems } from './read-place';
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
  const members = partsOf(list).flatMap((part, index) => membersOf(path, part, key, index));
  const pairs = members.flatMap((later, at) => members.slice(0, at).filter((earlier) => mayBeSame(path, earlier.found, later.found)).map((earlier) => ({ earlier, later })));
  for (const { earlier, later } of eachOf(path, pairs.length, (at) => pairs.slice(at, at + 1))) {
    if (earlier.isThere() && later.isThere() && isSame(path, earlier.found, later.found)) {
      yield later;
    }
  }
}

function partsOf(list: Symbolic): readonly ListPart[] {
  switch (list.kind) {
    case 'list':
      return list.parts;
    case 'unknown':
      return [{ kind: 'spread', condition: undefined, source: () => list }];
    default:
      return [];
  }
}

function membersOf(path: Path, part: ListPart, key: string, index: number): readonly KeyedMember[] {
  const holds = (): boolean => part.condition?.() ?? true;
  const member = (item: Symbolic, isThere: () => boolean): KeyedMember => ({ index, item, found: readKey(path, item, key), isThere });
  if (part.kind === 'item') {
    return [member(part.value(), holds)];
  }
  const source = part.kind === 'spread' ? part.source() : undefined;
  const place = source?.kind === 'unknown' && isValuesPosition(source.position) && isList(path, source.position) ? source.position : undefined;
  if (place !== undefined) {
    return ([0, 1] as const).map((at) => member(unknown(itemAt(place, at)), () => holds() && arbitraryItems(path, place, at === 0 ? 1 : 2).length > at));
  }
  return itemsOfPart(path, part, 2).map((item) => member(item, () => true));
}

/** Whether a place of the values is a list in any case. */
function isList(path: Path, place: ValuesPosition): boolean {
  const { list, absent, map } = domainIn(path, place);
  return list && !absent && !map;
}

/** Whether two values can be the same, as far as that is known without a question. */
function mayBeSame(path: Path, a: Symbolic, b: Symbolic): boolean {
  if (a.kind === 'constant' && b.kind === 'constant') {
    return a.value !== undefined && a.value === b.value;
  }
  const [known, other] = a.kind === 'constant' ? [a, b] : [b, a];
  if (known.kind !== 'constant' || other.kind !== 'unknown') {
    return true;
  }
  return known.value !== undefined && includesScalar(domainIn(path, other.position), known.value);
}
