import { isAlias, isMap, isNode, isSeq, type Pair, type YAMLMap } from 'yaml';

import type { ValuesPath } from '../values-path';
import { documentsOf } from './values-yaml';
import { decodingOf, type Decoding } from './yaml-decoding';
import { keyTextOf } from './yaml-key';
import { isMergeKey, keyOf } from './yaml-value';

/** What is known of a text while values are looked for. */
interface Search {
  readonly decoding: Decoding;
  /** The entries of each map that was looked into. */
  readonly entries: Map<YAMLMap, ReadonlyMap<string, Pair>>;
}

/**
 * Finds where values are set in the text of a values file that Helm reads: the offset of the key, or of the item of a
 * list. Undefined where the text does not set the value.
 */
export function valueOffsets(text: string): (path: ValuesPath) => number | undefined {
  const [document] = documentsOf(text);
  if (document === undefined) {
    return () => undefined;
  }
  const search: Search = { decoding: decodingOf(document, text), entries: new Map() };
  return (path) => offsetBelow(search, document.contents, path);
}

function offsetBelow(search: Search, node: unknown, path: ValuesPath): number | undefined {
  const [step = '', ...rest] = path;
  const target = isAlias(node) ? search.decoding.targets.get(node) : node;
  const [place, below] = typeof step === 'number' ? itemAt(target, step) : entryAt(search, target, step);
  if (!isNode(place)) {
    return undefined;
  }
  return rest.length === 0 ? place.range?.[0] : offsetBelow(search, below, rest);
}

function itemAt(node: unknown, index: number): readonly [place: unknown, below: unknown] {
  const item: unknown = isSeq(node) ? node.items[index] : undefined;
  return [item, item];
}

function entryAt(search: Search, node: unknown, key: string): readonly [place: unknown, below: unknown] {
  const pair = isMap(node) ? entriesOf(search, node).get(key) : undefined;
  return [pair?.key, pair?.value];
}

/** The entries that count: the last one of a key, and `<<` brings in entries where it stands. */
function entriesOf(search: Search, map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = search.entries.get(map);
  if (known !== undefined) {
    return known;
  }
  const entries = new Map<string, Pair>();
  for (const pair of map.items) {
    for (const [key, entry] of isMergeKey(pair.key) ? mergedEntries(search, pair.value) : ownEntry(search, pair)) {
      entries.set(key, entry);
    }
  }
  search.entries.set(map, entries);
  return entries;
}

function ownEntry({ decoding }: Search, pair: Pair): Iterable<readonly [string, Pair]> {
  const scalar = keyOf(decoding, pair.key);
  const key = scalar === undefined ? undefined : keyTextOf(scalar);
  return key === undefined ? [] : [[key, pair]];
}

function mergedEntries(search: Search, value: unknown): Iterable<readonly [string, Pair]> {
  return (isSeq(value) ? [...value.items].reverse() : [value]).flatMap((source) => {
    const target = isAlias(source) ? search.decoding.targets.get(source) : source;
    return isMap(target) ? [...entriesOf(search, target)] : [];
  });
}
