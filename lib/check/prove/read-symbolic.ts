import { childAt, declaredKeys, hasFreeKeys, isRequiredInBranch, isValuesPosition, itemAt, otherKeyAt, otherValueAt, type Position, type ValuesPosition } from './position';
import { isEmpty, withoutConstant, type Domain } from './domain';
import { PathEnd, type Path } from './path';
import { equalsConstant, isOfKind } from './questions';
import { ABSENT, constant, unknown, type Layer, type ListPart, type MapSymbolic, type Member, type Symbolic } from './symbolic';

/** What a map has at a key. */
export function readKey(path: Path, symbolic: Symbolic, key: string): Symbolic {
  switch (symbolic.kind) {
    case 'unknown':
      return isValuesPosition(symbolic.position) ? readPlace(path, symbolic.position, key) : ABSENT;
    case 'map':
      return readLayers(path, symbolic, key);
    case 'constant':
    case 'text':
    case 'list':
      return ABSENT;
  }
}

function readPlace(path: Path, place: ValuesPosition, key: string): Symbolic {
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
  if (!path.others.has(place.id)) {
    return touched(path, child);
  }
  const other = path.others.get(place.id);
  if (other === undefined) {
    return ABSENT;
  }
  return equalsConstant(path, unknown(other), key) ? unknown(otherValueAt(place)) : touched(path, child);
}

