import { Testing } from 'cdk8s';
import {
  chartFiles, clientValues, Condition, containerValues, defineValues, EgressLockedNamespace, egressValues, HardenedDeployment, HelmApp, HelmChart, networkValues, problemsOf, ProbeSet, reachability, render, workloadValues, type KubernetesObject,
} from '../../index';
import { PRIVATE_NETWORKS } from '../../constructs/network/egress-values';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';

const definition = defineValues({
  proxy: workloadValues(),
  controller: workloadValues({ replicas: 1 }),
  network: networkValues(),
  mesh: containerValues(),
  egress: egressValues({ component: 'proxy' }),
  clients: clientValues({ component: 'controller' }),
});
const probes = ProbeSet.tcp({ port: 'http' });

function makeParts() {
  const chart = new HelmChart(new HelmApp(), 'net', { version: '1.0.0', appVersion: '1', icon: 'https://example.com/i.svg', values: definition });
  const { values } = chart;
  const proxy = new HardenedDeployment(chart, 'proxy', { values: values.proxy, ports: { http: 3128 }, probes });
  const mesh = { name: 'mesh', values: values.mesh, ports: { mtls: 15006 }, probes: ProbeSet.tcp({ port: 'mtls' }) } as const;
  const controller = new HardenedDeployment(chart, 'controller', { values: values.controller, ports: { http: 8080 }, probes, sidecars: [mesh] });
  const network = new EgressLockedNamespace(chart, 'network', { values: values.network });
  network.soleEgress(proxy, { cidrs: values.egress.cidrs, internet: values.egress.internet, fqdns: values.egress.fqdns, ports: [443, 8443] });
  network.apiServer(controller);
  network.flow(proxy, controller, 'mtls');
  network.ingressFrom(values.clients, controller, 'http');
  network.ingressFrom({ namespaces: ['monitoring'] }, controller, 'mtls');
  return { chart, proxy, network };
}

function newChart(): HelmChart<typeof definition> {
  return makeParts().chart;
}

const sets = {
  default: {},
  everything: {
    network: {
      nodeLocalDns: ['169.254.20.10/32', 'fd00::10/128'],
      apiServer: { cidrs: ['10.0.0.10/32', 'fd00::1/128'], port: 443 },
      limitRange: [{ type: 'Container', min: { cpu: '50m' }, defaultRequest: { cpu: '100m' }, default: { memory: '256Mi' }, max: { cpu: 1, memory: '0.25Gi', 'example.com/gpu': 1 } }, { type: 'Pod', max: { memory: '4Gi' } }],
      resourceQuota: { pods: 40, 'requests.cpu': '8' },
    },
    egress: { cidrs: ['203.0.113.0/24', '2001:db8::/32'], fqdns: ['api.example.com', '*.example.org'] },
  },
  open: { egress: { cidrs: ['10.9.0.0/16'], internet: { enabled: true } }, clients: { everyone: true } },
} as const;
const apiVersions = ['cilium.io/v2'];

function objectsOf(values: (typeof sets)[keyof typeof sets]): readonly KubernetesObject[] {
  return render(newChart(), { values: values, capabilities: { apiVersions } });
}

function nameOf(object: KubernetesObject): string {
  return (object['metadata'] as { readonly name: string }).name;
}

interface Policy {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly egress?: readonly { readonly to?: readonly unknown[] }[]; readonly ingress?: readonly { readonly from?: readonly unknown[] }[] };
}

function policiesOf(objects: readonly KubernetesObject[]): readonly Policy[] {
  return objects.filter(({ kind }) => kind === 'NetworkPolicy') as unknown as readonly Policy[];
}

test.each(Object.entries(sets))('with the values %s no rule is without peers, which would admit everybody', (_name, values) => {
  for (const { spec } of policiesOf(objectsOf(values))) {
    expect((spec.egress ?? []).filter(({ to }) => (to?.length ?? 0) === 0)).toEqual([]);
    expect((spec.ingress ?? []).filter(({ from }) => (from?.length ?? 0) === 0)).toEqual([]);
  }
});

