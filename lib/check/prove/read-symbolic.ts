import { hasFreeKeys, isValuesPosition, itemAt, type Position, type ValuesPosition } from './position';
import { equalsConstant, isOfKind } from './questions';
import { arbitraryItems, entriesOfPlace, entriesToMeet, itemsToMeet, keysOfPlace, MOST_ITEMS, otherOfPlace, presentEntry, readPlace, type Entry } from './read-place';
import { repeatedEntry } from './repeated-entry';
import { ABSENT, unknown, type Layer, type ListPart, type MapSymbolic, type Member, type Symbolic, type UnknownSymbolic } from './symbolic';
import { asksNothing, type Path } from './path';

/** What a map has at a key. */
export function readKey(path: Path, symbolic: Symbolic, key: string): Symbolic {
  switch (symbolic.kind) {
    case 'unknown':
      return isValuesPosition(symbolic.position) ? readPlace(path, symbolic.position, key) : doubtful(path, symbolic.position, ABSENT);
    case 'map':
      return readLayers(path, symbolic, key);
    case 'constant':
    case 'text':
    case 'list':
      return ABSENT;
  }
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
    case 'repeat':
      return holds(layer) ? repeatedEntry(path, layer, key, (source) => membersOf(path, source, 1)) : undefined;
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
    return readEntries(path, source, most);
  }
  return readItems(path, source, most).map((value) => ({ key: undefined, value }));
}

