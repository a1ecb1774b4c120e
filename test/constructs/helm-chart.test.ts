import { chartFiles, defineValues, EgressLockedNamespace, equals, HardenedDeployment, HardenedStatefulSet, HelmApp, HelmChart, networkValues, ProbeSet, PvcContract, pvcValues, render, v, when, workloadValues, type KubernetesObject } from '../../index';
import { codesOf } from './codes-of';

const values = defineValues({
  api: workloadValues({ replicas: 2, cpu: '250m', memory: '512Mi' }),
  ledger: workloadValues({ singleWriter: true }),
  proxy: workloadValues(),
  data: pvcValues('10Gi'),
  network: networkValues(),
  egress: v.list(v.cidr(), { description: 'Networks.', default: [] }),
});
const probes = ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' });
const ports = { http: 8080 } as const;

function makeChart(): HelmChart<typeof values> {
  return new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
}

function find(objects: readonly KubernetesObject[], kind: string, ending: string): KubernetesObject | undefined {
  return objects.find((object) => object['kind'] === kind && (object['metadata'] as { name: string }).name === `release-name-shop-${ending}`);
}

test('the image obeys the registry, the digest and the version', () => {
  const chart = makeChart();
  new HardenedDeployment(chart, 'api', { values: chart.values.api, ports, probes });
  const digest = `sha256:${'0'.repeat(64)}`;
  const imageWith = (image: object, imageRegistry = ''): unknown => {
    const objects = render(chart, { values: { global: { imageRegistry }, api: { image } } });
    return (find(objects, 'Deployment', 'api') as { spec: { template: { spec: { containers: [{ image: string }] } } } }).spec.template.spec.containers[0].image;
  };
  expect(imageWith({})).toBe('docker.io/api:1.4.0');
  expect(imageWith({ registry: '' })).toBe('api:1.4.0');
  expect(imageWith({ repository: 'team/api', tag: '2' })).toBe('docker.io/team/api:2');
  expect(imageWith({ tag: '2', digest })).toBe(`docker.io/api@${digest}`);
  expect(imageWith({ registry: 'quay.io' }, 'mirror.example:5000/a/b')).toBe('mirror.example:5000/a/b/api:1.4.0');
});

test('a block of literals works in a HelmChart too, with references in it', () => {
  const chart = makeChart();
  new HardenedDeployment(chart, 'api', { values: { replicas: 5, podLabels: chart.values.api.podLabels, image: { registry: 'quay.io' } }, ports, probes });
  const deployment = find(render(chart, { values: { api: { podLabels: { team: 'a' } } } }), 'Deployment', 'api');
  expect(deployment).toMatchObject({ spec: { replicas: 5, template: { metadata: { labels: { team: 'a' } }, spec: { containers: [{ image: 'quay.io/api:1.4.0' }] } } } });
});

test('a change of what pods restart on changes an annotation', () => {
  const chart = makeChart();
  new HardenedDeployment(chart, 'api', { values: chart.values.api, ports, probes, restartOn: { networks: chart.values.egress } });
  const sumWith = (egress: readonly string[]): unknown => {
    const deployment = find(render(chart, { values: { egress } }), 'Deployment', 'api') as { spec: { template: { metadata: { annotations: Record<string, string> } } } };
    return deployment.spec.template.metadata.annotations['checksum/networks'];
  };
  expect(sumWith([])).toMatch(/^[0-9a-f]{64}$/);
  expect(sumWith(['10.0.0.0/8'])).not.toBe(sumWith([]));
});

test('a single writer is stopped before it is replaced, and its volume follows the values', () => {
  const chart = makeChart();
  const data = new PvcContract(chart, 'ledger_data', { values: chart.values.data, retention: '7y', backup: { method: 'none', reason: 'It can be read again.' }, onUninstall: 'delete' });
  new HardenedDeployment(chart, 'api', { values: chart.values.ledger, ports, probes, mounts: [data.mountAt('/data', { readOnly: true })], singleWriter: true });
  const objects = render(chart);
  expect(find(objects, 'Deployment', 'api')).toMatchObject({ spec: { replicas: 1, strategy: { type: 'Recreate' }, template: { spec: { containers: [{ volumeMounts: [{ name: 'ledger-data', mountPath: '/data', readOnly: true }] }] } } } });
  expect(find(objects, 'PersistentVolumeClaim', 'ledger-data')).toMatchObject({
    metadata: { annotations: { 'chartwright.dev/backup-method': 'none', 'chartwright.dev/backup-reason': 'It can be read again.' } },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
  });
  expect(JSON.stringify(find(objects, 'PersistentVolumeClaim', 'ledger-data'))).not.toMatch(/storageClassName|resource-policy/);
  const existing = render(chart, { values: { data: { existingClaim: 'mine', storageClass: 'fast' } } });
  expect(find(existing, 'PersistentVolumeClaim', 'ledger-data')).toBeUndefined();
  expect(JSON.stringify(find(existing, 'Deployment', 'api'))).toContain('"claimName":"mine"');
});

test('a volume without a proper statement is refused, all at once', () => {
  const make = (): unknown => new PvcContract(makeChart(), 'keys', { values: {}, retention: 'long', backup: { method: 'application', recoveryPoint: 'often', reason: ' ' } });
  expect(codesOf(make)).toEqual(['VOLUME_INVALID', 'VOLUME_INVALID', 'VOLUME_INVALID']);
});

