import { isValuesPosition, otherKeyAt, type ValuesPosition } from './position';
import { equalsConstant, isOfKind } from './questions';
import { readPlace } from './read-place';
import { ABSENT, constant, unknown, type Layer, type Member, type Symbolic, type TextSymbolic } from './symbolic';
import type { Path } from './path';

/** Entries that are repeated for those of a map. */
type RepeatedLayer = Extract<Layer, { readonly kind: 'repeat' }>;

/**
 * What entries that are repeated for a map have at a key, or undefined where it is none of theirs. Where the key tells
 * which entry of the map it comes from, that one is read, so that several keys are each found.
 */
export function repeatedEntry(path: Path, layer: RepeatedLayer, key: string, membersOf: (source: Symbolic) => readonly Member[]): Symbolic | undefined {
  const source = layer.source();
  const place = source.kind === 'unknown' && isValuesPosition(source.position) ? source.position : undefined;
  const keys = place === undefined ? undefined : keysFrom(layer, place);
  if (place === undefined || keys === undefined) {
    return arbitraryEntry(path, layer, key, membersOf(source));
  }
  const [before, after] = keys;
  if (key.length < before.length + after.length || !key.startsWith(before) || !key.endsWith(after)) {
    return undefined;
  }
  const own = key.slice(before.length, key.length - after.length);
  const value = readPlace(path, place, own);
  return isOfKind(path, value, 'absent') ? undefined : layer.value({ key: constant(own), value });
}

/** What stands before and after the key of the map in each key that is made of one; undefined where more than constants does. */
function keysFrom(layer: RepeatedLayer, place: ValuesPosition): readonly [string, string] | undefined {
  // A position of its own, of which no run assumes anything.
  const any = { ...otherKeyAt(place), id: `${place.id}/*asked` };
  const made = layer.key({ key: unknown(any), value: ABSENT });
  const parts = made.kind === 'text' ? made.parts : made.kind === 'unknown' ? [made.position] : [];
  const at = parts.findIndex((part) => typeof part === 'object' && part.id === any.id);
  const [before, after] = [constantText(parts.slice(0, at)), constantText(parts.slice(at + 1))];
  return at < 0 || before === undefined || after === undefined ? undefined : [before, after];
}

function constantText(parts: TextSymbolic['parts']): string | undefined {
  return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
}

/** One entry stands for all: another key that is asked for may be that of another one. */
function arbitraryEntry(path: Path, layer: RepeatedLayer, key: string, members: readonly Member[]): Symbolic | undefined {
  const member = members.find((each) => equalsConstant(path, layer.key(each), key));
  if (member !== undefined && member.key?.kind !== 'constant') {
    path.doubts.add(`the key ${key} may be one of several that are made of keys of a map`);
  }
  return member === undefined ? undefined : layer.value(member);
}
