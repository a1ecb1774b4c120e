import type { Expression } from '../reference/expression';

/** How the parts of an expression are printed in its scope. All but `whole` stand in parentheses unless they are one word. */
export interface PartPrinter {
  /** As it stands between braces. */
  readonly whole: (expression: Expression) => string;
  readonly operand: (expression: Expression) => string;
  /** Where only its truth matters. */
  readonly condition: (expression: Expression) => string;
  /** Where a real boolean is needed. */
  readonly truth: (expression: Expression) => string;
}