test('caches of DNS on the nodes and the API server can be reached at the addresses that the customer names', () => {
  const egress = policiesOf(objectsOf(sets.everything)).flatMap(({ metadata, spec }) => (spec.egress ?? []).map((rule) => ({ policy: metadata.name, ...rule })));
  const dnsPorts = [{ port: 53, protocol: 'UDP' }, { port: 53, protocol: 'TCP' }];
  expect(egress).toContainEqual({ policy: 'release-name-net-network-dns', to: [{ ipBlock: { cidr: '169.254.20.10/32' } }, { ipBlock: { cidr: 'fd00::10/128' } }], ports: dnsPorts });
  expect(egress).toContainEqual({ policy: 'release-name-net-network-controller', to: [{ ipBlock: { cidr: '10.0.0.10/32' } }, { ipBlock: { cidr: 'fd00::1/128' } }], ports: [{ port: 443, protocol: 'TCP' }] });
});

test.each(['0.0.0.0/0', '0.0.0.0/1', '::/0', '8000::/1', '::ffff:0:0/96'])('%s is no address of the API server', (cidr) => {
  expect(() => render(newChart(), { values: { network: { apiServer: { cidrs: [cidr] } } } })).toThrow(/VALUE_INVALID[^]*a network such as "10\.0\.0\.0\/8", with a prefix of at least \/8 \(IPv4\) or \/16 \(IPv6\)/u);
});

test('DNS servers have labels, and caches are single addresses that the API server takes', () => {
  const dnsServers = [{ namespace: 'kube-system', podLabels: {}, port: 53 }];
  expect(() => render(newChart(), { values: { network: { dnsServers } } })).toThrow(/VALUE_INVALID[^]*network\.dnsServers\[0\]\.podLabels is an empty map, but must be a map of at least 1 entry/u);
  for (const cidr of ['169.254.300.1/32', 'fd00:::1/128', 'fe80::1::2/128', '8.8.8.8/32', '10.0.0.0/31', '169.254.0.0/16']) {
    expect(() => render(newChart(), { values: { network: { nodeLocalDns: [cidr] } } })).toThrow(/VALUE_INVALID/u);
  }
  expect(() => render(newChart(), { values: { network: { nodeLocalDns: ['fe80:1:2:3:4:5:6:7/128', 'FD00::1/128', '169.254.20.10/32', '10.96.0.10/32', '34.118.224.10/32', '100.64.0.10/32'] } } })).not.toThrow();
});

const outside = ['203.0.113.5', '198.51.100.7', '2001:db8::5', '2a00::5', '10.9.1.1', '10.8.1.1', '169.254.169.254', 'fd00:ec2::254'];

/** Which addresses outside each pod reaches, and which reach each port of a pod, where addresses tell ends apart. */
function connections(values: (typeof sets)[keyof typeof sets], ports: readonly number[]): readonly string[] {
  const verdicts = reachability(objectsOf(values), { outside, ports: ports.map((port) => ({ port })), areSourcesRewritten: false });
  const short = (name: string): string => name.replace('default/Deployment/release-name-net-', '');
  return verdicts.filter(({ reach, source, destination }) => reach === 'allowed' && (outside.includes(source) || outside.includes(destination))).map(({ source, destination, port }) => `${short(source)} → ${short(destination)}:${String(port)}`);
}

test('by default nobody outside is reached, and nobody outside reaches anything', () => {
  expect(connections(sets.default, [443, 80, 53])).toEqual([]);
});

test('the internet is both families, without private networks but those that are named, on the ports of the way out', () => {
  expect(connections(sets.open, [443, 80]).filter((one) => one.startsWith('proxy'))).toEqual(['203.0.113.5', '198.51.100.7', '2001:db8::5', '2a00::5', '10.9.1.1'].map((address) => `proxy → ${address}:443`));
});

test('everyone is both families, at the ports that are open to clients', () => {
  expect(connections(sets.open, [443]).filter((one) => one.includes('→ controller'))).toEqual(outside.map((address) => `${address} → controller:8080`));
});

