import { eachOf } from './each-of';
import { identityOf } from './expression-id';
import { isList, partsOf } from './list-parts';
import { isValuesPosition, itemAt, type Position } from './position';
import { keyedMembers, mayBeSame, type KeyedMember } from './repeated-members';
import { readKey } from './read-symbolic';
import { isOneOf, isPresent } from './questions';
import { isLeaf, isRelated, isSame, type Leaf } from './relations';
import { idOf, unknown, type ListPart, type Symbolic } from './symbolic';
import type { Path } from './path';

/** The members of a list that have something at a key which no member of another list has, one by one. */
export function* missingMembers(path: Path, list: Symbolic, key: string, others: Symbolic): Iterable<KeyedMember> {
  const members = partsOf(list).flatMap((part, index) => keyedMembers(path, part, { key, index, most: 1 }));
  for (const member of eachOf(path, members.length, (at) => members.slice(at, at + 1))) {
    const { found, isThere } = member;
    // What is written out needs no question where the other list has it in any case.
    const isAlone = found.kind === 'constant' ? (): boolean => isMissing(path, found, others, key) && isThere() : (): boolean => isThere() && isMissing(path, found, others, key);
    if (isAlone()) {
      yield member;
    }
  }
}

/** Whether something is there that no member of a list has at a key. Of a list of the customer one assumption says it of all members. */
export function isMissing(path: Path, found: Symbolic, others: Symbolic, key: string): boolean {
  if (!isLeaf(found) || !isPresent(path, found)) {
    return false;
  }
  const parts = partsOf(others);
  if (found.kind === 'constant') {
    return !parts.some((part) => isAmong(path, found, part, key));
  }
  // What a customer writes refers most often to what the same customer writes, and what is always there is one question.
  const always = parts.flatMap((part) => alwaysThere(path, part, key));
  const rest = parts.filter((part) => part.kind !== 'spread' && alwaysThere(path, part, key).length === 0);
  return !(parts.some((part) => part.kind === 'spread' && isAmong(path, found, part, key)) || isOneOf(path, found, always) || rest.some((part) => isAmong(path, found, part, key)));
}

/** What a member that is written out without a condition has at a key. */
function alwaysThere(path: Path, part: ListPart, key: string): readonly string[] {
  const found = part.kind === 'item' && part.condition === undefined ? readKey(path, part.value(), key) : undefined;
  return found?.kind === 'constant' && typeof found.value === 'string' ? [found.value] : [];
}

function isAmong(path: Path, found: Leaf, part: ListPart, key: string): boolean {
  const holds = (): boolean => part.condition?.() ?? true;
  const isAlike = (item: Symbolic): boolean => {
    const other = readKey(path, item, key);
    return mayBeSame(path, found, other) && isSame(path, found, other);
  };
  if (part.kind === 'item') {
    return isAlike(part.value()) && holds();
  }
  const source = part.source();
  if (part.kind === 'repeat') {
    return isRelated(path, `among(${idOf(found)},${String(identityOf(path, part))},${key})`, [found]) && holds();
  }
  if (source.kind !== 'unknown') {
    return partsOf(source).some((each) => isAmong(path, found, each, key)) && holds();
  }
  return isPossible(path, found, source.position, key) && isRelated(path, `among(${idOf(found)},${source.position.id},${key})`, [found]) && holds();
}

/** Whether a list of the customer may have a member with something at a key. What its arbitrary members have says nothing of all others. */
function isPossible(path: Path, found: Leaf, position: Position, key: string): boolean {
  if (!isValuesPosition(position)) {
    return true;
  }
  const isDeclared = isList(path, position) && position.of.field?.kind === 'list';
  return path.sizes.get(position.id) !== 0 && (!isDeclared || mayBeSame(path, found, readKey(path, unknown(itemAt(position, 0)), key)));
}
