import { reachability, type Cluster, type ReachVerdict } from '../../../lib/check';
import { namespaceNamed, node, pod, policy } from './network-objects';

// The recipes of https://github.com/ahmetb/kubernetes-network-policy-recipes and the examples of
// https://kubernetes.io/docs/concepts/services-networking/network-policies/, each with what their text promises.

const web = pod('web', { app: 'web' });
const client = pod('client', { app: 'client', role: 'monitoring' });
const prodClient = pod('client', { app: 'client' }, { namespace: 'prod' });
const cluster: Cluster = {
  objects: [
    namespaceNamed('prod', { purpose: 'production', team: 'operations' }),
    namespaceNamed('other'),
    prodClient,
    pod('monitor', { type: 'monitoring' }, { namespace: 'prod' }),
    pod('client', { app: 'client' }, { namespace: 'other', status: { podIPs: [{ ip: '172.17.5.5' }, { ip: '2001:db8:17::5' }] } }),
  ],
  outside: ['203.0.113.5', '172.17.0.9', '172.17.1.9', '2001:db8::9'],
};

function verdictOf(verdicts: readonly ReachVerdict[], source: string, destination: string, port = 80, protocol = 'TCP'): ReachVerdict {
  const found = verdicts.find((one) => one.source === source && one.destination === destination && one.port === port && one.protocol === protocol);
  if (found === undefined) throw new Error(`no verdict on ${source} → ${destination}:${String(port)}/${protocol}; there are ${verdicts.map((one) => `${one.source} → ${one.destination}:${String(one.port)}/${one.protocol}`).join(', ')}`);
  return found;
}

/** Who can connect to web, and whom web can connect to: the first letters of each verdict. */
function table(policies: readonly object[], around: Cluster = cluster): Readonly<Record<string, string>> {
  const verdicts = reachability([web, client, ...policies], around);
  const peers = { client: 'default/Pod/client', prod: 'prod/Pod/client', monitor: 'prod/Pod/monitor', other: 'other/Pod/client', outside: '203.0.113.5', near: '172.17.0.9', cut: '172.17.1.9', v6: '2001:db8::9' };
  const letter = (source: string, destination: string): string => verdictOf(verdicts, source, destination, destination.includes('/') ? 80 : 443).reach.charAt(0);
  return Object.fromEntries(Object.entries(peers).map(([key, peer]) => [key, letter(peer, 'default/Pod/web') + letter('default/Pod/web', peer)]));
}

// Of each peer: its connection to web, then web's to it; a: allowed, d: denied, u: uncertain.
const open = { client: 'aa', prod: 'aa', monitor: 'aa', other: 'aa', outside: 'aa', near: 'aa', cut: 'aa', v6: 'aa' };
const noIngress = { client: 'da', prod: 'da', monitor: 'da', other: 'da', outside: 'da', near: 'da', cut: 'da', v6: 'da' };
const noEgress = { client: 'ad', prod: 'ad', monitor: 'ad', other: 'ad', outside: 'ad', near: 'ad', cut: 'ad', v6: 'ad' };
const shut = { client: 'dd', prod: 'dd', monitor: 'dd', other: 'dd', outside: 'dd', near: 'dd', cut: 'dd', v6: 'dd' };
const onWeb = { podSelector: { matchLabels: { app: 'web' } } };