test.each([
  ['exceptIPv4', ['fd00::/8']],
  ['exceptIPv4', ['0.0.0.0/0']],
  ['exceptIPv6', ['10.0.0.0/8']],
  ['exceptIPv6', ['::/0']],
  ['exceptIPv6', ['::ffff:10.0.0.0/104', '::ffff:0:0/96']],
])('an exception lies inside the network that it is of: %s is never %j', (key, networks) => {
  expect(() => render(newChart(), { values: { egress: { internet: { [key]: networks } } } })).toThrow(/VALUE_INVALID[^]*egress\.internet\.except/u);
});

test('a port of a sidecar is opened for the flows that name it, and for no others', () => {
  const verdicts = reachability(objectsOf(sets.default), { objects: [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'prometheus', namespace: 'monitoring' }, spec: {} }] });
  const into = verdicts.filter(({ destination, reach }) => destination.endsWith('-controller') && reach === 'allowed').map(({ source, port }) => `${source.split('/').slice(-1).join('')}:${String(port)}`);
  expect(into).toEqual(['release-name-net-proxy:15006', 'prometheus:15006']);
});

test('a component of another chart has labels that this one does not know', () => {
  const { proxy, network } = makeParts();
  const { proxy: foreign } = makeParts();
  expect(() => { network.flow(proxy, foreign, 'http'); }).toThrow('EGRESS_INVALID: proxy is a component of another chart');
  expect(() => { network.ingressFrom({ everyone: true }, foreign, 'http'); }).toThrow('EGRESS_INVALID');
  expect(() => { network.apiServer(foreign); }).toThrow('EGRESS_INVALID');
  expect(() => { network.soleEgress(foreign, { cidrs: [] }); }).toThrow(/EGRESS_SECOND_SOLE[^]*EGRESS_INVALID/u);
});

test('what is about the way out is left out with it', () => {
  const chart = newChart();
  const network = new EgressLockedNamespace(chart, 'second');
  const proxy = new HardenedDeployment(new Condition(chart, 'perhaps', chart.values.clients.everyone), 'guest', { values: chart.values.proxy, ports: { http: 3128 }, probes });
  network.soleEgress(proxy, { cidrs: ['10.0.0.0/8'], fqdns: ['api.example.com'] });
  network.destination({ name: 'mail', cidrs: ['10.0.0.25/32'], ports: [25] });
  const names = (everyone: boolean): readonly string[] => [...render(chart, { values: { clients: { everyone } }, capabilities: { apiVersions } }).map(nameOf).filter((name) => name.includes('net-second-'))].sort();
  expect(names(false)).toEqual(['default-deny', 'dns'].map((name) => `release-name-net-second-${name}`));
  expect(names(true)).toEqual(['default-deny', 'dns', 'egress-mail', 'fqdns', 'sole-egress'].map((name) => `release-name-net-second-${name}`));
});

test('limits, quotas and names are there only while the values ask for them', () => {
  const kinds = (values: (typeof sets)[keyof typeof sets]): readonly unknown[] => objectsOf(values).map(({ kind }) => kind);
  for (const kind of ['LimitRange', 'ResourceQuota', 'CiliumNetworkPolicy']) {
    expect(kinds(sets.default)).not.toContain(kind);
    expect(kinds(sets.everything)).toContain(kind);
  }
  expect(objectsOf(sets.everything).find(({ kind }) => kind === 'CiliumNetworkPolicy')).toMatchObject({
    apiVersion: 'cilium.io/v2',
    spec: {
      endpointSelector: { matchLabels: { 'app.kubernetes.io/component': 'proxy' } },
      egress: [
        { toFQDNs: [{ matchPattern: 'api.example.com' }, { matchPattern: '*.example.org' }], toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }, { port: '8443', protocol: 'TCP' }] }] },
        { toEndpoints: [{ matchLabels: { 'k8s-app': 'kube-dns', 'io.kubernetes.pod.namespace': 'kube-system' } }], toPorts: [{ ports: [{ port: '53', protocol: 'ANY' }], rules: { dns: [{ matchPattern: '*' }] } }] },
      ],
    },
  });
});

test('names without Cilium are refused with what to do', () => {
  expect(() => render(newChart(), { values: { egress: { fqdns: ['api.example.com'] } } })).toThrow(/GUARD_FAILED[^]*proxy may reach names, but the cluster does not serve cilium\.io\/v2: leave the list of names empty, or install Cilium/);
});

