import { autoscalerOf, workloadOf } from './availability-examples';
import { podRule } from '../pod-rule';

/**
 * How many pods are worth their price is the customer's to say, and a trial has one. Those who demand several name the rule.
 * A StatefulSet, and pods that end before the next begins, are taken for single writers.
 */
export const severalReplicas = podRule({
  id: 'several-replicas',
  severity: 'warning',
  description: 'Every Deployment has at least two pods, unless it writes alone to its data.',
  remedy: 'Set replicas to 2 or more, and let the schema refuse fewer.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
  checks: ['A01'],
  appliesTo: ['Deployment'],
  find: function* (_pod, { objects }, { root }) {
    const at = root.get('spec', 'replicas');
    if (root.get('spec', 'strategy', 'type').equals('Recreate') || (at.isPresent() && at.atLeast(2))) {
      return;
    }
    const isScaled = objects.some(
      ({ kind, root: scaler }) => ['HorizontalPodAutoscaler', 'ScaledObject'].includes(kind) && scaler.get('spec', 'scaleTargetRef', 'name').same(root.get('metadata', 'name')),
    );
    if (at.isPresent() || !isScaled) {
      yield { at, problem: 'the only pod may be gone while it is replaced or its node fails' };
    }
  },
  examples: {
    passing: [
      [workloadOf({ replicas: 2 })],
      [workloadOf({ replicas: 1, strategy: { type: 'Recreate' } })],
      [workloadOf({}), autoscalerOf()],
      [workloadOf({}), { ...autoscalerOf(), apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject' }],
    ],
    failing: [
      [workloadOf({ replicas: 1 })],
      [workloadOf({})],
      [workloadOf({ replicas: 0 })],
      [workloadOf({ replicas: 1 }), autoscalerOf()],
      [workloadOf({}), autoscalerOf({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } })],
      [workloadOf({}), { ...autoscalerOf(), apiVersion: 'example.com/v1', kind: 'Watch' }],
    ],
  },
});
