import { fieldAt } from '../../../values';
import type { ChartTemplate } from '../../../chart/chart-template';
import type { Expression } from '../../../reference/expression';
import type { Field } from '../../../values';

/** The field as the chart declares it: helpers that every chart has do not know the limits of the values they read. */
export function declaredField(expression: Extract<Expression, { kind: 'value' | 'variable' }>, { definition }: ChartTemplate): Field {
  return (expression.kind === 'value' ? fieldAt(definition, expression.path) : undefined) ?? expression.field;
}
