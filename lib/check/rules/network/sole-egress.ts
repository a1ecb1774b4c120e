import { policiesAmong } from '../../network/policy-view';
import { isEmptySelector } from '../../view/label-selector';
import { ciliumWaysOut } from './cilium-egress';
import { ciliumPolicy, defaultDeny, labelsOf, pod, policy, selectorOf, SOLE, soleEgressPolicy } from './network-examples';
import { isSolePolicy } from './sole-policies';
import { unlockedPods } from './unlocked-pods';
import type { ChartRule } from '../../rule';
import type { View } from '../../view/view';

// Addresses that are never routed on the internet, each alone: link-local (RFC 3927, RFC 4291), private (RFC 1918), shared
// (RFC 6598) and unique local ones (RFC 4193), and those that GKE gives Services by itself
// (https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips).
const LOCAL_ADDRESS =
  /^(169\.254|10\.[0-9]{1,3}|192\.168|172\.(1[6-9]|2[0-9]|3[01])|100\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7]))\.[0-9]{1,3}\.[0-9]{1,3}\/32$|^34\.118\.2(2[4-9]|3[0-9])\.[0-9]{1,3}\/32$|^(fe[89ab][0-9a-f]|f[cd][0-9a-f]{2}):[0-9a-f:]+\/128$/iu;

// Pods of another namespace, and ports of theirs.
const elsewhere = (ports: readonly object[], peer: object = { podSelector: { matchLabels: labelsOf('dns') } }, namespace: object = { 'kubernetes.io/metadata.name': 'kube-system' }): object =>
  policy('dns', { podSelector: {}, egress: [{ to: [{ namespaceSelector: { matchLabels: namespace }, ...peer }], ports }] });
const UDP = { port: 53, protocol: 'UDP' };

const DNS = { ports: [{ port: '53' }], rules: { dns: [{ matchPattern: '*' }] } };
const ciliumElsewhere = (selector: object, toPorts: readonly object[]): object => ciliumPolicy({ endpointSelector: {}, egress: [{ toEndpoints: [selector], toPorts }] });
const kubeSystem = { matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'kube-system' } };

