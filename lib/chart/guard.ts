import { expressionOf } from '../reference/convert';
import { printForMessage } from '../reference/expression-message';
import { conditionOf } from '../reference/operations';
import { sameExpression } from '../reference/walk-expression';
import type { Guard } from '../template/node';
import type { BooleanValue, Value } from '../reference';
import type { HelmChart } from './helm-chart';

/**
 * A rule across values: while the condition does not hold, installation stops with the message. All
 * broken rules are reported together, by Helm and by `render` in the same words. The same rule with the same message
 * is asked once, however often it is declared.
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

/** Every rule once. Those with other messages are told apart without comparing them, so that the cost grows with their number alone. */
export function distinctGuards(guards: readonly Guard[]): readonly Guard[] {
  const byMessage = new Map<string, Guard[]>();
  return guards.filter((guarded) => {
    const key = printForMessage(guarded.message);
    const alike = byMessage.get(key) ?? [];
    byMessage.set(key, alike);
    const isNew = !alike.some((known) => isSame(known, guarded));
    if (isNew) {
      alike.push(guarded);
    }
    return isNew;
  });
}

function isSame(known: Guard, added: Guard): boolean {
  return sameExpression(known.message, added.message) && sameExpression(known.condition, added.condition);
}
