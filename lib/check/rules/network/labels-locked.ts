import { selects } from '../../view/label-selector';
import { ciliumPolicy, pod, SOLE, soleEgressPolicy } from './network-examples';
import { podsAmong, type PodObject } from './pods-among';
import { selectorOfPolicy, solePolicies } from './sole-policies';
import type { ObjectView } from '../../object-view';
import type { ChartRule } from '../../rule';

/** The way out is one workload's: no value gives another one the labels that open it. */
export const labelsLocked: ChartRule = {
  kind: 'chart',
  id: 'labels-locked',
  severity: 'error',
  description: 'No value can put the pods of a second workload under the selector of the egress proxy.',
  remedy: 'Reserve the labels by which the proxy is selected, or let the chart\'s own labels win.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  checks: ['N05'],
  premises: ['policies-enforced'],
  check: function* ({ objects, every }) {
    const pods = podsAmong(objects);
    for (const policy of every(solePolicies(objects))) {
      // The workload that is meant comes first among those that are selected.
      for (const [index, candidate] of every([...pods.entries()])) {
        const other = pods.slice(0, index).find((each) => isSelected(policy, each));
        if (other !== undefined && isSelected(policy, candidate) && candidate.object.isRendered() && policy.isRendered()) {
          yield { object: candidate.object, at: candidate.pod.metadata, problem: `its pods are selected by the policy of ${other.object.source}, which opens the way out` };
        }
      }
    }
  },
  examples: {
    passing: [[soleEgressPolicy, pod('proxy'), pod('api')]],
    failing: [
      [soleEgressPolicy, pod('proxy'), pod('proxy')],
      [ciliumPolicy({ endpointSelector: {}, egress: [{ toFQDNs: [{ matchName: 'example.com' }] }] }, SOLE), pod('proxy'), pod('api')],
    ],
  },
};

function isSelected(policy: ObjectView, { pod: { metadata } }: PodObject): boolean {
  return selects(selectorOfPolicy(policy), metadata.get('labels'));
}
