import { inlined } from '../../../reference/with-arguments';
import type { Expression, ValueExpression } from '../../../reference/expression';

/** Whether a condition holds while a text of the values is not empty; undefined where that does not decide it. */
export function truthWhileSet(given: Expression, path: string): boolean | undefined {
  const condition = inlined(given);
  switch (condition.kind) {
    case 'literal':
      return condition.value === true;
    case 'is-set':
      return isAt(condition.value, path) ? true : undefined;
    case 'not': {
      const inner = truthWhileSet(condition.operand, path);
      return inner === undefined ? undefined : !inner;
    }
    case 'logical': {
      const operands = condition.operands.map((operand) => truthWhileSet(operand, path));
      const decisive = condition.operator === 'or';
      return operands.includes(decisive) ? decisive : operands.every((operand) => operand === !decisive) ? !decisive : undefined;
    }
    case 'compare': {
      const isWithEmpty = [condition.left, condition.right].some((side) => side.kind === 'literal' && side.value === '') && [condition.left, condition.right].some((side) => isAt(side, path));
      return isWithEmpty && condition.operator === 'eq' ? false : isWithEmpty && condition.operator === 'ne' ? true : undefined;
    }
    default:
      return undefined;
  }
}

/** Everything that a text can begin with while a text of the values is not empty. A literal that is empty is passed over. */
export function beginningsWhileSet(given: Expression, path: string): readonly Expression[] {
  const expression = inlined(given);
  switch (expression.kind) {
    case 'text':
      return beginningsOfParts(expression.parts, path);
    case 'default':
      return isAt(expression.value, path) ? [expression.value] : [...beginningsWhileSet(expression.value, path), ...beginningsWhileSet(expression.fallback, path)];
    case 'choose': {
      const holds = truthWhileSet(expression.condition, path);
      return [...(holds === false ? [] : beginningsWhileSet(expression.then, path)), ...(holds === true ? [] : beginningsWhileSet(expression.otherwise, path))];
    }
    case 'function':
      return expression.name === 'truncate' ? beginningsWhileSet(expression.value, path) : [expression];
    default:
      return [expression];
  }
}

function beginningsOfParts([first, ...others]: readonly (string | Expression)[], path: string): readonly Expression[] {
  if (first === undefined) {
    return [EMPTY];
  }
  if (typeof first === 'string') {
    return first === '' ? beginningsOfParts(others, path) : [{ kind: 'literal', value: first }];
  }
  const found = beginningsWhileSet(first, path);
  const filled = found.filter((each) => each.kind !== 'literal' || (each.value !== '' && each.value !== null));
  return filled.length === found.length ? found : [...filled, ...beginningsOfParts(others, path)];
}

const EMPTY: Expression = { kind: 'literal', value: '' };

/** Whether an expression reads one value of the chart. */
export function isAt(expression: Expression, path: string): expression is ValueExpression {
  return expression.kind === 'value' && expression.path.join('.') === path;
}
