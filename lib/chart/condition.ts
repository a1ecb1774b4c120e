import { Construct } from 'constructs';
import { attachCondition } from './condition-scope';
import { HelmChart } from './helm-chart';
import { existenceOf } from './repetition-scope';
import { ChartError } from '../diagnostic';
import { conditionOf, known } from '../reference/operations';
import type { BooleanValue } from '../reference';

/**
 * Whether the objects of a construct are there: the conditions of all scopes around it hold. Literally true where
 * there are none. What differs between the members of a Repetition is not among them.
 *
 * @example guard(chart, or(not(conditionAround(cache)), isSet(values.cache.password)), 'the cache needs a password.')
 */
export function conditionAround(construct: Construct): BooleanValue {
  const { condition } = existenceOf(construct);
  return condition === undefined || condition.kind === 'literal' ? condition?.value !== false : known(condition);
}

/**
 * A scope whose objects exist only while a condition holds. Conditions nest. In an ordinary cdk8s
 * Chart the condition must be a literal; while it is false, the objects below are left out.
 *
 * @throws ChartError EXPRESSION_TYPE – when the condition is not a boolean.
 * @throws ChartError REFERENCE_OUTSIDE_CHART – when a reference is used outside a HelmChart.
 * @example const monitoring = new Condition(chart, 'monitoring', values.monitoring.enabled);
 */
export class Condition extends Construct {
  constructor(scope: Construct, id: string, condition: BooleanValue) {
    super(scope, id);
    const expression = conditionOf(condition);
    attachCondition(this, expression);
    if (HelmChart.find(this) !== undefined) {
      return;
    }
    if (expression.kind !== 'literal') {
      throw new ChartError(
        'REFERENCE_OUTSIDE_CHART',
        'a condition on a reference is in an ordinary cdk8s Chart, which has no values',
        {
          in: this.node.path,
          fix: 'create it inside a HelmChart, or pass true or false',
        },
      );
    }
    if (expression.value !== true) {
      // cdk8s has no conditional objects; it validates all constructs right before it collects them.
      this.node.addValidation({ validate: () => this.removeChildren() });
    }
  }

  private removeChildren(): string[] {
    for (const child of this.node.children) {
      this.node.tryRemoveChild(child.node.id);
    }
    return [];
  }
}