const rows: readonly (readonly [string, readonly object[], Readonly<Record<string, string>>])[] = [
  ['no policy: everything is open', [], open],
  ['01 deny all traffic to an application', [{ ...onWeb, ingress: [] }], noIngress],
  ['a policy without types and without egress rules isolates for ingress only', [{ ...onWeb, egress: [] }], noIngress],
  ['a policy without types but with egress rules isolates for both', [{ ...onWeb, egress: [{ to: [{ podSelector: {} }] }] }], { ...shut, client: 'da' }],
  ['types that leave out Egress make its rules void', [{ ...onWeb, policyTypes: ['Ingress'], egress: [] }], noIngress],
  ['Egress alone leaves ingress open', [{ ...onWeb, policyTypes: ['Egress'] }], noEgress],
  ['02 limit traffic to an application', [{ ...onWeb, ingress: [{ from: [{ podSelector: { matchLabels: { app: 'client' } } }] }] }], { ...noIngress, client: 'aa' }],
  ['02a allow all traffic to an application', [{ podSelector: {}, ingress: [] }, { ...onWeb, ingress: [{}] }], { ...open, client: 'ad' }],
  ['03 default deny in a namespace', [{ podSelector: {}, policyTypes: ['Ingress', 'Egress'] }], shut],
  ['04 deny traffic from other namespaces', [{ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] }], { ...noIngress, client: 'aa' }],
  ['05 allow traffic from all namespaces', [{ ...onWeb, ingress: [{ from: [{ namespaceSelector: {} }] }] }], { ...open, outside: 'da', near: 'da', cut: 'da', v6: 'da' }],
  ['06 allow traffic from a namespace', [{ ...onWeb, ingress: [{ from: [{ namespaceSelector: { matchLabels: { purpose: 'production' } } }] }] }], { ...noIngress, prod: 'aa', monitor: 'aa' }],
  ['06 by the label that Kubernetes gives', [{ ...onWeb, ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } } }] }] }], { ...noIngress, other: 'aa' }],
  ['07 from some pods in another namespace: both selectors of one peer must fit', [{ ...onWeb, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'operations' } }, podSelector: { matchLabels: { type: 'monitoring' } } }] }] }], { ...noIngress, monitor: 'aa' }],
  ['two peers: one of them must fit', [{ ...onWeb, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'operations' } } }, { podSelector: { matchLabels: { role: 'monitoring' } } }] }] }], { ...noIngress, client: 'aa', prod: 'aa', monitor: 'aa' }],
  ['08 allow external traffic', [{ ...onWeb, ingress: [{ from: [] }] }], open],
  ['10 several selectors: policies add up', [{ ...onWeb, ingress: [] }, { ...onWeb, ingress: [{ from: [{ podSelector: { matchLabels: { app: 'client' } } }] }] }, { ...onWeb, ingress: [{ from: [{ namespaceSelector: { matchLabels: { purpose: 'production' } } }] }] }], { ...noIngress, client: 'aa', prod: 'aa', monitor: 'aa' }],
  ['11 deny egress of an application', [{ ...onWeb, policyTypes: ['Egress'], egress: [] }], noEgress],
  ['14 deny external egress', [{ ...onWeb, policyTypes: ['Egress'], egress: [{ to: [{ namespaceSelector: {} }] }] }], { ...open, outside: 'ad', near: 'ad', cut: 'ad', v6: 'ad' }],
  ['an egress rule without peers reaches everything', [{ ...onWeb, policyTypes: ['Egress'], egress: [{}] }], open],
  ['ipBlock with except, for egress; whether it means pods differs', [{ ...onWeb, policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '172.17.0.0/16', except: ['172.17.1.0/24'] } }] }] }], { client: 'au', prod: 'au', monitor: 'au', other: 'au', outside: 'ad', near: 'aa', cut: 'ad', v6: 'ad' }],
  ['0.0.0.0/0 does not cover IPv6', [{ ...onWeb, policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] }], { client: 'au', prod: 'au', monitor: 'au', other: 'au', outside: 'aa', near: 'aa', cut: 'aa', v6: 'ad' }],
  ['::/0 does not cover IPv4', [{ ...onWeb, policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '::/0' } }] }] }], { client: 'au', prod: 'au', monitor: 'au', other: 'au', outside: 'ad', near: 'ad', cut: 'ad', v6: 'aa' }],
  ['sources may seem to be others', [{ ...onWeb, ingress: [{ from: [{ ipBlock: { cidr: '172.17.0.0/16' } }] }] }], { client: 'ua', prod: 'ua', monitor: 'ua', other: 'ua', outside: 'ua', near: 'ua', cut: 'ua', v6: 'ua' }],
  ['In', [{ ...onWeb, ingress: [{ from: [{ podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['x', 'client'] }] } }] }] }], { ...noIngress, client: 'aa' }],
  ['NotIn fits labels without the key', [{ ...onWeb, ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['client'] }] } }] }] }], { ...noIngress, monitor: 'aa' }],
  ['Exists', [{ ...onWeb, ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchExpressions: [{ key: 'role', operator: 'Exists' }] } }] }] }], { ...noIngress, client: 'aa' }],
  ['DoesNotExist', [{ ...onWeb, ingress: [{ from: [{ namespaceSelector: { matchExpressions: [{ key: 'purpose', operator: 'DoesNotExist' }] }, podSelector: {} }] }] }], { ...noIngress, client: 'aa', other: 'aa' }],
  ['an operator that does not exist fits nothing', [{ ...onWeb, ingress: [{ from: [{ podSelector: { matchExpressions: [{ key: 'nothing', operator: 'Gt', values: ['1'] }] } }] }] }], noIngress],
  ['all expressions must fit, and the labels too', [{ ...onWeb, ingress: [{ from: [{ podSelector: { matchLabels: { app: 'client' }, matchExpressions: [{ key: 'role', operator: 'Exists' }, { key: 'app', operator: 'NotIn', values: ['client'] }] } }] }] }], noIngress],
  ['a port that is not open denies', [{ ...onWeb, ingress: [{ ports: [{ port: 5000 }] }] }], noIngress],
  ['the protocol is TCP unless it is said', [{ ...onWeb, ingress: [{ ports: [{ port: 80, protocol: 'UDP' }] }] }], noIngress],
];

