import { scalarFormOf } from '../../print/scalar-form';
import { literalData } from './literal-data';
import { isPresent } from './questions';
import { withoutNoValue } from './without-no-value';
import { constant, type Layer, type ListPart, type Member, type Symbolic } from './symbolic';
import { isTrue, nullWhereAbsent, symbolicOf } from './symbolic-expression';
import { withVariable, type Scope } from './scope';
import type { Expression } from '../../reference/expression';
import type { ListItem, MapEntry, Node, RepeatEntries, RepeatItems } from '../../template/node';

/** What a node of a template renders to for all values at once. */
export function symbolicNode(node: Node, scope: Scope): Symbolic {
  switch (node.kind) {
    case 'literal':
      return constant(node.value);
    case 'scalar':
      return symbolicScalar(node.expression, scope);
    case 'passthrough':
      return nullWhereAbsent(scope, symbolicOf(node.expression, scope));
    case 'choice':
      return symbolicNode(isTrue(node.condition, scope) ? node.then : node.otherwise, scope);
    case 'map':
      return { kind: 'map', layers: node.entries.map((entry) => layerOf(entry, scope)), isDeep: false, literal: literalData(node) };
    case 'list':
      return { kind: 'list', parts: node.items.map((item) => partOf(item, scope)), literal: literalData(node) };
  }
}

/** A computed scalar after it was printed and parsed again. */
function symbolicScalar(expression: Expression, scope: Scope): Symbolic {
  const value = symbolicOf(expression, scope);
  if (isPresent(scope.path, value)) {
    return withoutNoValue(value);
  }
  return constant(scalarFormOf(expression) === 'int64' ? 0 : null);
}

function conditionOf(condition: Expression | undefined, scope: Scope): (() => boolean) | undefined {
  return condition === undefined ? undefined : () => isTrue(condition, scope);
}

function layerOf(entry: MapEntry, scope: Scope): Layer {
  const condition = conditionOf(entry.condition, scope);
  switch (entry.kind) {
    case 'entry':
      return { kind: 'entry', condition, key: entry.key, value: () => symbolicNode(entry.value, scope) };
    case 'spread':
      return { kind: 'spread', condition, source: () => symbolicOf(entry.expression, scope) };
    case 'repeat':
      return {
        kind: 'repeat',
        condition,
        source: () => symbolicOf(entry.source, scope),
        key: (member) => symbolicScalar(entry.entryKey, inside(entry, member, scope)),
        value: (member) => symbolicNode(entry.value, inside(entry, member, scope)),
      };
  }
}

function partOf(item: ListItem, scope: Scope): ListPart {
  const condition = conditionOf(item.condition, scope);
  switch (item.kind) {
    case 'item':
      return { kind: 'item', condition, value: () => symbolicNode(item.value, scope) };
    case 'spread':
      return { kind: 'spread', condition, source: () => symbolicOf(item.expression, scope) };
    case 'repeat':
      return {
        kind: 'repeat',
        condition,
        source: () => symbolicOf(item.source, scope),
        parts: (member) => item.items.map((each) => partOf(each, inside(item, member, scope))),
      };
  }
}

function inside({ key, member: variable }: RepeatItems | RepeatEntries, member: Member, scope: Scope): Scope {
  return withVariable(scope, [[key, member.key ?? constant(undefined)], [variable, member.value]]);
}

