import { isEmpty, withoutConstant } from './domain';
import { childAt, declaredKeys, hasFreeKeys, idOfOtherKey, isRequiredInBranch, isValuesPosition, itemAt, otherKeyAt, otherValueAt, type Position, type ValuesPosition } from './position';
import { equalsConstant, isOfKind } from './questions';
import { ABSENT, constant, unknown, type Member, type Symbolic } from './symbolic';
import { remember } from './history';
import { touch, type Path } from './path';

/** An entry of a map: its key is always known to be there. */
export type Entry = Member & { readonly key: Symbolic };

/** What a map of the values has at a key. */
export function readPlace(path: Path, place: ValuesPosition, key: string): Symbolic {
  if (!isOfKind(path, unknown(place), 'map')) {
    return ABSENT;
  }
  const child = childAt(place, key);
  if (child === undefined) {
    return ABSENT;
  }
  if (path.positions.has(child.id) || !hasFreeKeys(place) || declaredKeys(place).includes(key)) {
    return unknown(inBranch(path, child));
  }
  // While nobody has said that the map has no further entries, the key may be there.
  if (!path.others.has(idOfOtherKey(place, 0))) {
    return touched(path, child);
  }
  const found = othersThere(path, place).find((other) => equalsConstant(path, unknown(otherKeyAt(place, other)), key));
  if (found !== undefined) {
    return unknown(otherValueAt(place, found));
  }
  return isWhole(path, place) ? ABSENT : touched(path, child);
}

/** Which of two arbitrary entries a map of the customer has, as far as somebody asked. */
function othersThere(path: Path, place: ValuesPosition): readonly (0 | 1)[] {
  return ([0, 1] as const).filter((other) => path.others.get(idOfOtherKey(place, other)) === true);
}

/** Whether a map of the customer has no entries but those that are known. */
function isWhole({ others }: Path, place: ValuesPosition): boolean {
  return ([0, 1] as const).some((other) => others.get(idOfOtherKey(place, other)) === false);
}

function touched(path: Path, child: ValuesPosition): Symbolic {
  touch(path, child);
  return unknown(child);
}

/** What the customer must set while a branch is chosen may be absent while another is. */
function inBranch(path: Path, place: ValuesPosition): ValuesPosition {
  if (!isRequiredInBranch(place) || path.domains.has(place.id)) {
    return place;
  }
  const isChosen = place.of.branches.every(({ discriminator, name }) => equalsConstant(path, unknown(discriminator), name));
  return isChosen ? place : { ...place, domain: { ...place.domain, absent: true } };
}

/** How many members of a list of the customer are related to each other at most. */
export const MOST_ITEMS = 4;

const MOST_ENTRIES = 2;

/** Notes that members of a list of the customer are looked at, and tells how many have to be gone through: each that was looked at before, and another one. */
export function itemsToMeet(path: Path, list: ValuesPosition, most: number): number {
  const earlier = meet(path, list, MOST_ITEMS);
  return earlier === 0 ? most : Math.max(most, Math.min(earlier + 1, MOST_ITEMS));
}

/** The same for entries of a map. */
export function entriesToMeet(path: Path, map: ValuesPosition, most: 1 | 2): 1 | 2 {
  return meet(path, map, MOST_ENTRIES) === 0 ? most : MOST_ENTRIES;
}

/** How often members were looked at before. Where it was too often, a rule may be broken by more of them than are gone through. */
function meet(path: Path, place: ValuesPosition, most: number): number {
  const earlier = path.met.get(place.id) ?? 0;
  if (earlier >= most) {
    path.doubts.add(`more than ${String(most)} members of ${place.id} may break it together`);
  }
  remember(path, path.met, place.id, earlier + 1);
  return earlier;
}

