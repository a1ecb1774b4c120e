import { ChartError } from '../diagnostic';
import { allOf, negate } from '../reference/operations';
import { typeOf } from '../reference/expression-type';
import { ANY_KEYS, areDisjoint, closed, keysOf } from './known-keys';
import { assertCarried } from './assert-carried';
import { orderEntries } from './key-order';
import type { KeySet } from './known-keys';
import type { DictEntry, DictSpread, Expression } from '../reference/expression';
import type { EntryPart, ListItem, MapEntry, Node } from './node';

/**
 * The node for entries of which a later one wins. When no key can come twice they stand one after the
 * other; otherwise they become one merge expression, because a key printed twice is no valid YAML.
 *
 * @throws ChartError UNSUPPORTED_STRUCTURE – when they would have to be merged and cannot.
 */
export function settleMap(entries: readonly MapEntry[], at: string): Node {
  const settled = overwriteEarlier(entries);
  if (!mayCollide(settled)) {
    return { kind: 'map', entries: orderEntries(settled) };
  }
  const merged = mergeSpreads(settled, at);
  if (merged !== undefined) {
    return { kind: 'map', entries: orderEntries(merged) };
  }
  assertShallow(settled, at);
  const expression: Expression = { kind: 'merge', layers: layersOf(settled, at) };
  assertCarried(expression, at);
  return { kind: 'passthrough', expression };
}

/** Only the maps that may have keys in common become one, where what is written out key by key has other keys. */
function mergeSpreads(entries: readonly MapEntry[], at: string): readonly MapEntry[] | undefined {
  const spreads = entries.filter((entry) => entry.kind === 'spread');
  const others = entries.filter((entry) => entry.kind !== 'spread');
  const isApart = others.every(
    (other) => other.kind === 'entry' && spreads.every((spread) => areDisjoint(keySetOf(spread), keySetOf(other))),
  );
  if (!isApart || others.length === 0 || spreads.length === 0) {
    return undefined;
  }
  assertShallow(spreads, at);
  return [{ kind: 'spread', expression: { kind: 'merge', layers: layersOf(spreads, at) } }, ...others];
}

/** Entries without those that a later entry of the same key replaces, always or while its condition holds. */
function overwriteEarlier(entries: readonly MapEntry[]): readonly MapEntry[] {
  const kept: MapEntry[] = [];
  const later = new Map<string, Expression>();
  for (const entry of [...entries].reverse()) {
    if (entry.kind !== 'entry') {
      kept.push(entry);
      continue;
    }
    const overwritten = later.get(entry.key);
    const own = entry.condition ?? ALWAYS;
    const condition = overwritten === undefined ? own : allOf([own, negate(overwritten)]);
    if (condition.kind !== 'literal' || condition.value === true) {
      kept.push(condition.kind === 'literal' ? entry : { ...entry, condition });
    }
    later.set(entry.key, overwritten === undefined ? own : negate(allOf([negate(own), negate(overwritten)])));
  }
  return kept.reverse();
}

const ALWAYS: Expression = { kind: 'literal', value: true };

/** Whether a key can come twice. Two entries of one key exclude each other by their conditions after overwriteEarlier. */
function mayCollide(entries: readonly MapEntry[]): boolean {
  return entries.some((entry, index) => {
    if (entry.kind === 'entry') {
      return false;
    }
    const keys = keySetOf(entry);
    return entries.some((other, place) => place !== index && !areDisjoint(keys, keySetOf(other)));
  });
}

function keySetOf(entry: MapEntry): KeySet {
  switch (entry.kind) {
    case 'entry':
      return closed([entry.key]);
    case 'spread':
      return keysOf(entry.expression);
    case 'repeat':
      return ANY_KEYS;
  }
}

/** A spread replaces keys whole, but Helm's merge goes deep; the two agree when what comes later holds no maps. */
function assertShallow(entries: readonly MapEntry[], at: string): void {
  for (const entry of entries.slice(1)) {
    if ((entry.kind === 'entry' && mayBeMap(entry.value)) || (entry.kind === 'spread' && hasMaps(entry.expression))) {
      throw new ChartError(
        'UNSUPPORTED_STRUCTURE',
        `${at === '' ? 'the object' : at} spreads maps whose keys may coincide, and whose values are maps`,
        {
          fix: 'use merge(base, override), which merges deeply, or declare reservedKeys on the field so that the keys cannot coincide',
        },
      );
    }
  }
}

