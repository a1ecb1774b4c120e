import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';

import { describe } from '../../diagnostic';
import { setOwn } from '../own-property';
import type { TextFault } from './values-yaml-text';
import { addFault, countNode, type Decoding, decodingOf } from './yaml-decoding';
import { keyTextOf } from './yaml-key';
import type { YamlScalar } from './yaml-scalar';
import { scalarOfNode } from './yaml-tagged';

/** The entries of a map by the text of their key, and which key it was: `1` and `"1"` are two keys of one text. */
type Entries = Map<string, { readonly identity: string; readonly value: unknown }>;

/** What the map at the top of a document holds, and everything in it that Helm would refuse. */
export function valuesOfMap(
  document: Document,
  map: YAMLMap,
  text: string,
): { readonly values: Readonly<Record<string, unknown>>; readonly faults: readonly TextFault[] } {
  const decoding = decodingOf(document, text);
  return { values: mapValue(decoding, map), faults: decoding.faults };
}

function valueOf(decoding: Decoding, node: unknown): unknown {
  if (!countNode(decoding, node)) {
    return null;
  }
  if (isAlias(node)) {
    return followAlias(decoding, node, (target) => valueOf(decoding, target)) ?? null;
  }
  if (isMap(node) || isSeq(node)) {
    decoding.depth += 1;
    const value = isMap(node) ? mapValue(decoding, node) : node.items.map((item) => valueOf(decoding, item));
    decoding.depth -= 1;
    return value;
  }
  const scalar = scalarOfNode(decoding, node);
  if (scalar.type === 'float' && !Number.isFinite(scalar.value)) {
    addFault(
      decoding,
      node,
      'Helm\'s values cannot hold this number',
      'write a finite number, or put the text in quotes',
    );
  }
  return scalar.type === 'null' ? null : scalar.type === 'integer' ? Number(scalar.value) : scalar.value;
}

function followAlias<T>(decoding: Decoding, alias: Alias, read: (target: Node) => T): T | undefined {
  const target = decoding.targets.get(alias);
  if (target === undefined || decoding.within.has(target)) {
    const what =
      target === undefined
        ? `no anchor &${alias.source} stands before this alias`
        : `the anchor &${alias.source} contains itself`;
    addFault(decoding, alias, what, 'write the value out');
    return undefined;
  }
  decoding.within.add(target);
  const value = read(target);
  decoding.within.delete(target);
  return value;
}

function mapValue(decoding: Decoding, map: YAMLMap): Readonly<Record<string, unknown>> {
  const entries: Entries = new Map();
  addEntries(decoding, map, entries);
  const values: Record<string, unknown> = {};
  for (const [key, { value }] of entries) {
    setOwn(values, key, value);
  }
  return values;
}

/** Adds the entries of a map in their order, the later over the earlier, also those that `<<` brings in. */
function addEntries(decoding: Decoding, map: YAMLMap, entries: Entries): void {
  for (const { key, value } of map.items) {
    if (isMergeKey(key)) {
      mergeEntries(decoding, key, value, entries);
      continue;
    }
    const scalar = keyOf(decoding, key);
    const text = scalar === undefined ? undefined : keyTextOf(scalar);
    if (scalar === undefined || text === undefined) {
      addFault(decoding, key ?? value, 'this key is neither a text nor a number', 'put the key in quotes');
      continue;
    }
    const identity = scalar.type === 'null' ? '' : `${scalar.type} ${String(scalar.value)}`;
    if ((entries.get(text)?.identity ?? identity) !== identity) {
      addFault(
        decoding,
        key,
        `another key of this map is read as ${describe(text)} too, and Helm keeps either`,
        'remove one of them',
      );
    }
    entries.set(text, { identity, value: valueOf(decoding, value) });
  }
}

function mergeEntries(decoding: Decoding, key: unknown, value: unknown, entries: Entries): void {
  for (const source of isSeq(value) ? [...value.items].reverse() : [value]) {
    const target = isAlias(source) ? decoding.targets.get(source) : source;
    if (!isMap(target)) {
      addFault(
        decoding,
        key,
        '"<<" is not followed by a map or a list of maps',
        'write an alias of a map: <<: *anchor',
      );
    } else if (!countNode(decoding, source)) {
      return;
    } else if (isAlias(source)) {
      followAlias(decoding, source, () => countNode(decoding, target) && addEntries(decoding, target, entries));
    } else {
      addEntries(decoding, target, entries);
    }
  }
}

/** What the key of an entry means, or undefined where it is a list or map. */
export function keyOf(decoding: Decoding, key: unknown): YamlScalar | undefined {
  countNode(decoding, key);
  if (isAlias(key)) {
    return followAlias(decoding, key, (target) => keyOf(decoding, target));
  }
  return isMap(key) || isSeq(key) ? undefined : scalarOfNode(decoding, key);
}

/** Whether a key is `<<`, which brings in the entries of other maps. */
export function isMergeKey(key: unknown): boolean {
  return (
    isScalar(key) &&
    key.source === '<<' &&
    (key.tag === 'tag:yaml.org,2002:merge' || (key.type === 'PLAIN' && (key.tag === undefined || key.tag === '!')))
  );
}
