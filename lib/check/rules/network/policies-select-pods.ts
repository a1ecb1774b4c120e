import { isOwnGroup } from '../../kubernetes-schema/definitions';
import { policiesAmong } from '../../network/policy-view';
import { isEmptySelector, selects } from '../../view/label-selector';
import { defaultDeny, labelsOf, pod, policy, selectorOf } from './network-examples';
import { podsAmong } from './pods-among';
import type { ObjectView } from '../../object-view';
import type { ChartRule } from '../../rule';
import type { View } from '../../view/view';

const cluster = (name: string): object => ({ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name } });

const ENDS = [['ingress', 'from'], ['egress', 'to']] as const;

/**
 * A policy that selects nothing protects nothing, and a peer that is nobody opens nothing: both are slips. Pods that an
 * operator makes of an object of the chart count as the chart's.
 */
export const policiesSelectPods: ChartRule = {
  kind: 'chart',
  id: 'policies-select-pods',
  severity: 'error',
  description: 'Every NetworkPolicy selects pods of the chart, and so does every peer, unless it names other namespaces.',
  remedy: 'Select by the labels of the pods; name the namespace of pods that are not of the chart.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  checks: ['N03'],
  check: function* ({ objects, every }) {
    const pods = podsAmong(objects);
    const made = objects.filter(({ apiVersion }) => !isOwnGroup(groupOf(apiVersion)));
    for (const object of every(policiesAmong(objects))) {
      // What an operator makes is known by constants, and whether the policy is there by less than whom labels select.
      const isNobody = (selector: View): boolean =>
        !isEmptySelector(selector) && !made.some((one) => isOfOperator(selector, one) && one.isRendered()) && object.isRendered()
        && !pods.some(({ object: one, pod: { metadata } }) => selects(selector, metadata.get('labels')) && one.isRendered());
      const selector = object.root.get('spec', 'podSelector');
      if (isNobody(selector)) {
        yield { object, at: selector, problem: 'the policy selects no pods of the chart' };
      }
      for (const [rules, peers] of every(ENDS)) {
        for (const rule of object.root.get('spec', rules).each()) {
          for (const peer of rule.get(peers).each()) {
            const own = peer.get('podSelector');
            if (own.isPresent() && !peer.get('namespaceSelector').isPresent() && isNobody(own)) {
              yield { object, at: own, problem: 'a peer selects no pods of the chart, and names no namespace in which others are' };
            }
          }
        }
      }
    }
  },
  examples: {
    passing: [
      [defaultDeny],
      [pod('api'), pod('proxy'), policy('api', { podSelector: selectorOf('api'), egress: [{ to: [{ podSelector: selectorOf('proxy') }] }] })],
      [pod('api'), policy('api', { podSelector: selectorOf('api'), ingress: [{ from: [{ namespaceSelector: {}, podSelector: selectorOf('scraper') }] }] })],
      [cluster('database'), policy('database', { podSelector: { matchLabels: { 'cnpg.io/cluster': 'database' } } })],
      [pod('api'), policy('api', { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] })],
    ],
    failing: [
      [pod('api'), cluster('other'), policy('database', { podSelector: { matchLabels: { 'cnpg.io/cluster': 'database' } } })],
      [pod('api'), policy('web', { podSelector: selectorOf('web') })],
      [pod('api'), policy('api', { podSelector: selectorOf('api'), ingress: [{ from: [{ podSelector: selectorOf('web') }] }] })],
      [pod('api'), policy('api', { podSelector: selectorOf('api'), egress: [{ to: [{ podSelector: { matchLabels: { ...labelsOf('api'), tier: 'web' } } }] }] })],
    ],
  },
};

/** Whether a selector is of the pods that an operator makes: by a label of its own group with the name of the object. */
function isOfOperator(selector: View, { apiVersion, root }: ObjectView): boolean {
  const parts = groupOf(apiVersion).split('.');
  const domains = parts.slice(0, -1).map((_, index) => parts.slice(index).join('.'));
  return selector.get('matchLabels').entries().some(({ key, value }) => {
    const name = key.constant();
    return typeof name === 'string' && domains.some((domain) => name.startsWith(`${domain}/`)) && value.same(root.get('metadata', 'name'));
  });
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