/** Members of a list of the customer: none, or some that stand for all. */
export function arbitraryItems(path: Path, list: ValuesPosition, most: number): readonly Symbolic[] {
  const { field } = list.of;
  const least = field?.kind === 'list' ? (field.minItems ?? 0) : 0;
  const greatest = field?.kind === 'list' ? (field.maxItems ?? Infinity) : Infinity;
  touch(path, list);
  let size = path.sizes.get(list.id) ?? chosenSize(path, [0, 1], least, greatest);
  let asked = path.sizes.get(`${list.id}/asked`) ?? 1;
  while (asked < most && size === asked) {
    size = chosenSize(path, [asked, asked + 1], least, greatest);
    asked += 1;
  }
  remember(path, path.sizes, list.id, size);
  remember(path, path.sizes, `${list.id}/asked`, asked);
  return Array.from({ length: size }, (_, item) => unknown(itemAt(list, item)));
}

/** One of two sizes, the greater of which stands for all greater ones. */
function chosenSize(path: Path, [small, large]: readonly [number, number], least: number, greatest: number): number {
  if (least > small) {
    return large;
  }
  return greatest < large || path.choose(2) === 0 ? small : large;
}

/** An entry that is written out, where it is there. */
export function presentEntry(path: Path, key: string, value: Symbolic): readonly Entry[] {
  return isOfKind(path, value, 'absent') ? [] : [{ key: constant(key), value }];
}

/** The keys of a map of the values that are declared, or were asked for. */
export function keysOfPlace(path: Path, place: ValuesPosition): readonly string[] {
  const asked = [...path.positions.values()].flatMap((each) => keyBelow(place, each));
  return [...new Set([...declaredKeys(place), ...asked])];
}

function keyBelow(place: ValuesPosition, position: Position): readonly string[] {
  if (!isValuesPosition(position) || position.of.steps.length !== place.of.steps.length + 1 || !position.id.startsWith(`${place.id}/`)) {
    return [];
  }
  const last = position.of.steps.at(-1);
  return last !== undefined && 'key' in last ? [last.key] : [];
}

/** The entries of a map of the values: those that are known, and one or two that stand for all others. */
export function entriesOfPlace(path: Path, place: ValuesPosition, most: 1 | 2): readonly Entry[] {
  const known = keysOfPlace(path, place).flatMap((key) => presentEntry(path, key, readPlace(path, place, key)));
  return [...known, ...otherOfPlace(path, place, most)];
}

/** Entries that stand for all further entries of a map of the customer: none, or one or two. */
export function otherOfPlace(path: Path, place: ValuesPosition, most: 1 | 2): readonly Entry[] {
  if (!hasFreeKeys(place)) {
    return [];
  }
  touch(path, place);
  for (const other of ([0, 1] as const).slice(0, most)) {
    if (other === othersThere(path, place).length) {
      chooseOther(path, place, other);
    }
  }
  return othersThere(path, place).map((other) => ({ key: unknown(otherKeyAt(place, other)), value: unknown(otherValueAt(place, other)) }));
}

/** Whether there is a further entry. */
function chooseOther(path: Path, place: ValuesPosition, other: 0 | 1): void {
  const key = otherKeyAt(place, other);
  if (path.others.has(key.id)) {
    return;
  }
  const domain = keysOfPlace(path, place).reduce(withoutConstant, key.domain);
  const isThere = !isEmpty(domain) && ((other === 0 && isEntryNeeded(path, place)) || path.choose(2) === 1);
  if (isThere) {
    remember(path, path.domains, key.id, domain);
    touch(path, key);
  }
  remember(path, path.others, key.id, isThere);
}

/** Whether the known entries of a map are fewer than it must have. */
function isEntryNeeded(path: Path, place: ValuesPosition): boolean {
  const least = leastEntries(place);
  return least > 0 && keysOfPlace(path, place).filter((key) => !isOfKind(path, readPlace(path, place, key), 'absent')).length < least;
}

/** How many entries a map of the customer must have. */
export function leastEntries({ of: { field } }: ValuesPosition): number {
  return field?.kind === 'map' ? (field.minEntries ?? 0) : 0;
}