test.each(rows)('%s', (_name, specs, expected) => {
  expect(table(specs.map((spec, index) => policy(`p${String(index)}`, spec)))).toEqual(expected);
});

test('where sources keep their addresses, ipBlock tells them apart', () => {
  const spec = { ...onWeb, ingress: [{ from: [{ ipBlock: { cidr: '172.17.0.0/16', except: ['172.17.1.0/24'] } }] }] };
  expect(table([policy('p', spec)], { ...cluster, areSourcesRewritten: false })).toEqual({ client: 'ua', prod: 'ua', monitor: 'ua', other: 'ua', outside: 'da', near: 'aa', cut: 'da', v6: 'da' });
});

test('the policies of another namespace select nothing here, and those of both ends must agree', () => {
  const elsewhere = policy('deny', { podSelector: {}, policyTypes: ['Egress'] }, 'prod');
  expect(table([], { ...cluster, objects: [...(cluster.objects ?? []), elsewhere] })).toEqual({ ...open, prod: 'da', monitor: 'da' });
});

describe('ports', () => {
  const listening = pod('db', { app: 'db' }, { ports: [{ name: 'sql', containerPort: 5432 }, { name: 'admin', containerPort: 9000 }, { name: 'sig', containerPort: 7777, protocol: 'SCTP' }, { name: 'dns', containerPort: 53, protocol: 'UDP' }] });
  const older = pod('old', { app: 'db' }, { ports: [{ name: 'sql', containerPort: 5555 }] });
  const open = (ports: readonly object[]): readonly string[] =>
    reachability([listening, older, client, policy('p', { podSelector: { matchLabels: { app: 'db' } }, ingress: [{ ports }] })], { ports: [{ port: 5432 }, { port: 5555 }] })
      .filter(({ source, destination, reach }) => source === 'default/Pod/client' && destination !== source && reach === 'allowed')
      .map(({ destination, port, protocol }) => `${destination.split('/')[2] ?? ''}:${String(port)}/${protocol}`);

  test('a name is the receiver\'s own', () => {
    expect(open([{ port: 'sql' }])).toEqual(['db:5432/TCP', 'old:5555/TCP']);
  });

  test('a name of another protocol admits nothing', () => {
    expect(open([{ port: 'sig' }, { port: 'sql', protocol: 'UDP' }])).toEqual([]);
    expect(open([{ port: 'sig', protocol: 'SCTP' }])).toEqual(['db:7777/SCTP']);
  });

  test('a name and a protocol that belong to two ports of one number admit neither', () => {
    const dns = pod('dns', { app: 'db' }, { ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }, { name: 'dns-tcp', containerPort: 53 }] });
    const reached = (port: object): readonly string[] =>
      reachability([dns, client, policy('p', { podSelector: { matchLabels: { app: 'db' } }, ingress: [{ ports: [port] }] })]).filter(({ destination, reach }) => destination.endsWith('/dns') && reach === 'allowed').map(({ protocol }) => protocol);
    expect(reached({ port: 'dns', protocol: 'TCP' })).toEqual([]);
    expect(reached({ port: 'dns-tcp' })).toEqual(['TCP']);
  });

  test('endPort closes the range, both ends included', () => {
    expect(open([{ port: 5000, endPort: 5432 }])).toEqual(['db:5432/TCP', 'old:5432/TCP']);
    expect(open([{ port: 5432, endPort: 9000 }])).toEqual(['db:5432/TCP', 'db:9000/TCP', 'db:5555/TCP', 'old:5555/TCP', 'old:5432/TCP']);
  });

  test('a protocol without a port admits all of its ports', () => {
    expect(open([{ protocol: 'UDP' }])).toEqual(['db:53/UDP']);
  });

  test('sidecars listen too, other init containers do not', () => {
    const container = (name: string, containerPort: number, more: object = {}): object => ({ name, image: 'example.com/x:1', ports: [{ containerPort }], ...more });
    const served = pod('served', {}, { spec: { initContainers: [container('side', 15001, { restartPolicy: 'Always' }), container('once', 15002)] } });
    expect(reachability([served, client]).filter(({ source, destination }) => source === 'default/Pod/client' && destination === 'default/Pod/served').map(({ port }) => port)).toEqual([80, 15001]);
  });

  test('for egress the receiver\'s names count too, and an address outside has none', () => {
    const egress = policy('p', { podSelector: { matchLabels: { app: 'client' } }, policyTypes: ['Egress'], egress: [{ ports: [{ port: 'sql' }] }] });
    const verdicts = reachability([listening, older, client, egress], { outside: ['203.0.113.5'], ports: [{ port: 5432 }] });
    expect(verdictOf(verdicts, 'default/Pod/client', 'default/Pod/db', 5432).reach).toBe('allowed');
    expect(verdictOf(verdicts, 'default/Pod/client', 'default/Pod/old', 5432).reach).toBe('denied');
    expect(verdictOf(verdicts, 'default/Pod/client', '203.0.113.5', 5432).reach).toBe('denied');
  });
});

