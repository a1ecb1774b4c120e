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
  chart.guards.push({ condition: conditionOf(condition), message: expressionOf(message) });
}
