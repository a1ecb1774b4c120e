import { defaultDeny as policyOfAll, pod, policy, selectorOf } from './network-examples';
import { unlockedPods } from './unlocked-pods';
import type { ChartRule } from '../../rule';

const DIRECTIONS = ['Ingress', 'Egress'] as const;

/** Nothing connects to a pod, or from it, that no policy admits. */
export const defaultDeny: ChartRule = {
  kind: 'chart',
  id: 'default-deny',
  severity: 'error',
  description: 'Every pod is selected by a NetworkPolicy in both directions, so that only declared connections exist.',
  remedy: 'Add a NetworkPolicy with an empty podSelector and both policyTypes.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies',
  checks: ['N01'],
  premises: ['policies-enforced', 'policies-alone', 'nodes-trusted'],
  check: function* (context) {
    for (const { object, pod: { metadata }, direction } of unlockedPods(context, DIRECTIONS)) {
      yield { object, at: metadata, problem: `no NetworkPolicy selects the pod for ${direction}` };
    }
  },
  examples: {
    passing: [[pod('api'), policyOfAll], [pod('api'), policy('api', { podSelector: selectorOf('api'), policyTypes: ['Ingress', 'Egress'] })]],
    failing: [[pod('api')], [pod('api'), policy('api', { podSelector: {} })], [pod('api'), policy('other', { podSelector: selectorOf('other'), policyTypes: ['Ingress', 'Egress'] })]],
  },
};
