import { Testing } from 'cdk8s';
import { chartFiles, defineValues, EgressLockedNamespace, HardenedDeployment, HelmApp, HelmChart, networkValues, ProbeSet, render, v, workloadValues, type KubernetesObject } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';

const definition = defineValues({
  proxy: workloadValues(),
  controller: workloadValues({ replicas: 1 }),
  network: networkValues(),
  egress: v.object({
    cidrs: v.list(v.cidr(), { description: 'Networks.', default: [] }),
    fqdns: v.list(v.string({ pattern: '^[a-z0-9.*-]+$' }), { description: 'Names.', default: [] }),
  }),
});
const probes = ProbeSet.tcp({ port: 'http' });

function newChart(): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'net', { version: '1.0.0', appVersion: '1', icon: 'https://example.com/i.svg', values: definition });
  const { values } = chart;
  const proxy = new HardenedDeployment(chart, 'proxy', { values: values.proxy, ports: { http: 3128 }, probes });
  const controller = new HardenedDeployment(chart, 'controller', { values: values.controller, ports: { http: 8080 }, probes });
  const network = new EgressLockedNamespace(chart, 'network', { values: values.network });
  network.soleEgress(proxy, { cidrs: values.egress.cidrs, fqdns: values.egress.fqdns });
  network.apiServer(controller);
  return chart;
}

const sets = {
  default: {},
  everything: {
    network: {
      nodeLocalDns: ['169.254.20.10/32', 'fd00::10/128'],
      apiServer: { cidrs: ['10.0.0.10/32', 'fd00::1/128'], port: 443 },
      limitRange: [{ type: 'Container', defaultRequest: { cpu: '100m' } }],
      resourceQuota: { pods: 40, 'requests.cpu': '8' },
    },
    egress: { cidrs: ['203.0.113.0/24', '2001:db8::/32'], fqdns: ['api.example.com', '*.example.org'] },
  },
} as const;
const apiVersions = ['cilium.io/v2'];

function objectsOf(values: (typeof sets)[keyof typeof sets]): readonly KubernetesObject[] {
  return render(newChart(), { values: values as never, capabilities: { apiVersions } });
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

test.each(['0.0.0.0/0', '::/0'])('%s is no address of the API server', (cidr) => {
  expect(() => render(newChart(), { values: { network: { apiServer: { cidrs: [cidr] } } } })).toThrow(/VALUE_INVALID[^]*a network such as "10\.0\.0\.0\/8", and not one of all addresses/u);
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
        { toFQDNs: [{ matchPattern: 'api.example.com' }, { matchPattern: '*.example.org' }] },
        { toEndpoints: [{ matchLabels: { 'k8s-app': 'kube-dns', 'io.kubernetes.pod.namespace': 'kube-system' } }], toPorts: [{ ports: [{ port: '53', protocol: 'ANY' }], rules: { dns: [{ matchPattern: '*' }] } }] },
      ],
    },
  });
});

test('names without Cilium are refused with what to do', () => {
  expect(() => render(newChart(), { values: { egress: { fqdns: ['api.example.com'] } } })).toThrow(/GUARD_FAILED[^]*proxy may reach names, but the cluster does not serve cilium\.io\/v2: leave the list of names empty, or install Cilium/);
});

test('with literals, in an ordinary chart, the same rules come out', () => {
  const chart = Testing.chart();
  const proxy = new HardenedDeployment(chart, 'proxy', { values: { image: { tag: '1' } }, ports: { http: 3128 }, probes });
  const network = new EgressLockedNamespace(chart, 'network', { values: { nodeLocalDns: ['169.254.20.10/32'], apiServer: { cidrs: ['10.0.0.10/32'] }, resourceQuota: { pods: 3 } } });
  network.soleEgress(proxy, { cidrs: [], fqdns: ['api.example.com'] });
  network.apiServer(proxy);
  const objects = Testing.synth(chart) as readonly KubernetesObject[];
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
