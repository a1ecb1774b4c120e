import type { Expression } from './expression';

/** Arguments of a helper's call, by the names of its parameters. */
type Arguments = Readonly<Record<string, Expression>>;

/** An expression with arguments in place of parameters, as if the helper's body were written where it is called. */
export function withArguments(expression: Expression, given: Arguments): Expression {
  const inner = (part: Expression): Expression => withArguments(part, given);
  const innerPart = <Part extends { readonly value: Expression; readonly condition?: Expression }>(part: Part): Part =>
    part.condition === undefined
      ? { ...part, value: inner(part.value) }
      : { ...part, value: inner(part.value), condition: inner(part.condition) };
  switch (expression.kind) {
    case 'value':
    case 'variable':
    case 'builtin':
    case 'has-api':
    case 'literal':
    case 'raw':
      return expression;
    case 'parameter':
      return argumentOf(expression, given);
    case 'text':
      return { ...expression, parts: expression.parts.map((part) => (typeof part === 'string' ? part : inner(part))) };
    case 'default':
      return { ...expression, value: inner(expression.value), fallback: inner(expression.fallback) };
    case 'compare':
      return { ...expression, left: inner(expression.left), right: inner(expression.right) };
    case 'not':
      return { ...expression, operand: inner(expression.operand) };
    case 'logical':
      return { ...expression, operands: expression.operands.map(inner) };
    case 'is-set':
    case 'is-text':
    case 'checksum':
      return { ...expression, value: inner(expression.value) };
    case 'function':
      return expression.needle === undefined
        ? { ...expression, value: inner(expression.value) }
        : { ...expression, value: inner(expression.value), needle: inner(expression.needle) };
    case 'choose':
      return { ...expression, condition: inner(expression.condition), then: inner(expression.then), otherwise: inner(expression.otherwise) };
    case 'dict':
      return { ...expression, entries: expression.entries.map(innerPart) };
    case 'array':
      return { ...expression, items: expression.items.map(innerPart) };
    case 'merge':
      return { ...expression, layers: expression.layers.map(inner) };
    case 'call':
      return {
        ...expression,
        arguments: Object.fromEntries(Object.entries(expression.arguments).map(([name, argument]) => [name, inner(argument)])),
      };
  }
}

/** The expression of a call without the call. */
export function inlined(expression: Expression): Expression {
  return expression.kind === 'call' ? inlined(withArguments(expression.helper.body, expression.arguments)) : expression;
}

type Parameter = Extract<Expression, { readonly kind: 'parameter' }>;

function argumentOf(parameter: Parameter, given: Arguments): Expression {
  const { path } = parameter;
  return path.reduce((argument, key, index) => memberOf(argument, key, index === path.length - 1 ? parameter : undefined), given[parameter.name] ?? ABSENT);
}

const ABSENT: Expression = { kind: 'literal', value: null };

/** The value under a key of a map; the field at the end of the path is the parameter's own. */
function memberOf(map: Expression, key: string, last: Parameter | undefined): Expression {
  switch (map.kind) {
    case 'value':
    case 'variable':
    case 'parameter':
      return { ...map, path: [...map.path, key], ...(last === undefined ? {} : { field: last.field }) };
    case 'dict':
      return lastOf(map.entries.map((part) => (part.kind === 'spread' ? memberOf(part.value, key, last) : part.key === key ? part.value : ABSENT)));
    case 'merge':
      return lastOf(map.layers.map((layer) => memberOf(layer, key, last)));
    case 'choose':
      return { ...map, then: memberOf(map.then, key, last), otherwise: memberOf(map.otherwise, key, last) };
    case 'call':
      return memberOf(inlined(map), key, last);
    default:
      return ABSENT;
  }
}

/** Of what several layers have under a key, the one that wins. */
function lastOf(found: readonly Expression[]): Expression {
  return [...found].reverse().find((each) => each !== ABSENT) ?? ABSENT;
}