const contradictory = { network: { limitRange: [
  { type: 'Container', min: { cpu: '200m', memory: '1Gi' }, defaultRequest: { cpu: '100m' }, max: { memory: '1024Mi' } },
  { type: 'Container', default: { memory: '2Gi' }, max: { memory: '1Gi' } },
] } } as const;
const contradictions = [
  'network.limitRange has Container more than once: keep one of each type.',
  'network.limitRange does not rise from min over defaultRequest over default over max: cpu (min above defaultRequest), memory (default above max): lower what is above, or raise the other.',
];

test('limits that contradict each other are refused, and so are limits and quotas that there are not', () => {
  expect(() => render(newChart(), { values: contradictory })).toThrow(contradictions.join('\n  - '));
  for (const wrong of [{ limitRange: [{ type: 'Pod', default: { cpu: 1 } }] }, { limitRange: [{ type: 'Container', max: { cpus: 1 } }] }, { limitRange: [{ type: 'Node' }] }, { resourceQuota: { cpus: 1 } }]) {
    expect(problemsOf(() => render(newChart(), { values: { network: wrong as never } })).map(({ code }) => code)).toEqual(['VALUE_INVALID']);
  }
  expect(() => new EgressLockedNamespace(Testing.chart(), 'network', { values: { limitRange: [{ type: 'Container', min: { cpu: 2 }, max: { cpu: 1 } }] } })).toThrow('CONSTRUCT_INVALID: limitRange does not rise from min over defaultRequest over default over max: cpu (min above max)');
});

forEachHelm((binary) => {
  test('Helm refuses limits that contradict each other in the same words', () => {
    withChartFolder(chartFiles(newChart()), (folder) => {
      const helm = helmTemplate(binary, folder, { values: contradictory });
      expect(helm.ok ? [] : helm.stderr.split('\n').filter((line) => line.startsWith('  - ')).map((line) => line.slice('  - '.length))).toEqual(contradictions);
    });
  });
});

test('with literals, in an ordinary chart, the same rules come out', () => {
  const chart = Testing.chart();
  const proxy = new HardenedDeployment(chart, 'proxy', { values: { image: { tag: '1' } }, ports: { http: 3128 }, probes });
  const network = new EgressLockedNamespace(chart, 'network', { values: { nodeLocalDns: ['169.254.20.10/32'], apiServer: { cidrs: ['10.0.0.10/32'] }, resourceQuota: { pods: 3 } } });
  network.soleEgress(proxy, { cidrs: [], internet: { enabled: true }, fqdns: ['api.example.com'] });
  network.apiServer(proxy);
  network.ingressFrom({ everyone: true }, proxy, 'http');
  const objects = Testing.synth(chart) as readonly KubernetesObject[];
  const policy = (name: string): unknown => objects.find((object) => object['kind'] === 'NetworkPolicy' && nameOf(object) === name)?.['spec'];
  expect(policy('network-sole-egress')).toMatchObject({ egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: PRIVATE_NETWORKS.IPv4 } }, { ipBlock: { cidr: '::/0', except: PRIVATE_NETWORKS.IPv6 } }] }] });
  expect(policy('network-proxy')).toMatchObject({ ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }, { ipBlock: { cidr: '::/0' } }] }] });
  expect(JSON.stringify(objects)).toMatch(/169\.254\.20\.10[^]*10\.0\.0\.10/);
  expect(objects.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ResourceQuota', 'CiliumNetworkPolicy']));
  expect(objects.map(({ kind }) => kind)).not.toContain('LimitRange');
});

forEachHelm((binary) => {
  test.each(Object.entries(sets))('Helm renders %s as we do', (_name, values) => {
    const chart = newChart();
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
      const helm = helmTemplate(binary, folder, { values, apiVersions });
      expect(helm.ok ? helm.objects : helm.stderr).toEqual(objectsOf(values));
    });
  });
});

test.each([kubernetesVersions[0], kubernetesVersions[8]] as const)('Kubernetes %s accepts every object', (version) => {
  const faultsOf = strictValidator(version);
  expect(Object.values(sets).flatMap(objectsOf).flatMap(faultsOf)).toEqual([]);
});
