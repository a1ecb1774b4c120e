import { ChartError } from '../diagnostic';
import { makeDeferred } from './deferred';
import { expressionOf } from './convert';
import { printForMessage } from './expression-message';
import { isNumeric, typeOf, typeOfField } from './expression-type';
import { sameExpression } from './walk-expression';
import type { Comparison, Expression } from './expression';
import type { BooleanValue, Reference, Value } from './value';

/** Wraps an expression as a reference. */
export function known<T>(expression: Expression): Reference<T> {
  return makeDeferred({ kind: 'expression', expression }) as Reference<T>;
}

/**
 * The value, or the fallback while the value is absent or, for text, lists and maps, empty.
 * Numbers and switches fall back only when they are absent: 0 and false are values.
 *
 * @example defaultTo(values.image.tag, chart.appVersion)
 */
export function defaultTo<T>(value: Value<T>, fallback: Value<T>): Reference<T> {
  const given = expressionOf(value);
  if (given.kind === 'literal') {
    return known(given.value === null || given.value === '' ? expressionOf(fallback) : given);
  }
  return known({ kind: 'default', value: given, fallback: expressionOf(fallback) });
}

/**
 * Whether two texts, numbers or switches are equal.
 *
 * @throws ChartError EXPRESSION_TYPE – when they are lists or maps, or of different types.
 * @example when(equals(values.auth.provider, 'oidc'), …)
 */
export function equals<T extends string | number | boolean>(left: Value<T>, right: Value<T>): Reference<boolean> {
  return known(compare('eq', expressionOf(left), expressionOf(right)));
}

/** Whether a number is at least another. */
export function atLeast(left: Value<number>, right: Value<number>): Reference<boolean> {
  return known(compare('ge', expressionOf(left), expressionOf(right)));
}

/** Whether a number is greater than another. */
export function greaterThan(left: Value<number>, right: Value<number>): Reference<boolean> {
  return known(compare('gt', expressionOf(left), expressionOf(right)));
}

/** Whether a number is at most another. */
export function atMost(left: Value<number>, right: Value<number>): Reference<boolean> {
  return known(compare('le', expressionOf(left), expressionOf(right)));
}

/** Whether a number is less than another. */
export function lessThan(left: Value<number>, right: Value<number>): Reference<boolean> {
  return known(compare('lt', expressionOf(left), expressionOf(right)));
}

/** The opposite of a condition. */
export function not(condition: BooleanValue): Reference<boolean> {
  return known(negate(conditionOf(condition)));
}

/** Whether all conditions hold. Without any, it holds. */
export function and(...conditions: readonly BooleanValue[]): Reference<boolean> {
  return known(allOf(conditions.map(conditionOf)));
}

/** Whether at least one condition holds. Without any, it does not. */
export function or(...conditions: readonly BooleanValue[]): Reference<boolean> {
  return known(negate(allOf(conditions.map((condition) => negate(conditionOf(condition))))));
}

/** Whether text, a list or a map is not empty, or a number or switch is not absent. */
export function isSet(value: Value<unknown>): Reference<boolean> {
  return known(presence(expressionOf(value)));
}

/** Whether a value that may be text or something else is text. */
export function isText(value: Value<unknown>): Reference<boolean> {
  return known({ kind: 'is-text', value: expressionOf(value) });
}

/**
 * A deep merge of maps in which a later layer wins over an earlier one. Lists are replaced whole.
 *
 * @example merge({ runAsNonRoot: true }, values.podSecurityContext) // the customer wins
 */
export function merge<T extends object>(...layers: readonly [Value<Partial<T>>, ...Value<Partial<T>>[]]): Reference<T> {
  return known({ kind: 'merge', layers: layers.map((layer) => assertType(expressionOf(layer), 'merge', ['map'])) });
}

/**
 * SHA-256 of a value, as 64 hexadecimal digits: changes when the value changes, so that an annotation
 * with it makes a Deployment roll its pods.
 *
 * @example annotations: { 'checksum/config': checksum(values.config) }
 */
export function checksum(value: unknown): Reference<string> {
  return known({ kind: 'checksum', value: expressionOf(value) });
}

/**
 * A value as JSON in one line, to be part of a file that an application reads. Keys are sorted, and `<`,
 * `>` and `&` are escaped, as Helm's toJson has it.
 *
 * @example data: { 'groups.json': toJson(values.groups) }
 */
export function toJson(value: unknown): Reference<string> {
  return known({ kind: 'function', name: 'json', value: expressionOf(value), constants: [] });
}

/**
 * Whether a text has a part.
 *
 * @throws ChartError EXPRESSION_TYPE – when the value is not text.
 * @example not(contains(values.backup.target, '.svc/'))
 */
export function contains(value: Value<string>, part: string): Reference<boolean> {
  return known({ kind: 'function', name: 'contains', value: assertType(expressionOf(value), 'contains', ['string']), constants: [part] });
}

/**
 * The name of the host in a URL, without user and port: `https://id.example.com:8443/realm` is `id.example.com`. Text
 * that is no URL stays as it is.
 *
 * @throws ChartError EXPRESSION_TYPE – when the value is not text.
 * @example hosts: [hostOfUrl(values.issuerUrl)]
 */
export function hostOfUrl(url: Value<string>): Reference<string> {
  return known({ kind: 'function', name: 'hostname', value: assertType(expressionOf(url), 'hostOfUrl', ['string']), constants: [] });
}

/**
 * The texts of a list as one text, with a separator between two of them.
 *
 * @throws ChartError EXPRESSION_TYPE – when it is not a list of texts.
 * @example join(['localhost', ...values.hosts], ',')
 */
