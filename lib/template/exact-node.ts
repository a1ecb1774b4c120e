import { mayBeAbsent } from '../reference/expression-type';
import { membersOf } from '../reference/references';
import { conditioned } from './map-parts';
import { orderEntries } from './key-order';
import { nodeOfExpression } from './from-object';
import type { Expression, ValueExpression, Variable, VariableExpression } from '../reference/expression';
import type { Field } from '../values/field';
import type { ListItem, ListNode, MapEntry, MapNode } from './node';

/**
 * A map or list of the values, taken apart member by member, when that is what it takes to print it
 * exactly: toYaml loses whole maps over a single control character in a text, so texts are quoted one
 * by one. Lists and maps of maps are passed through whole; the schema bars such characters there.
 */
export function exactNode(expression: Expression): MapNode | ListNode | undefined {
  if (expression.kind !== 'value' && expression.kind !== 'variable') {
    return undefined;
  }
  const { field } = expression;
  switch (field.kind) {
    case 'list':
      return isScalar(field.item) ? { kind: 'list', items: [repeatedItem(expression, field.item)] } : undefined;
    case 'map':
      return isScalar(field.entry) ? { kind: 'map', entries: [repeatedEntry(expression, field.entry)] } : undefined;
    case 'object':
    case 'secret-key-ref':
      return { kind: 'map', entries: objectEntries(expression) };
    default:
      return undefined;
  }
}

function repeatedItem(source: Expression, item: Field): ListItem {
  const member: Variable = { hint: 'item' };
  const expression: VariableExpression = { kind: 'variable', variable: member, path: [], field: item, certain: 0 };
  return { kind: 'repeat', source, key: undefined, member, items: [{ kind: 'item', value: { kind: 'scalar', expression } }] };
}

function repeatedEntry(source: Expression, entry: Field): MapEntry {
  const key: Variable = { hint: 'key' };
  const member: Variable = { hint: 'value' };
  const entryKey: Expression = { kind: 'variable', variable: key, path: [], field: { kind: 'string', description: 'key' }, certain: 0 };
  const expression: VariableExpression = { kind: 'variable', variable: member, path: [], field: entry, certain: 0 };
  return { kind: 'repeat', source, key, member, entryKey, value: { kind: 'scalar', expression } };
}

function objectEntries(object: ValueExpression | VariableExpression): readonly MapEntry[] {
  const entries = membersOf(object).map(([key, member]) =>
    conditioned<MapEntry>({ kind: 'entry', key, value: nodeOfExpression(member) }, mayBeAbsent(member) ? { kind: 'is-set', value: member } : undefined),
  );
  return orderEntries(entries);
}

function isScalar(field: Field): boolean {
  return ['string', 'choice', 'integer', 'number', 'boolean', 'port', 'quantity', 'cidr', 'url'].includes(field.kind);
}
