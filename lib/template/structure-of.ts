import { inlined } from '../reference/with-arguments';
import { typeOf } from '../reference/expression-type';
import type { DictEntry, DictSpread, Expression } from '../reference/expression';
import type { ListItem, MapEntry, Node } from './node';

/** An expression opened as far as it is written out: its maps, lists and choices as nodes, the calls of helpers that yield them too. */
export function structureOf(given: Expression): Node {
  const isStructure = ['map', 'list'].includes(typeOf(given));
  if (!isStructure && given.kind === 'call') {
    return { kind: 'scalar', expression: given };
  }
  const expression = inlined(given);
  switch (expression.kind) {
    case 'literal':
      return { kind: 'literal', value: expression.value };
    case 'choose':
      return {
        kind: 'choice',
        condition: expression.condition,
        then: structureOf(expression.then),
        otherwise: structureOf(expression.otherwise),
      };
    case 'dict':
      return { kind: 'map', entries: expression.entries.map(entryOf) };
    case 'merge':
      return { kind: 'map', entries: expression.layers.map((layer) => ({ kind: 'spread', expression: layer })) };
    case 'array':
      return { kind: 'list', items: expression.items.map(itemOf) };
    default:
      return { kind: isStructure ? 'passthrough' : 'scalar', expression };
  }
}

function entryOf(part: DictEntry | DictSpread): MapEntry {
  const entry: MapEntry =
    part.kind === 'entry'
      ? { kind: 'entry', key: part.key, value: structureOf(part.value) }
      : { kind: 'spread', expression: part.value };
  return part.condition === undefined ? entry : { ...entry, condition: part.condition };
}

function itemOf({ value, spread, condition }: { readonly value: Expression; readonly spread: boolean; readonly condition?: Expression }): ListItem {
  const item: ListItem = spread ? { kind: 'spread', expression: value } : { kind: 'item', value: structureOf(value) };
  return condition === undefined ? item : { ...item, condition };
}