test('mounts that cannot be are refused', () => {
  const chart = makeChart();
  const data = new PvcContract(chart, 'data', { values: {}, retention: '1d', backup: { method: 'snapshot', recoveryPoint: '1d' } });
  const mounts = [data.mountAt('data'), data.mountAt('/'), data.mountAt('/a/../b'), data.mountAt('/x'), data.mountAt('/x')];
  expect(codesOf(() => new HardenedDeployment(chart, 'api', { values: {}, ports, probes, mounts }))).toEqual(['VOLUME_INVALID', 'VOLUME_INVALID', 'VOLUME_INVALID', 'VOLUME_INVALID']);
});

test('a second sole egress, and peers that are nobody, are refused', () => {
  const chart = makeChart();
  const api = new HardenedDeployment(chart, 'api', { values: chart.values.api, ports, probes });
  const proxy = new HardenedDeployment(chart, 'proxy', { values: chart.values.proxy, ports, probes });
  const network = new EgressLockedNamespace(chart, 'network', { values: chart.values.network });
  network.soleEgress(proxy, { cidrs: chart.values.egress });
  expect(() => network.soleEgress(api, { cidrs: chart.values.egress })).toThrow(
    'EGRESS_SECOND_SOLE: api asks for outbound connections, which proxy alone has\n  in: shop/network\n  fix: connect through proxy: declare a flow to it, and give api its address',
  );
  expect(codesOf(() => network.ingressFrom({}, api, 'http'))).toEqual(['EGRESS_INVALID']);
  expect(codesOf(() => network.flow(api, proxy, 'https' as never))).toEqual(['PORT_UNKNOWN']);
});

test('flows that are declared after a rendering are in the next, and twice is once', () => {
  const chart = makeChart();
  const api = new HardenedDeployment(chart, 'api', { values: chart.values.api, ports, probes });
  const ledger = new HardenedStatefulSet(chart, 'ledger', { values: chart.values.ledger, ports, probes });
  const network = new EgressLockedNamespace(chart, 'network');
  network.flow(api, ledger, 'http');
  network.flow(api, ledger, 'http');
  const ingressOf = (): unknown => (find(render(chart), 'NetworkPolicy', 'network-ledger') as { spec: { ingress: readonly unknown[] } }).spec.ingress;
  expect(ingressOf()).toHaveLength(1);
  const other = new HardenedDeployment(chart, 'other', { values: {}, ports, probes });
  network.flow(other, ledger, 'http');
  expect(ingressOf()).toHaveLength(2);
  network.flow(ledger, api, 'http');
  expect(find(render(chart), 'NetworkPolicy', 'network-api')).toMatchObject({ spec: { ingress: [{}] } });
});

test('components of the same kind never share a file, and each file names its kind', () => {
  const chart = makeChart();
  new HardenedStatefulSet(chart, 'ledger', { values: chart.values.ledger, ports, probes });
  expect([...chartFiles(chart).keys()].filter((path) => path.startsWith('templates/ledger/'))).toEqual([
    'templates/ledger/service.yaml',
    'templates/ledger/serviceaccount.yaml',
    'templates/ledger/service-headless.yaml',
    'templates/ledger/statefulset.yaml',
  ]);
});

test('a worker without ports has no Service', () => {
  const chart = makeChart();
  const worker = new HardenedDeployment(chart, 'worker', { values: chart.values.api, ports: {}, probes: ProbeSet.exec({ live: ['/bin/alive'], ready: ['/bin/ready'] }) });
  expect(render(chart).map(({ kind }) => kind)).toEqual(['PodDisruptionBudget', 'ServiceAccount', 'Deployment']);
  expect(codesOf(() => worker.service)).toEqual(['PORT_UNKNOWN']);
});

test('a variable that is conditional is left out as a whole', () => {
  const chart = makeChart();
  const { api } = chart.values;
  new HardenedDeployment(chart, 'api', {
    values: api,
    ports: { http: 8080 },
    probes: ProbeSet.tcp({ port: 'http' }),
    env: { ALWAYS: 'x', SOMETIMES: when(equals(api.image.pullPolicy, 'Always'), 'y'), EITHER: when(equals(api.image.pullPolicy, 'Always'), 'a', 'b') },
  });
  const namesOf = (pullPolicy: 'Always' | 'IfNotPresent'): readonly string[] => {
    const deployment = render(chart, { values: { api: { image: { pullPolicy } } } }).find(({ kind }) => kind === 'Deployment');
    const { spec } = deployment as unknown as { readonly spec: { readonly template: { readonly spec: { readonly containers: readonly { readonly env: readonly { readonly name: string; readonly value?: string }[] }[] } } } };
    return (spec.template.spec.containers[0]?.env ?? []).map(({ name, value }) => `${name}=${String(value)}`).slice(1);
  };
  expect(namesOf('Always')).toEqual(['ALWAYS=x', 'SOMETIMES=y', 'EITHER=a']);
  expect(namesOf('IfNotPresent')).toEqual(['ALWAYS=x', 'EITHER=b']);
});
