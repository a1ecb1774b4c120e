import { concreteObjects } from './concrete-objects';
import { clusterVersion, type KubernetesVersion } from './kubernetes-version';
import type { ObjectView } from './object-view';
import type { ChartRule, Finding, ObjectRule, RuleContext } from './rule';

/** Everything that one rule finds in rendered objects, for one Kubernetes version. */
export function findingsOf(rule: ObjectRule | ChartRule, objects: readonly ObjectView[], kubernetes: KubernetesVersion): readonly Finding[] {
  const context: RuleContext = { kubernetes: clusterVersion(kubernetes), objects, every: (values) => values };
  switch (rule.kind) {
    case 'object':
      return objects.filter(({ kind }) => rule.appliesTo?.includes(kind) ?? true).flatMap((object) => [...rule.check(object, context)]);
    case 'chart':
      return [...rule.check(context)];
  }
}

/** Everything that a rule finds in plain Kubernetes objects. */
export function checkObjects(rule: ObjectRule | ChartRule, objects: readonly unknown[], kubernetes: KubernetesVersion = '1.36'): readonly Finding[] {
  return findingsOf(rule, concreteObjects(objects), kubernetes);
}
