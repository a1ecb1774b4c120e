import type { Expression } from './expression';

/** The direct parts of an expression, in reading order. A called helper's body counts as a part. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'value':
    case 'variable':
    case 'parameter':
    case 'builtin':
    case 'has-api':
    case 'literal':
    case 'raw':
      return [];
    case 'text':
      return expression.parts.filter((part) => typeof part !== 'string');
    case 'default':
      return [expression.value, expression.fallback];
    case 'compare':
      return [expression.left, expression.right];
    case 'not':
      return [expression.operand];
    case 'logical':
      return expression.operands;
    case 'is-set':
    case 'is-text':
    case 'checksum':
      return [expression.value];
    case 'function':
      return expression.needle === undefined ? [expression.value] : [expression.value, expression.needle];
    case 'choose':
      return [expression.condition, expression.then, expression.otherwise];
    case 'dict':
      return expression.entries.flatMap(withCondition);
    case 'array':
      return expression.items.flatMap(withCondition);
    case 'merge':
      return expression.layers;
    case 'call':
      return [expression.helper.body, ...Object.values(expression.arguments)];
  }
}

function withCondition(part: { readonly value: Expression; readonly condition?: Expression }): readonly Expression[] {
  return part.condition === undefined ? [part.value] : [part.condition, part.value];
}

/** Visits an expression and everything in it, outermost first. */
export function walkExpression(expression: Expression, visit: (part: Expression) => void): void {
  visit(expression);
  for (const part of partsOf(expression)) {
    walkExpression(part, visit);
  }
}

/** Whether two expressions are written alike and therefore always have the same value. */
export function sameExpression(a: Expression, b: Expression): boolean {
  return sameData(a, b);
}

/** Equality of plain data. A field follows from its path; variables and functions are compared by identity. */
function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return false;
  }
  const left = Object.entries(a);
  const right = b as Readonly<Record<string, unknown>>;
  // The arguments of a helper may have the same names.
  const isPath = 'path' in a && Array.isArray(a.path);
  return (
    left.length === Object.keys(b).length &&
    left.every(([key, value]) => (isPath && key === 'field') || (isPath && key === 'variable' ? value === right[key] : sameData(value, right[key])))
  );
}
