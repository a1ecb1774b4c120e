import { isDeepStrictEqual } from 'node:util';
import { allOf, negate, presence } from '../reference/operations';
import type { Expression } from '../reference/expression';
import type { ListItem, ListNode, MapEntry, MapNode } from './node';

/** Whether a map or list has anything in it: always, never, while a condition holds, or only rendering tells. */
export type Presence = 'always' | 'never' | 'unknown' | Expression;

/** When a map has an entry, or a list an item. */
export function presenceOf(node: MapNode | ListNode): Presence {
  const parts: readonly (MapEntry | ListItem)[] = node.kind === 'map' ? node.entries : node.items;
  const each = parts.map(presenceOfPart);
  if (each.includes('always')) {
    return 'always';
  }
  const known = each.filter((part) => part !== 'never');
  if (known.length === 0) {
    return 'never';
  }
  return known.includes('unknown') ? 'unknown' : anyOf(different(known as readonly Expression[]));
}

/** What decides several parts is asked once. */
function different(conditions: readonly Expression[]): readonly Expression[] {
  return conditions.filter((condition, index) => conditions.findIndex((other) => isDeepStrictEqual(other, condition)) === index);
}

function presenceOfPart(part: MapEntry | ListItem): Presence {
  switch (part.kind) {
    case 'entry':
    case 'item':
      return part.condition ?? 'always';
    case 'spread':
      return guarded(part.condition, nonEmpty(part.expression));
    case 'repeat': {
      const body = 'items' in part ? presenceOf({ kind: 'list', items: part.items }) : 'always';
      return body === 'always'
        ? guarded(part.condition, nonEmpty(part.source))
        : body === 'never'
          ? 'never'
          : 'unknown';
    }
  }
}

/** The condition under which a computed map or list is not empty. */
function nonEmpty(expression: Expression): Expression {
  if (expression.kind === 'call') {
    return nonEmpty(expression.helper.body);
  }
  if (expression.kind === 'merge') {
    return anyOf(expression.layers.map(nonEmpty));
  }
  return presence(expression);
}

function guarded(condition: Expression | undefined, inner: Expression): Presence {
  const joined = allOf(condition === undefined ? [inner] : [condition, inner]);
  if (joined.kind === 'literal') {
    return joined.value === true ? 'always' : 'never';
  }
  return joined;
}

function anyOf(conditions: readonly Expression[]): Expression {
  return negate(allOf(conditions.map(negate)));
}
