import { expressionOf } from '../reference/convert';
import { conditionOf } from '../reference/operations';
import type { HelmChart } from './helm-chart';
import type { BooleanValue, Value } from '../reference';

/**
 * A rule across values: while the condition does not hold, installation stops with the message. All
 * broken rules are reported together, by Helm and by `render` in the same words.
 *
 * @throws ChartError EXPRESSION_TYPE – when the condition is not a boolean.
 * @example guard(chart, not(and(values.airgapped, values.assistant.enabled)), 'assistant needs the internet: set assistant.enabled to false.');
 */
export function guard(chart: Pick<HelmChart, 'guards'>, condition: BooleanValue, message: Value<string>): void {
  const rule = conditionOf(condition);
  // What literals alone decide needs no rule in the chart.
  if (rule.kind !== 'literal' || rule.value !== true) {
    chart.guards.push({ condition: rule, message: expressionOf(message) });
  }
}