function mayBeMap(node: Node): boolean {
  switch (node.kind) {
    case 'literal':
    case 'scalar':
    case 'list':
      return false;
    case 'map':
      return true;
    case 'passthrough':
      return typeOf(node.expression) === 'map';
    case 'choice':
      return mayBeMap(node.then) || mayBeMap(node.otherwise);
  }
}

function hasMaps(expression: Expression): boolean {
  if (expression.kind === 'value' || expression.kind === 'variable') {
    return (
      expression.field.kind !== 'map' ||
      !['string', 'choice', 'integer', 'number', 'boolean', 'port', 'quantity', 'cidr', 'url', 'list'].includes(
        expression.field.entry.kind,
      )
    );
  }
  if (expression.kind === 'dict') {
    return expression.entries.some((part) =>
      part.kind === 'entry' ? typeOf(part.value) === 'map' : hasMaps(part.value),
    );
  }
  return expression.kind === 'call' ? hasMaps(expression.helper.body) : true;
}

/** Consecutive entries become one dict; each spread is a layer of its own. */
function layersOf(entries: readonly MapEntry[], at: string): readonly Expression[] {
  const layers: Expression[] = [];
  let open: (DictEntry | DictSpread)[] = [];
  for (const entry of entries) {
    if (entry.kind === 'entry') {
      open.push(dictEntryOf(entry, at));
      continue;
    }
    if (open.length > 0) {
      layers.push({ kind: 'dict', entries: open });
      open = [];
    }
    layers.push(layerOf(entry, at));
  }
  return open.length > 0 ? [...layers, { kind: 'dict', entries: open }] : layers;
}

function layerOf(entry: Exclude<MapEntry, EntryPart>, at: string): Expression {
  if (entry.kind === 'repeat') {
    throw new ChartError(
      'UNSUPPORTED_STRUCTURE',
      `${at} repeats entries beside entries of the same map that may have the same key`,
      {
        fix: 'give the repetition a map of its own, or declare the values as a map and spread it',
      },
    );
  }
  return entry.condition === undefined
    ? entry.expression
    : { kind: 'dict', entries: [{ kind: 'spread', value: entry.expression, condition: entry.condition }] };
}

function dictEntryOf(entry: EntryPart, at: string): DictEntry {
  const value = expressionOfNode(entry.value, `${at}/${entry.key}`);
  return entry.condition === undefined
    ? { kind: 'entry', key: entry.key, value }
    : { kind: 'entry', key: entry.key, value, condition: entry.condition };
}

/**
 * A node as one expression.
 *
 * @throws ChartError UNSUPPORTED_STRUCTURE – when it holds a repetition.
 */
export function expressionOfNode(node: Node, at: string): Expression {
  switch (node.kind) {
    case 'literal':
      return { kind: 'literal', value: node.value };
    case 'scalar':
    case 'passthrough':
      return node.expression;
    case 'choice':
      return {
        kind: 'choose',
        condition: node.condition,
        then: expressionOfNode(node.then, at),
        otherwise: expressionOfNode(node.otherwise, at),
      };
    case 'map': {
      const layers = layersOf(node.entries, at);
      const [only] = layers;
      return layers.length === 1 && only !== undefined
        ? only
        : { kind: 'dict', entries: layers.map((value) => ({ kind: 'spread', value })) };
    }
    case 'list':
      return { kind: 'array', items: node.items.map((item) => arrayItemOf(item, at)) };
  }
}

function arrayItemOf(
  item: ListItem,
  at: string,
): { readonly value: Expression; readonly spread: boolean; readonly condition?: Expression } {
  if (item.kind === 'repeat') {
    throw new ChartError('UNSUPPORTED_STRUCTURE', `${at} repeats items inside a map that has to be merged`, {
      fix: 'move the repetition out of the merged map',
    });
  }
  const part =
    item.kind === 'item'
      ? { value: expressionOfNode(item.value, at), spread: false }
      : { value: item.expression, spread: true };
  return item.condition === undefined ? part : { ...part, condition: item.condition };
}
