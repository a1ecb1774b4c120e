import { each, isSet, v, when } from '../../../index';
import { deploymentOf, podOf, restriction, violation, type PlantedChart } from './planted-chart';

const OTHER = { app: 'web' };
const PROXY = { 'app.kubernetes.io/component': 'proxy' };

function policyOf(podSelector: object, spec: object, annotations: object = {}): object {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { annotations }, spec: { podSelector, ...spec } };
}

const wayOut = policyOf({ matchLabels: PROXY }, { policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] }, { 'chartwright.dev/egress': 'sole' });
const proxy = { ...deploymentOf({ ...OTHER, ...PROXY }) };

function ciliumOf(rule: object): object {
  return { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', spec: { endpointSelector: {}, egress: [rule] } };
}

function dnsPolicyOf(podLabels: object): object {
  const to = [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } }, podSelector: { matchLabels: { ...podLabels } } }];
  return policyOf({}, { policyTypes: ['Egress'], egress: [{ to, ports: [{ port: 53, protocol: 'UDP' }] }] });
}

const podNamed = (component: string): object => podOf({}, {}, { labels: { component } });
const serviceOf = (name: string, spec: object = {}): object => ({ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { selector: { component: name }, ports: [{ port: 80 }], ...spec } });
const backendOf = (name: unknown): object => ({ service: { name, port: { number: 80 } } });

/** A component that an Ingress leads to, and perhaps one more path of it. */
function entry(name: string, extra?: unknown): Readonly<Record<string, object>> {
  const paths = [{ path: '/', pathType: 'Prefix', backend: backendOf(name) }, ...(extra === undefined ? [] : [{ path: '/extra', pathType: 'Prefix', backend: backendOf(extra) }])];
  return { web: podNamed(name), service: serviceOf(name), ingress: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name }, spec: { rules: [{ http: { paths } }] } } };
}

/** A connection from one component to another's port, as both ends' policies have it. */
const flowOf = (out: unknown, into: unknown): Readonly<Record<string, object>> => {
  const api = podOf({}, { ports: [{ containerPort: 8080 }, { containerPort: 9090 }] }, { labels: { component: 'api' } });
  const peer = (component: string): object => ({ podSelector: { matchLabels: { component } } });
  return {
    web: podNamed('web'),
    api,
    out: policyOf({ matchLabels: { component: 'web' } }, { policyTypes: ['Egress'], egress: [{ to: [peer('api')], ports: [{ port: out }] }] }),
    into: policyOf({ matchLabels: { component: 'api' } }, { policyTypes: ['Ingress'], ingress: [{ from: [peer('web')], ports: [{ port: into }] }] }),
  };
};

const hookPod = podOf({}, {}, { labels: OTHER, annotations: { 'helm.sh/hook': 'pre-install,pre-upgrade', 'helm.sh/hook-weight': '0' } });
const lockOf = (hook: unknown): object => policyOf({ matchLabels: OTHER }, { policyTypes: ['Ingress', 'Egress'] }, { 'helm.sh/hook': hook, 'helm.sh/hook-weight': '-1' });

