import { walkExpression } from './walk-expression';
import type { Expression, Variable } from './expression';

/**
 * Whether a text is another one for each value of a variable: the variable, or its checksum, is a part of it, and
 * none of the other variables plays any part.
 */
export function isDistinctFor(expression: Expression, variable: Variable, others: readonly Variable[]): boolean {
  const mixed: Expression[] = [];
  walkExpression(expression, (part) => {
    if (part.kind === 'variable' && others.includes(part.variable)) {
      mixed.push(part);
    }
  });
  return mixed.length === 0 && partsOfText(expression).some((part) => typeof part !== 'string' && isOneToOne(part, variable));
}

/** The parts of a text; any other expression is its only part. */
export function partsOfText(expression: Expression): readonly (string | Expression)[] {
  return expression.kind === 'text' ? expression.parts : [expression];
}

function isOneToOne(part: Expression, variable: Variable): boolean {
  return part.kind === 'checksum' ? isOneToOne(part.value, variable) : part.kind === 'variable' && part.variable === variable && part.path.length === 0;
}