/** One component has the way out; everything else stays in the namespace and asks the cluster's DNS. */
export const soleEgress: ChartRule = {
  kind: 'chart',
  id: 'sole-egress',
  severity: 'error',
  description: 'Only the declared egress proxy can connect to anything outside the namespace and the DNS of the cluster.',
  remedy: 'Connect through the proxy: declare a flow to it instead of an address outside.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  checks: ['N02', 'N04'],
  premises: ['policies-enforced', 'policies-alone', 'dns-of-cluster'],
  check: function* (context) {
    const { objects, every } = context;
    for (const { object, at, problem } of ciliumWaysOut(context)) {
      if (!isSolePolicy(object) && object.isRendered()) {
        yield { object, at, problem };
      }
    }
    for (const { object, pod: { metadata } } of unlockedPods(context, ['Egress'])) {
      yield { object, at: metadata, problem: 'no NetworkPolicy selects the pod for Egress, so that it reaches everything' };
    }
    for (const object of every(policiesAmong(objects))) {
      for (const rule of object.root.get('spec', 'egress').each()) {
        const to = rule.get('to');
        if (to.kind() !== 'list' || to.items().length === 0) {
          if (!isSolePolicy(object) && object.isRendered()) {
            yield { object, at: rule, problem: 'an egress rule without "to" admits every address' };
          }
          continue;
        }
        for (const peer of to.each()) {
          const problem = whyOutside(peer, rule);
          if (problem !== undefined && !isSolePolicy(object) && object.isRendered()) {
            yield { object, at: peer, problem };
          }
        }
      }
    }
  },
  examples: {
    passing: [
      [defaultDeny, soleEgressPolicy, pod('api'), pod('proxy')],
      [soleEgressPolicy, pod('proxy')],
      [policy('flow', { podSelector: selectorOf('api'), egress: [{ to: [{ podSelector: selectorOf('proxy') }] }] })],
      [elsewhere([UDP])],
      [elsewhere([UDP, { port: 53 }])],
      [elsewhere([UDP, { port: 53, protocol: 'TCP' }])],
      ...['169.254.20.10/32', '10.96.0.10/32', '172.20.0.10/32', '100.64.0.10/32', '34.118.224.10/32', 'fd00::a/128'].map((cidr) => [policy('cache', { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr } }], ports: [{ port: 53, protocol: 'UDP' }] }] })]),
      [ciliumPolicy({ endpointSelector: selectorOf('proxy'), egress: [{ toFQDNs: [{ matchName: 'example.com' }] }] }, SOLE)],
      [ciliumPolicy({ endpointSelector: {}, egress: [{ toEndpoints: [selectorOf('api')] }, { toEndpoints: [] }, { toEndpoints: [{ matchExpressions: [{ key: 'app', operator: 'Exists' }] }] }] })],
      [ciliumElsewhere(kubeSystem, [DNS])],
    ],
    failing: [
      [pod('api')],
      [soleEgressPolicy, pod('proxy'), pod('api')],
      ...[{}, { toPorts: [{ ports: [{ port: '443' }] }] }, { toFQDNs: [{ matchPattern: '*' }] }, { toCIDR: ['0.0.0.0/0'] }, { toCIDRSet: [{ cidr: '10.0.0.0/8' }] }, { toEntities: ['world'] }].map((rule) => [ciliumPolicy({ endpointSelector: selectorOf('api'), egress: [rule] })]),
      [ciliumPolicy({ endpointSelector: {}, egress: [{ toEndpoints: [{ matchLabels: { 'io.kubernetes.pod.namespace': 'other' } }] }] })],
      ...[[], [{ ports: DNS.ports }], [{ rules: DNS.rules }], [DNS, { ports: [{ port: '443' }] }]].map((toPorts) => [ciliumElsewhere(kubeSystem, toPorts)]),
      ...['io.kubernetes.pod.namespace', 'k8s:io.kubernetes.pod.namespace', 'k8s:io.cilium.k8s.namespace.labels.team'].flatMap((key) => [
        [ciliumElsewhere({ matchLabels: { [key]: 'other' } }, [])],
        [ciliumElsewhere({ matchExpressions: [{ key: 'app', operator: 'Exists' }, { key, operator: 'Exists' }] }, [])],
      ]),
      [{ ...ciliumElsewhere(selectorOf('api'), []), kind: 'CiliumClusterwideNetworkPolicy' }],
      [{ ...ciliumPolicy({}), specs: [{ endpointSelector: {}, egress: [{ toEntities: ['cluster'] }] }] }],
      [policy('open', { podSelector: {}, egress: [{}] })],
      [policy('open', { podSelector: {}, egress: [{ to: [] }] })],
      [policy('open', { podSelector: selectorOf('api'), egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] })],
      ...['0.0.0.0/0', '10.0.0.0/8', '8.8.8.8/32', '172.32.0.10/32', '34.118.240.10/32', '2001:db8::1/128'].map((cidr) => [policy('dns', { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr } }], ports: [{ port: 53, protocol: 'UDP' }] }] })]),
      ...[[], [{ port: 53 }], [{ protocol: 'UDP' }], [UDP, { protocol: 'TCP' }], [UDP, { port: 53, protocol: 'SCTP' }]].map((ports) => [elsewhere(ports)]),
      [policy('api', { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: '10.96.0.1/32' } }], ports: [{ port: 443, protocol: 'TCP' }] }] })],
      [elsewhere([UDP], {})],
      [elsewhere([UDP], { podSelector: { matchLabels: {} } })],
      [elsewhere([UDP], { podSelector: { matchLabels: labelsOf('dns') } }, { team: 'platform' })],
      [policy('nobody', { podSelector: {}, egress: [{ to: [{}] }] })],
      [policy('dns', { podSelector: {}, egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: 'UDP' }] }] })],
      [policy('all', { podSelector: {}, egress: [{ to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } } }] }] })],
    ],
  },
};

/** Why a peer is neither in the namespace nor the DNS of the cluster, or undefined. */
function whyOutside(peer: View, rule: View): string | undefined {
  if (peer.get('ipBlock').isPresent()) {
    return isDns(rule) && peer.get('ipBlock', 'cidr').matches(LOCAL_ADDRESS) ? undefined : 'an egress rule names addresses, and the pods are not those of the egress proxy';
  }
  const namespaces = peer.get('namespaceSelector');
  if (!namespaces.isPresent()) {
    return peer.get('podSelector').isPresent() ? undefined : 'an egress rule names nobody';
  }
  const isNamed = namespaces.get('matchLabels', 'kubernetes.io/metadata.name').isPresent() && peer.get('podSelector').isPresent() && !isEmptySelector(peer.get('podSelector'));
  return isNamed && isDns(rule) ? undefined : 'an egress rule names pods of other namespaces that are not declared as DNS';
}

/** Whether a rule names ports, each by UDP or TCP, as those to DNS servers do. Which pods answer there is the customer's to say. */
function isDns(rule: View): boolean {
  const ports = rule.get('ports').items();
  return ports.length > 0 && ports.every((port) => port.get('port').isPresent() && (!port.get('protocol').isPresent() || port.get('protocol').oneOf(['UDP', 'TCP']))) && ports.some((port) => port.get('protocol').equals('UDP'));
}
