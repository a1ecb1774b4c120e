import type { Construct } from 'constructs';
import type { Expression } from '../reference/expression';

const CONDITION = Symbol.for('chartwright.Condition');

/** Makes a construct a scope whose objects exist only while a condition holds. */
export function attachCondition(construct: Construct, condition: Expression): void {
  Object.defineProperty(construct, CONDITION, { value: condition });
}

/** The condition of a scope itself, or undefined. */
export function conditionAt(construct: object): Expression | undefined {
  return (construct as { readonly [CONDITION]?: Expression })[CONDITION];
}