function touched(path: Path, child: ValuesPosition): Symbolic {
  path.positions.set(child.id, child);
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

function readLayers(path: Path, map: MapSymbolic, key: string): Symbolic {
  for (const layer of [...map.layers].reverse()) {
    const found = readLayer(path, layer, key);
    if (found !== undefined) {
      const below = (): MapSymbolic => ({ ...map, layers: map.layers.slice(0, map.layers.indexOf(layer)) });
      return map.isDeep ? mergedInto(path, () => readLayers(path, below(), key), found) : found;
    }
  }
  return ABSENT;
}

function readLayer(path: Path, layer: Layer, key: string): Symbolic | undefined {
  switch (layer.kind) {
    case 'entry':
      return layer.key === key && holds(layer) ? layer.value() : undefined;
    case 'spread': {
      if (!holds(layer)) {
        return undefined;
      }
      const found = readKey(path, layer.source(), key);
      return isOfKind(path, found, 'absent') ? undefined : found;
    }
    case 'repeat': {
      const member = holds(layer) ? membersOf(path, layer.source(), 1).find((each) => equalsConstant(path, layer.key(each), key)) : undefined;
      return member === undefined ? undefined : layer.value(member);
    }
  }
}

/** Maps of the same key are merged; anything else is replaced. */
function mergedInto(path: Path, below: () => Symbolic, above: Symbolic): Symbolic {
  if (!isMapLike(above) || !isOfKind(path, above, 'map')) {
    return above;
  }
  const under = below();
  if (!isMapLike(under) || !isOfKind(path, under, 'map')) {
    return above;
  }
  const layers = [under, above].map((source): Layer => ({ kind: 'spread', condition: undefined, source: () => source }));
  return { kind: 'map', layers, isDeep: true };
}

function isMapLike(symbolic: Symbolic): boolean {
  return symbolic.kind === 'map' || symbolic.kind === 'unknown';
}

/** The members of a list, or the entries of a map, that something is repeated for. */
export function membersOf(path: Path, source: Symbolic, most: 1 | 2): readonly Member[] {
  if (source.kind === 'map' || (source.kind === 'unknown' && isOfKind(path, source, 'map'))) {
    return readEntries(path, source);
  }
  return readItems(path, source, most).map((value) => ({ key: undefined, value }));
}

/** The members of a list; of a list of the customer none, or one or two arbitrary ones. */
export function readItems(path: Path, symbolic: Symbolic, most: 1 | 2): readonly Symbolic[] {
  switch (symbolic.kind) {
    case 'list':
      return symbolic.parts.flatMap((part) => itemsOfPart(path, part, most));
    case 'unknown':
      return isValuesPosition(symbolic.position) && isOfKind(path, symbolic, 'list') ? arbitraryItems(path, symbolic.position, most) : [];
    case 'constant':
    case 'text':
    case 'map':
      return [];
  }
}

/** The members of one part of a list. */
export function itemsOfPart(path: Path, part: ListPart, most: 1 | 2): readonly Symbolic[] {
  if (!holds(part)) {
    return [];
  }
  switch (part.kind) {
    case 'item':
      return [part.value()];
    case 'spread':
      return readItems(path, part.source(), most);
    case 'repeat':
      return membersOf(path, part.source(), most).flatMap((member) => part.parts(member).flatMap((each) => itemsOfPart(path, each, most)));
  }
}

function arbitraryItems(path: Path, list: ValuesPosition, most: 1 | 2): readonly Symbolic[] {
  const { field } = list.of;
  const least = field?.kind === 'list' ? (field.minItems ?? 0) : 0;
  const greatest = field?.kind === 'list' ? (field.maxItems ?? Infinity) : Infinity;
  path.positions.set(list.id, list);
  let size = path.sizes.get(list.id) ?? chosenSize(path, [0, 1], least, greatest);
  if (size === 1 && most === 2 && !path.sizes.has(`${list.id}/second`)) {
    path.sizes.set(`${list.id}/second`, 1);
    size = chosenSize(path, [1, 2], least, greatest);
  }
  path.sizes.set(list.id, size);
  return ([0, 1] as const).slice(0, size).map((item) => unknown(itemAt(list, item)));
}

/** One of two sizes, the greater of which stands for all greater ones. */
function chosenSize(path: Path, [small, large]: readonly [number, number], least: number, greatest: number): number {
  if (least > small) {
    return large;
  }
  return greatest < large || path.choose(2) === 0 ? small : large;
}

/** The entries of a map: those that are written out or were asked for, and an arbitrary one of a map of the customer. */
export function readEntries(path: Path, symbolic: Symbolic): readonly (Member & { readonly key: Symbolic })[] {
  if (symbolic.kind === 'unknown') {
    return isValuesPosition(symbolic.position) && isOfKind(path, symbolic, 'map') ? entriesOfPlace(path, symbolic.position) : [];
  }
  if (symbolic.kind !== 'map') {
    return [];
  }
  const keys = [...new Set(symbolic.layers.flatMap((layer) => writtenKeys(path, layer)))];
  const written = keys.flatMap((key) => presentEntry(path, key, readLayers(path, symbolic, key)));
  const others = symbolic.layers.flatMap((layer) => otherEntries(path, layer, keys));
  return [...written, ...others];
}

function presentEntry(path: Path, key: string, value: Symbolic): readonly (Member & { readonly key: Symbolic })[] {
  return isOfKind(path, value, 'absent') ? [] : [{ key: constant(key), value }];
}

/** The constant keys that a layer may have. */
function writtenKeys(path: Path, layer: Layer): readonly string[] {
  switch (layer.kind) {
    case 'entry':
      return [layer.key];
    case 'spread':
      return holds(layer) ? knownKeys(path, layer.source()) : [];
    case 'repeat':
      return [];
  }
}

function knownKeys(path: Path, source: Symbolic): readonly string[] {
  if (source.kind === 'map') {
    return source.layers.flatMap((layer) => writtenKeys(path, layer));
  }
  return source.kind === 'unknown' && isValuesPosition(source.position) && isOfKind(path, source, 'map') ? keysOfPlace(path, source.position) : [];
}

/** The keys of a map of the values that are declared, or were asked for. */
function keysOfPlace(path: Path, place: ValuesPosition): readonly string[] {
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

/** Entries of a layer whose keys are not known, as far as no known key takes their place. */
function otherEntries(path: Path, layer: Layer, known: readonly string[]): readonly (Member & { readonly key: Symbolic })[] {
  const isShadowed = ({ key }: { readonly key: Symbolic }): boolean => known.some((each) => equalsConstant(path, key, each));
  switch (layer.kind) {
    case 'entry':
      return [];
    case 'spread':
      return holds(layer) ? unknownEntries(path, layer.source()).filter((entry) => !isShadowed(entry)) : [];
    case 'repeat':
      return holds(layer)
        ? membersOf(path, layer.source(), 1).map((member) => ({ key: layer.key(member), value: layer.value(member) })).filter((entry) => !isShadowed(entry))
        : [];
  }
}

function unknownEntries(path: Path, source: Symbolic): readonly (Member & { readonly key: Symbolic })[] {
  if (source.kind === 'map') {
    return source.layers.flatMap((layer) => otherEntries(path, layer, []));
  }
  return source.kind === 'unknown' && isValuesPosition(source.position) && isOfKind(path, source, 'map') ? otherOfPlace(path, source.position) : [];
}

function entriesOfPlace(path: Path, place: ValuesPosition): readonly (Member & { readonly key: Symbolic })[] {
  const known = keysOfPlace(path, place).flatMap((key) => presentEntry(path, key, readPlace(path, place, key)));
  return [...known, ...otherOfPlace(path, place)];
}

/** An entry that stands for all further entries of a map of the customer, or none. */
function otherOfPlace(path: Path, place: ValuesPosition): readonly (Member & { readonly key: Symbolic })[] {
  if (!hasFreeKeys(place)) {
    return [];
  }
  if (!path.others.has(place.id)) {
    path.positions.set(place.id, place);
    const key = otherKeyAt(place);
    const domain = keysOfPlace(path, place).reduce(withoutConstant, key.domain);
    const isThere = !isEmpty(domain) && path.choose(2) === 1;
    path.others.set(place.id, isThere ? touchedKey(path, key, domain) : undefined);
  }
  const key = path.others.get(place.id);
  return key === undefined ? [] : [{ key: unknown(key), value: unknown(otherValueAt(place)) }];
}

function touchedKey(path: Path, key: Position, domain: Domain): Position {
  path.domains.set(key.id, domain);
  path.positions.set(key.id, key);
  return key;
}

/** Whether a list or map of the values has anything in it. */
export function hasMembers(path: Path, symbolic: Symbolic): boolean {
  switch (symbolic.kind) {
    case 'list':
      return symbolic.parts.some((part) => itemsOfPart(path, part, 1).length > 0);
    case 'map':
      return readEntries(path, symbolic).length > 0;
    case 'unknown':
      return isValuesPosition(symbolic.position) && (isOfKind(path, symbolic, 'list') ? arbitraryItems(path, symbolic.position, 1).length > 0 : entriesOfPlace(path, symbolic.position).length > 0);
    case 'constant':
    case 'text':
      return false;
  }
}

function holds({ condition }: Layer | ListPart): boolean {
  return condition?.() ?? true;
}

/** One after the other; while one is looked at, the others are not, because other runs look at them. */
export function* eachOf<T>(path: Path, count: number, at: (index: number) => readonly T[]): Iterable<T> {
  const index = count === 0 ? 0 : path.choose(count + 1);
  if (index === count) {
    return;
  }
  yield* at(index);
  throw new PathEnd('the rest is looked at by other runs');
}