export function join(texts: Value<readonly string[]>, separator: string): Reference<string> {
  const list = assertType(expressionOf(texts), 'join', ['list']);
  const other = itemTypes(list).find((type) => type !== 'string');
  if (other !== undefined) {
    throw new ChartError('EXPRESSION_TYPE', `${printForMessage(list)} has items that are not text (${other})`, { fix: 'join texts only' });
  }
  return known({ kind: 'function', name: 'join', value: list, constants: [separator] });
}

/** What the items of a list are. */
function itemTypes(list: Expression): readonly string[] {
  if (list.kind === 'array') {
    return list.items.flatMap(({ value, spread }) => (spread ? itemTypes(value) : [typeOf(value)]));
  }
  if (list.kind === 'choose') {
    return [list.then, list.otherwise].flatMap(itemTypes);
  }
  return 'field' in list && list.field.kind === 'list' ? [typeOfField(list.field.item)] : ['unknown'];
}

/**
 * The condition as an expression.
 *
 * @throws ChartError EXPRESSION_TYPE – when it is not a boolean.
 */
export function conditionOf(condition: unknown): Expression {
  return assertType(
    expressionOf(condition),
    'a condition',
    ['boolean'],
    'use isSet(…) for text, lists and maps, or a comparison for numbers',
  );
}

const OPPOSITES: Readonly<Record<Comparison, Comparison>> = { eq: 'ne', ne: 'eq', lt: 'ge', le: 'gt', gt: 'le', ge: 'lt' };

/** Not, without doubling. */
export function negate(operand: Expression): Expression {
  if (operand.kind === 'literal') {
    return { kind: 'literal', value: operand.value !== true };
  }
  if (operand.kind === 'not') {
    return operand.operand;
  }
  if (operand.kind === 'compare') {
    return { ...operand, operator: OPPOSITES[operand.operator] };
  }
  if (operand.kind === 'logical') {
    return {
      kind: 'logical',
      operator: operand.operator === 'and' ? 'or' : 'and',
      operands: operand.operands.map(negate),
    };
  }
  return { kind: 'not', operand };
}

/** The conjunction, without literals and without nesting. */
export function allOf(conditions: readonly Expression[]): Expression {
  const flat = conditions.flatMap((each) =>
    each.kind === 'logical' && each.operator === 'and' ? each.operands : [each],
  );
  if (flat.some((each) => each.kind === 'literal' && each.value !== true)) {
    return { kind: 'literal', value: false };
  }
  const open = flat.filter(
    (each, index) => each.kind !== 'literal' && !(index > 0 && sameExpression(each, flat[index - 1] as Expression)),
  );
  const [first, second] = open;
  if (first === undefined) {
    return { kind: 'literal', value: true };
  }
  return second === undefined ? first : { kind: 'logical', operator: 'and', operands: open };
}

/** The condition under which a value counts as set. */
export function presence(value: Expression): Expression {
  if (value.kind === 'literal') {
    return { kind: 'literal', value: value.value !== null && value.value !== '' };
  }
  if (value.kind === 'dict' || value.kind === 'array') {
    const parts = value.kind === 'dict' ? value.entries : value.items;
    if (
      parts.length === 0 ||
      parts.some(
        (part) =>
          part.condition === undefined &&
          !('spread' in part && part.spread) &&
          !('kind' in part && part.kind === 'spread'),
      )
    ) {
      return { kind: 'literal', value: parts.length > 0 };
    }
  }
  return { kind: 'is-set', value };
}

function compare(operator: Comparison, left: Expression, right: Expression): Expression {
  const types = [typeOf(left), typeOf(right)] as const;
  if (left.kind === 'literal' && right.kind === 'literal') {
    return { kind: 'literal', value: compareValues(operator, left.value, right.value) };
  }
  if (types[0] === 'boolean' && types[1] === 'boolean' && operator === 'eq') {
    return booleanEquals(left, right);
  }
  if ((types[0] === 'string' && types[1] === 'string') || (isNumeric(types[0]) && isNumeric(types[1]))) {
    return { kind: 'compare', operator, left, right };
  }
  throw new ChartError(
    'EXPRESSION_TYPE',
    `${printForMessage(left)} (${types[0]}) cannot be compared with ${printForMessage(right)} (${types[1]})`,
    {
      fix: 'compare two texts, two numbers or two switches',
    },
  );
}

function booleanEquals(left: Expression, right: Expression): Expression {
  if (right.kind === 'literal') {
    return right.value === true ? left : negate(left);
  }
  if (left.kind === 'literal') {
    return booleanEquals(right, left);
  }
  const both = allOf([left, right]);
  const neither = allOf([negate(left), negate(right)]);
  return { kind: 'logical', operator: 'or', operands: [both, neither] };
}

/** What a comparison of two values of one type comes to. */
export function compareValues(operator: Comparison, left: unknown, right: unknown): boolean {
  const [a, b] = [left as number, right as number];
  switch (operator) {
    case 'eq':
      return left === right;
    case 'ne':
      return left !== right;
    case 'lt':
      return a < b;
    case 'le':
      return a <= b;
    case 'gt':
      return a > b;
    case 'ge':
      return a >= b;
  }
}

function assertType(
  expression: Expression,
  use: string,
  types: readonly string[],
  fix = `pass a ${types.join(' or ')}`,
): Expression {
  const type = typeOf(expression);
  if (types.includes(type)) {
    return expression;
  }
  throw new ChartError('EXPRESSION_TYPE', `${printForMessage(expression)} (${type}) was used in ${use}`, { fix });
}
