import { isEmptySelector, selects } from '../../view/label-selector';
import { isolates, policiesAmong } from '../../network/policy-view';
import { defaultDeny as policyOfAll, pod, policy, selectorOf } from './network-examples';
import { podsAmong } from './pods-among';
import type { ObjectView } from '../../object-view';
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
  check: function* ({ objects, every }) {
    const policies = policiesAmong(objects);
    // A policy of all pods that is always there answers for every pod at once.
    const ofAll = policies.filter(({ root }) => isEmptySelector(root.get('spec', 'podSelector')));
    for (const { object, pod: { metadata } } of every(podsAmong(objects))) {
      for (const direction of every(DIRECTIONS)) {
        const admits = (one: ObjectView): boolean => isolates(one, direction) && selects(one.root.get('spec', 'podSelector'), metadata.get('labels')) && one.isRendered();
        if (!ofAll.some(admits) && !policies.some(admits) && object.isRendered()) {
          yield { object, at: metadata, problem: `no NetworkPolicy selects the pod for ${direction}` };
        }
      }
    }
  },
  examples: {
    passing: [[pod('api'), policyOfAll], [pod('api'), policy('api', { podSelector: selectorOf('api'), policyTypes: ['Ingress', 'Egress'] })]],
    failing: [[pod('api')], [pod('api'), policy('api', { podSelector: {} })], [pod('api'), policy('other', { podSelector: selectorOf('other'), policyTypes: ['Ingress', 'Egress'] })]],
  },
};
