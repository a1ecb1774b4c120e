import { each, v, when } from '../../../index';
import { deploymentOf, restriction, violation, type PlantedChart } from './planted-chart';

const OTHER = { app: 'web' };
const PROXY = { 'app.kubernetes.io/component': 'proxy' };

function policyOf(podSelector: object, spec: object, annotations: object = {}): object {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { annotations }, spec: { podSelector, ...spec } };
}

const wayOut = policyOf({ matchLabels: PROXY }, { policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] }, { 'chartwright.dev/egress': 'sole' });
const proxy = { ...deploymentOf({ ...OTHER, ...PROXY }) };

/** Ways out of a locked namespace that values open, and charts in which they do not. */
export const PLANTED_WAYS_OUT: readonly PlantedChart[] = [
  violation({
    name: 'an extraEgress list that may be anything',
    rule: 'sole-egress',
    values: { extraEgress: v.kubernetes<object[]>('Further egress rules.', { default: [] }) },
    objects: ({ extraEgress }) => ({ policy: policyOf({}, { policyTypes: ['Egress'], egress: extraEgress }) }),
    breaking: { extraEgress: [{}] },
  }),
  restriction({
    name: 'an extraEgress list of labels of the namespace',
    rule: 'sole-egress',
    values: { extraEgress: v.list(v.map(v.string()), { description: 'Labels of pods that may be reached.', default: [] }) },
    objects: ({ extraEgress }) => ({ policy: policyOf({}, { policyTypes: ['Egress'], egress: each(extraEgress, (matchLabels) => ({ to: [{ podSelector: { matchLabels } }] })) }) }),
    attempt: { extraEgress: [{ app: 'web' }] },
    outcome: 'harmless',
  }),
  violation({
    name: 'a list of networks that, while it is empty, opens all',
    rule: 'sole-egress',
    values: { apps: v.list(v.string(), { description: 'Pods that may be reached.', default: ['web'] }) },
    objects: ({ apps }) => ({ policy: policyOf({}, { policyTypes: ['Egress'], egress: [{ to: each(apps, (app) => ({ podSelector: { matchLabels: { app } } })) }] }) }),
    breaking: { apps: [] },
  }),
  violation({
    name: 'a switch that opens everything outside',
    rule: 'sole-egress',
    values: { internet: v.object({ enabled: v.boolean({ description: 'Whether pods reach the internet.', default: false }) }) },
    objects: ({ internet }) => ({ policy: policyOf({}, { policyTypes: ['Egress'], egress: [when(internet.enabled, { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] })] }) }),
    breaking: { internet: { enabled: true } },
  }),
  violation({
    name: 'DNS at addresses that the customer names',
    rule: 'sole-egress',
    values: { dns: v.list(v.cidr(), { description: 'Addresses of DNS caches.', default: ['169.254.20.10/32'], minItems: 1 }) },
    objects: ({ dns }) => ({
      policy: policyOf({}, { policyTypes: ['Egress'], egress: [{ to: each(dns, (cidr) => ({ ipBlock: { cidr } })), ports: [{ port: 53, protocol: 'UDP' }] }] }),
    }),
    breaking: { dns: ['8.8.8.8/32'] },
  }),
  restriction({
    name: 'DNS at link-local addresses that the customer names',
    rule: 'sole-egress',
    values: { dns: v.list(v.string({ pattern: '^169[.]254[.][0-9]{1,3}[.][0-9]{1,3}/32$' }), { description: 'Addresses of DNS caches.', default: ['169.254.20.10/32'], minItems: 1 }) },
    objects: ({ dns }) => ({
      policy: policyOf({}, { policyTypes: ['Egress'], egress: [{ to: each(dns, (cidr) => ({ ipBlock: { cidr } })), ports: [{ port: 53, protocol: 'UDP' }] }] }),
    }),
    attempt: { dns: ['8.8.8.8/32'] },
    outcome: 'refused',
  }),
  violation({
    name: 'pod labels that reach the selector of the proxy',
    rule: 'labels-locked',
    values: { podLabels: v.map(v.string(), { description: 'Labels of the pods.', default: {} }) },
    objects: ({ podLabels }) => ({ 'way-out': wayOut, proxy, web: deploymentOf({ ...OTHER, ...podLabels }) }),
    breaking: { podLabels: PROXY },
  }),
  restriction({
    name: 'pod labels that may not be those of the proxy',
    rule: 'labels-locked',
    values: { podLabels: v.map(v.string(), { description: 'Labels of the pods.', default: {}, reservedPrefixes: ['app.kubernetes.io/'] }) },
    objects: ({ podLabels }) => ({ 'way-out': wayOut, proxy, web: deploymentOf({ ...OTHER, ...podLabels }) }),
    attempt: { podLabels: PROXY },
    outcome: 'refused',
  }),
  violation({
    name: 'a default deny that can be switched off',
    rule: 'default-deny',
    values: { networkPolicy: v.object({ enabled: v.boolean({ description: 'Whether the network is locked.', default: true }) }) },
    objects: ({ networkPolicy }) => ({ web: deploymentOf(OTHER), policy: policyOf(when(networkPolicy.enabled, {}, { matchLabels: { app: 'nobody' } }), { policyTypes: ['Ingress', 'Egress'] }) }),
    breaking: { networkPolicy: { enabled: false } },
  }),
];