describe('the network of a node', () => {
  const deny = policy('deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  const placed = pod('placed', {}, { spec: { nodeName: 'one' } });
  const onHost = pod('agent', {}, { spec: { hostNetwork: true, nodeName: 'two' } });
  const verdicts = reachability([placed, web, onHost, deny], { objects: [node('one', '10.0.0.1'), node('two', '10.0.0.2')] });

  test('the node of a pod always reaches it, another does not', () => {
    expect(verdictOf(verdicts, 'Node/one', 'default/Pod/placed').reach).toBe('allowed');
    expect(verdictOf(verdicts, 'Node/two', 'default/Pod/placed').reach).toBe('denied');
    expect(verdictOf(verdicts, 'Node/one', 'default/Pod/web')).toMatchObject({ reach: 'uncertain', ingress: { reason: expect.stringContaining('its own node') as string } });
  });

  test('no policy is sure to hold a pod that uses the network of its node', () => {
    expect(verdictOf(verdicts, 'default/Pod/agent', 'Node/one', 443).reach).toBe('uncertain');
    expect(verdictOf(verdicts, 'default/Pod/agent', 'default/Pod/placed').reach).toBe('denied');
    expect(verdictOf(verdicts, 'default/Pod/placed', 'default/Pod/agent').egress.reach).toBe('denied');
  });

  test('selectors are not sure to see such a pod', () => {
    const allow = policy('allow', { podSelector: { matchLabels: { app: 'web' } }, ingress: [{ from: [{ podSelector: {} }] }] });
    const seen = reachability([web, onHost, placed, allow]);
    expect(verdictOf(seen, 'default/Pod/agent', 'default/Pod/web').ingress.reach).toBe('uncertain');
    expect(verdictOf(seen, 'default/Pod/placed', 'default/Pod/web').ingress.reach).toBe('allowed');
  });

  test('NodeLocal DNSCache is an address, not a pod', () => {
    const cache = policy('cache', { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '169.254.20.10/32' } }], ports: [{ port: 53, protocol: 'UDP' }] }] });
    const reached = reachability([web, cache], { outside: ['169.254.20.10', '169.254.20.11'], ports: [{ port: 53, protocol: 'UDP' }, { port: 53 }] });
    expect(verdictOf(reached, 'default/Pod/web', '169.254.20.10', 53, 'UDP').reach).toBe('allowed');
    expect(verdictOf(reached, 'default/Pod/web', '169.254.20.10', 53, 'TCP').reach).toBe('denied');
    expect(verdictOf(reached, 'default/Pod/web', '169.254.20.11', 53, 'UDP').reach).toBe('denied');
  });
});

test('the policies that decide are named', () => {
  const policies = [policy('deny', { podSelector: {} }), policy('allow', { ...onWeb, ingress: [{ from: [{ podSelector: { matchLabels: { app: 'client' } } }] }] })];
  const verdicts = reachability([web, client, ...policies], cluster);
  expect(verdictOf(verdicts, 'default/Pod/client', 'default/Pod/web')).toMatchObject({ egress: { policies: [] }, ingress: { reach: 'allowed', policies: ['default/allow'] } });
  expect(verdictOf(verdicts, 'prod/Pod/client', 'default/Pod/web').ingress).toMatchObject({ reach: 'denied', policies: ['default/deny', 'default/allow'] });
});

test('the pods of one Deployment are told from each other, a single Pod is not', () => {
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'api' }, spec: { template: { metadata: { labels: { app: 'api' } }, spec: { containers: [{ name: 'api', ports: [{ containerPort: 80 }] }] } } } };
  const denied = policy('deny', { podSelector: {} });
  expect(reachability([deployment, web, denied]).filter(({ source, destination }) => source === destination)).toMatchObject([{ source: 'default/Deployment/api', reach: 'denied' }]);
});

test('a custom kind of the same name is no NetworkPolicy', () => {
  expect(table([{ ...policy('p', { podSelector: {} }), apiVersion: 'crd.projectcalico.org/v1' }])).toEqual(open);
});
