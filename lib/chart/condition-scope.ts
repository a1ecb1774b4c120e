import type { Construct } from 'constructs';
import type { Expression } from '../reference/expression';

const CONDITION = Symbol.for('chartwright.Condition');

/** Makes a construct a scope whose objects exist only while a condition holds. */
export function attachCondition(construct: Construct, condition: Expression): void {
  Object.defineProperty(construct, CONDITION, { value: condition });
}

/** The conditions of all scopes around a construct, outermost first. */
export function surroundingConditions(construct: Construct): readonly Expression[] {
  return construct.node.scopes.flatMap((scope) => {
    const condition = (scope as { readonly [CONDITION]?: Expression })[CONDITION];
    return condition === undefined ? [] : [condition];
  });
}
