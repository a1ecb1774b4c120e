import { POD_KINDS, podOf, type PodView } from '../view/pod-view';
import type { ObjectView } from '../object-view';
import type { ObjectRule, RuleContext } from '../rule';
import type { View } from '../view/view';

/** A part of a pod that is wrong. */
export interface PodProblem {
  readonly at: View;
  readonly problem: string;
}

/** What sets one rule on pods apart from the others. */
export interface PodRuleOptions extends Omit<ObjectRule, 'kind' | 'check'> {
  readonly find: (pod: PodView, context: RuleContext, object: ObjectView) => Iterable<PodProblem>;
}

/** A rule on everything that describes pods, unless it says which kinds. */
export function podRule({ find, ...facts }: PodRuleOptions): ObjectRule {
  return {
    kind: 'object',
    appliesTo: POD_KINDS,
    ...facts,
    ...(facts.checks === undefined ? {} : { checks: withHooks(facts.checks) }),
    check: function* (object, context) {
      const pod = podOf(object);
      for (const { at, problem } of pod === undefined ? [] : find(pod, context, object)) {
        yield { object, at, problem };
      }
    },
  };
}

/** What pods are hardened by holds for those of hooks and tests too, which is a check of its own. */
function withHooks(checks: readonly string[]): readonly string[] {
  return checks.some((id) => id.startsWith('H') || id === 'S01') ? [...checks, 'D09'] : checks;
}