/** The members of a list; of a list of the customer none, or some arbitrary ones. */
export function readItems(path: Path, symbolic: Symbolic, most: 1 | 2): readonly Symbolic[] {
  switch (symbolic.kind) {
    case 'list':
      return symbolic.parts.flatMap((part) => itemsOfPart(path, part, most));
    case 'unknown':
      if (!isValuesPosition(symbolic.position)) {
        return doubtful(path, symbolic.position, []);
      }
      return isOfKind(path, symbolic, 'list') ? arbitraryItems(path, symbolic.position, itemsToMeet(path, symbolic.position, most)) : [];
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

/** Whether a member of a list passes a test. Whether it is there at all is asked last, because that decides nothing where it fails. */
export function someOf(path: Path, source: Symbolic, test: (item: Symbolic, index: number) => boolean): boolean {
  if (source.kind === 'list') {
    return source.parts.some((each, at) => someOfPart(path, each, (item, index) => test(item, at + index)));
  }
  if (!isListPlace(source)) {
    return readItems(path, source, 1).some(test);
  }
  const { position } = source;
  if (path.sizes.get(position.id) === 0) {
    return false;
  }
  const passes = (item: number): boolean => test(unknown(itemAt(position, item)), item);
  const isThere = (item: number): boolean => isOfKind(path, source, 'list') && arbitraryItems(path, position, item + 1).length > item;
  // Where the test asks nothing of a member that nobody has looked at, it has the same answer for all.
  if (path.met.has(position.id) && asksNothing(path, () => passes(MOST_ITEMS))) {
    return passes(0) && isThere(0);
  }
  return Array.from({ length: itemsToMeet(path, position, 1) }, (_, item) => item).some((item) => passes(item) && isThere(item));
}

function someOfPart(path: Path, part: ListPart, test: (item: Symbolic, index: number) => boolean): boolean {
  switch (part.kind) {
    case 'item':
      return test(part.value(), 0) && holds(part);
    case 'spread':
      return someOf(path, part.source(), test) && holds(part);
    case 'repeat': {
      const ofMember = (value: Symbolic): boolean => part.parts({ key: undefined, value }).some((each) => someOfPart(path, each, test));
      const source = part.source();
      return isListPlace(source) ? someOf(path, source, ofMember) && holds(part) : itemsOfPart(path, part, 1).some(test);
    }
  }
}

/** Whether something is a place of the values where a list may stand, and no map. */
function isListPlace(source: Symbolic): source is UnknownSymbolic & { readonly position: ValuesPosition } {
  return source.kind === 'unknown' && isValuesPosition(source.position) && source.position.domain.list && !source.position.domain.map;
}

/** The entries of a map: those that are written out or were asked for, and one or two arbitrary ones of a map of the customer. */
export function readEntries(path: Path, symbolic: Symbolic, most: 1 | 2 = 1): readonly Entry[] {
  if (symbolic.kind === 'unknown') {
    if (!isValuesPosition(symbolic.position)) {
      return doubtful(path, symbolic.position, []);
    }
    return isOfKind(path, symbolic, 'map') ? entriesOfPlace(path, symbolic.position, entriesToMeet(path, symbolic.position, most)) : [];
  }
  if (symbolic.kind !== 'map') {
    return [];
  }
  const keys = [...new Set(symbolic.layers.flatMap((layer) => writtenKeys(path, layer)))];
  const written = keys.flatMap((key) => presentEntry(path, key, readLayers(path, symbolic, key)));
  const others = symbolic.layers.flatMap((layer) => otherEntries(path, layer, keys, most));
  return [...written, ...others];
}

/**
 * The entries of a map in groups, each to be read by itself: one for each key that is written out, and one for each
 * map that is merged in or repeated. Together they are the entries of `readEntries`, some of them twice.
 */
export function entryGroups(path: Path, symbolic: Symbolic): readonly EntryGroup[] {
  if (symbolic.kind === 'unknown' && isValuesPosition(symbolic.position) && isOfKind(path, symbolic, 'map')) {
    return placeGroups(path, symbolic.position);
  }
  if (symbolic.kind !== 'map') {
    return symbolic.kind === 'unknown' && !isValuesPosition(symbolic.position) ? doubtful(path, symbolic.position, []) : [];
  }
  const { layers } = symbolic;
  const written = [...new Set(layers.flatMap((layer) => (layer.kind === 'entry' ? [layer.key] : [])))];
  const ofKey = (key: string): EntryGroup => () => presentEntry(path, key, readLayers(path, symbolic, key));
  const ofLayer = (layer: Layer): EntryGroup => () => {
    const keys = writtenKeys(path, layer).filter((key) => !written.includes(key));
    const above = layers.slice(layers.indexOf(layer) + 1).flatMap((each) => (each.kind === 'spread' ? writtenKeys(path, each) : []));
    return oneOfGroups(path, [...keys.map(ofKey), () => otherEntries(path, layer, [...new Set([...written, ...keys, ...above])], 1)]);
  };
  return [...written.map(ofKey), ...layers.filter(({ kind }) => kind !== 'entry').map(ofLayer)];
}

/** The entries of one group. */
export type EntryGroup = () => readonly Entry[];

function placeGroups(path: Path, place: ValuesPosition): readonly EntryGroup[] {
  const known = keysOfPlace(path, place).map((key): EntryGroup => () => presentEntry(path, key, readPlace(path, place, key)));
  return hasFreeKeys(place) ? [...known, () => otherOfPlace(path, place, entriesToMeet(path, place, 1))] : known;
}

function oneOfGroups(path: Path, groups: readonly EntryGroup[]): readonly Entry[] {
  return groups[path.choose(groups.length)]?.() ?? [];
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

/** Entries of a layer whose keys are not known, as far as no known key takes their place. */
function otherEntries(path: Path, layer: Layer, known: readonly string[], most: 1 | 2): readonly Entry[] {
  const isShadowed = ({ key }: { readonly key: Symbolic }): boolean => known.some((each) => equalsConstant(path, key, each));
  switch (layer.kind) {
    case 'entry':
      return [];
    case 'spread':
      return holds(layer) ? unknownEntries(path, layer.source(), most).filter((entry) => !isShadowed(entry)) : [];
    case 'repeat':
      return holds(layer)
        ? membersOf(path, layer.source(), most).map((member) => ({ key: layer.key(member), value: layer.value(member) })).filter((entry) => !isShadowed(entry))
        : [];
  }
}

function unknownEntries(path: Path, source: Symbolic, most: 1 | 2): readonly Entry[] {
  if (source.kind === 'map') {
    return source.layers.flatMap((layer) => otherEntries(path, layer, [], most));
  }
  if (source.kind !== 'unknown') {
    return [];
  }
  if (!isValuesPosition(source.position)) {
    return doubtful(path, source.position, []);
  }
  return isOfKind(path, source, 'map') ? otherOfPlace(path, source.position, entriesToMeet(path, source.position, most)) : [];
}

/** Whether a list or map of the values has anything in it. */
export function hasMembers(path: Path, symbolic: Symbolic): boolean {
  switch (symbolic.kind) {
    case 'list':
      return symbolic.parts.some((part) => itemsOfPart(path, part, 1).length > 0);
    case 'map':
      return readEntries(path, symbolic).length > 0;
    case 'unknown':
      if (!isValuesPosition(symbolic.position)) {
        return doubtful(path, symbolic.position, false);
      }
      return isOfKind(path, symbolic, 'list') ? arbitraryItems(path, symbolic.position, 1).length > 0 : entriesOfPlace(path, symbolic.position, 1).length > 0;
    case 'constant':
    case 'text':
      return false;
  }
}

/** What is taken for the members of a list or map that is not one of the values: nothing is known of them. */
function doubtful<T>({ doubts }: Path, { id, domain }: Position, taken: T): T {
  if (domain.list || domain.map) {
    doubts.add(`what is in ${id} is not known`);
  }
  return taken;
}

function holds({ condition }: Layer | ListPart): boolean {
  return condition?.() ?? true;
}