/** Ways out of a locked namespace that values open, and charts in which they do not. */
export const PLANTED_WAYS_OUT: readonly PlantedChart[] = [
  violation({
    name: 'an extraEgress list that may be anything',
    rule: 'sole-egress',
    values: { extraEgress: v.kubernetes<object[]>('Further egress rules.', { default: [] }) },
    objects: ({ extraEgress }) => ({ policy: policyOf({}, { policyTypes: ['Egress'], egress: extraEgress }) }),
    breaking: { extraEgress: [{}] },
  }),
  violation({
    name: 'a switch that leaves the policies out',
    rule: 'sole-egress',
    values: { locked: v.boolean({ description: 'Whether pods are locked in.', default: true }) },
    objects: ({ locked }) => ({ web: podNamed('web'), policy: policyOf({}, { policyTypes: when(locked, ['Egress'], ['Ingress']) }) }),
    breaking: { locked: false },
  }),
  restriction({
    name: 'policies that no value leaves out',
    rule: 'sole-egress',
    values: { ingress: v.boolean({ description: 'Whether connections into pods are locked too.', default: true }) },
    objects: ({ ingress }) => ({ web: podNamed('web'), policy: policyOf({}, { policyTypes: ['Egress', when(ingress, 'Ingress')] }) }),
    attempt: { ingress: false },
    outcome: 'harmless',
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
    name: 'labels of DNS servers that may be none, which every pod of the namespace has',
    rule: 'sole-egress',
    values: { podLabels: v.map(v.string(), { description: 'Labels of the DNS pods.', default: { 'k8s-app': 'kube-dns' } }) },
    objects: ({ podLabels }) => ({ policy: dnsPolicyOf(podLabels) }),
    breaking: { podLabels: { 'k8s-app': null } },
  }),
  restriction({
    name: 'labels of DNS servers, at least one',
    rule: 'sole-egress',
    values: { podLabels: v.map(v.string(), { description: 'Labels of the DNS pods.', default: { 'k8s-app': 'kube-dns' }, minEntries: 1 }) },
    objects: ({ podLabels }) => ({ policy: dnsPolicyOf(podLabels) }),
    attempt: { podLabels: { 'k8s-app': null } },
    outcome: 'refused',
  }),
  violation({
    name: 'a list of networks that holds all addresses of one family',
    rule: 'address-families',
    values: { cidrs: v.list(v.cidr(), { description: 'Networks.', default: [] }) },
    objects: ({ cidrs }) => ({ policy: policyOf({}, { policyTypes: ['Ingress'], ingress: [when(isSet(cidrs), { from: each(cidrs, (cidr) => ({ ipBlock: { cidr } })) })] }) }),
    breaking: { cidrs: ['0.0.0.0/0'] },
  }),
  restriction({
    name: 'a list of networks none of which is everything',
    rule: 'address-families',
    values: { cidrs: v.list(v.cidr({ minPrefixLength: { IPv4: 8, IPv6: 16 } }), { description: 'Networks.', default: [] }) },
    objects: ({ cidrs }) => ({ policy: policyOf({}, { policyTypes: ['Ingress'], ingress: [when(isSet(cidrs), { from: each(cidrs, (cidr) => ({ ipBlock: { cidr } })) })] }) }),
    attempt: { cidrs: ['0.0.0.0/0'] },
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
  violation({
    name: 'names that Cilium opens to all pods',
    rule: 'sole-egress',
    values: { fqdns: v.list(v.string({ pattern: '^[a-z.]+$' }), { description: 'Names that may be reached.', default: [] }) },
    objects: ({ fqdns }) => ({ names: ciliumOf({ toFQDNs: each(fqdns, (matchName) => ({ matchName })), toEndpoints: [] }) }),
    breaking: { fqdns: ['example.com'] },
  }),
  restriction({
    name: 'pods of the namespace that Cilium opens',
    rule: 'sole-egress',
    values: { app: v.string({ description: 'Pods that may be reached.', default: 'web', pattern: '^[a-z]+$' }) },
    objects: ({ app }) => ({ names: ciliumOf({ toEndpoints: [{ matchLabels: { app } }] }) }),
    attempt: { app: 'world' },
    outcome: 'harmless',
  }),
  violation({
    name: 'a Service that values open to the outside beside the Ingress',
    rule: 'single-entry',
    values: { vault: v.object({ type: v.choice(['ClusterIP', 'NodePort'], { description: 'Type of the Service.', default: 'ClusterIP' }) }) },
    objects: ({ vault }) => ({ ...entry('web'), vault: podNamed('vault'), 'vault-service': serviceOf('vault', { type: vault.type }) }),
    breaking: { vault: { type: 'NodePort' } },
  }),
  violation({
    name: 'an Ingress whose backend is a value',
    rule: 'single-entry',
    values: { backend: v.string({ description: 'Service behind /extra.', default: 'web', pattern: '^[a-z]+$' }) },
    objects: ({ backend }) => ({ ...entry('web', backend), vault: podNamed('vault'), 'vault-service': serviceOf('vault') }),
    breaking: { backend: 'vault' },
  }),
  restriction({
    name: 'an Ingress whose backend is one of those that are listed',
    rule: 'single-entry',
    values: { backend: v.choice(['web'], { description: 'Service behind /extra.', default: 'web' }) },
    objects: ({ backend }) => ({ ...entry('web', backend), vault: podNamed('vault'), 'vault-service': serviceOf('vault') }),
    attempt: { backend: 'vault' },
    outcome: 'refused',
  }),
  violation({
    name: 'a hook whose policy can be switched off',
    rule: 'policies-before-hooks',
    values: { locks: v.object({ early: v.boolean({ description: 'Whether policies are there before hooks.', default: true }) }) },
    objects: ({ locks }) => ({ hook: hookPod, all: policyOf({}, {}), lock: lockOf(when(locks.early, 'pre-install,pre-upgrade', 'post-install')) }),
    breaking: { locks: { early: false } },
  }),
  restriction({
    name: 'a hook whose policy is always there',
    rule: 'policies-before-hooks',
    values: { locks: v.object({ installFirst: v.boolean({ description: 'In which order events are named.', default: true }) }) },
    objects: ({ locks }) => ({ hook: hookPod, all: policyOf({}, {}), lock: lockOf(when(locks.installFirst, 'pre-install,pre-upgrade', 'pre-upgrade,pre-install')) }),
    attempt: { locks: { installFirst: false } },
    outcome: 'harmless',
  }),
  violation({
    name: 'a port that one end alone reads of values',
    rule: 'declared-flows-open',
    values: { port: v.integer({ description: 'Port of the API.', default: 8080, minimum: 1, maximum: 65535 }) },
    objects: ({ port }) => flowOf(port, 8080),
    breaking: { port: 9090 },
  }),
  restriction({
    name: 'a port that both ends read of values',
    rule: 'declared-flows-open',
    values: { isMetrics: v.boolean({ description: 'Whether metrics are what is asked for.', default: false }) },
    objects: ({ isMetrics }) => flowOf(when(isMetrics, 9090, 8080), when(isMetrics, 9090, 8080)),
    attempt: { isMetrics: true },
    outcome: 'harmless',
  }),
  violation({
    name: 'a policy whose labels are a value',
    rule: 'policies-select-pods',
    values: { component: v.string({ description: 'Who is locked.', default: 'web', pattern: '^[a-z]+$' }) },
    objects: ({ component }) => ({ web: podNamed('web'), lock: policyOf({ matchLabels: { component } }, { policyTypes: ['Ingress'] }) }),
    breaking: { component: 'api' },
  }),
  restriction({
    name: 'a policy of one of two components',
    rule: 'policies-select-pods',
    values: { component: v.choice(['web', 'api'], { description: 'Who is locked.', default: 'web' }) },
    objects: ({ component }) => ({ web: podNamed('web'), api: podNamed('api'), lock: policyOf({ matchLabels: { component } }, { policyTypes: ['Ingress'] }) }),
    attempt: { component: 'db' },
    outcome: 'refused',
  }),
];
