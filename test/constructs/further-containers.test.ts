import { Chart, Testing } from 'cdk8s';
import {
  chartFiles, containerValues, cronJobValues, defineValues, HardenedCronJob, HardenedDeployment, HardenedJob, HardenedStatefulSet, jobValues, ProbeSet, ProxySettings, proxyValues, PvcContract, pvcValues,
  render, scratchAt, TrustBundle, trustBundleValues, workloadValues, type HelmChart, type KubernetesObject, type Override,
} from '../../index';
import { hardeningFaults, podsOf } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';
import { containersOf, emptyChart, variablesOf } from './every-pod';

const definition = defineValues({
  proxy: proxyValues(),
  trustBundle: trustBundleValues(),
  api: workloadValues(),
  ledger: workloadValues({ kind: 'StatefulSet' }),
  seed: jobValues(),
  cleanup: cronJobValues({ schedule: '@daily' }),
  schema: containerValues({ section: 'Schema', description: 'Prepares the schema.', memory: '64Mi', image: { repository: 'tools/schema' } }),
  cache: containerValues(),
  data: pvcValues('1Gi'),
});
const probes = ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' });
const ports = { http: 8080 } as const;

function makeChart(): HelmChart<typeof definition> {
  const chart = emptyChart(definition);
  const { values } = chart;
  const data = new PvcContract(chart, 'data', { values: values.data, retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' } });
  const schema = { name: 'schema', values: values.schema, args: ['prepare', '{{ raw }}'], env: { TARGET: '/data' } };
  const sidecars = [{ name: 'cache', values: values.cache, ports: { cache: 6379 }, probes: ProbeSet.tcp({ port: 'cache' }), mounts: [scratchAt('/run/cache')] }];
  new HardenedDeployment(chart, 'api', {
    values: values.api, ports, probes, initContainers: [{ ...schema, mounts: [data.mountAt('/data')] }, { ...schema, name: 'second' }], sidecars,
    mounts: [scratchAt('/run/cache')], preStop: { command: ['/bin/sleep', '5'], seconds: 5 },
  });
  new HardenedStatefulSet(chart, 'ledger', { values: values.ledger, ports, probes, initContainers: [schema], sidecars });
  new HardenedJob(chart, 'seed', { values: values.seed, initContainers: [schema] });
  new HardenedCronJob(chart, 'cleanup', { values: values.cleanup, initContainers: [schema] });
  new ProxySettings(chart, 'proxy-settings', { values: values.proxy });
  new TrustBundle(chart, 'trust-bundle', { values: values.trustBundle });
  return chart;
}

const chart = makeChart();
const everything: Override<typeof definition> = {
  global: { imageRegistry: 'mirror.example', imagePullSecrets: ['one'] },
  proxy: { httpsProxy: 'http://proxy.example:3128' },
  trustBundle: { source: 'configMap', configMap: { name: 'company-ca' } },
  data: { accessMode: 'ReadWriteMany' },
  api: { updateStrategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 2 } }, extraVolumes: [{ name: 'files', configMap: { name: 'files' } }] },
  schema: { image: { tag: '2' }, resources: { limits: { cpu: '1' } }, extraEnvVars: [{ name: 'A', value: 'b' }], extraVolumeMounts: [] },
  ledger: { extraVolumes: [{ name: 'files', configMap: { name: 'files' } }] },
  cache: { extraVolumeMounts: [{ name: 'files', mountPath: '/etc/files' }] },
};
const oneOnly: Override<typeof definition> = { api: { replicas: 1, terminationGracePeriodSeconds: 6 }, ledger: { extraVolumes: [{ name: 'files', emptyDir: { sizeLimit: '1Mi' } }] } };
const valueSets = [oneOnly, everything];

function podOf(objects: readonly KubernetesObject[], place: string) {
  return podsOf(objects).find((pod) => pod.place === place)?.spec;
}

forEachHelm((binary) => {
  test('Helm lints and renders them as we do', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of valueSets) {
        expect(helmLint(binary, folder, { strict: true, values })).toMatchObject({ ok: true });
        const helm = helmTemplate(binary, folder, { values });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values }));
      }
    });
  });

  test.each([
    [{ api: { replicas: 1, terminationGracePeriodSeconds: 5 } }, 'the pods of api may be killed before they are asked to end, which they are after 5 seconds: set api.terminationGracePeriodSeconds to more than 5.'],
    [{ api: { replicas: 1, updateStrategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } } }, 'an upgrade could replace no pod of api: set api.updateStrategy.rollingUpdate.maxSurge to 1 or more.'],
    // The volume is in an init container only.
    [{ api: { replicas: 2 } }, 'api has several pods, but its volume data can be on one node only: set api.replicas to 1'],
  ] as const)('the values %j stop the installation', (values, message) => {
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmTemplate(binary, folder, { values })).toEqual({ ok: false, stderr: expect.stringContaining(message) as unknown });
    });
    expect(() => render(chart, { values })).toThrow(message);
  });

  test.each([[{ ledger: { updateStrategy: {} } }, 'updateStrategy'], [{ api: { updateStrategy: { rollingUpdate: { maxSurge: '25%' } } } }, 'maxSurge'], [{ schema: { image: { tag: 'latest' } } }, 'schema'], [{ schema: { command: ['sh'] } }, 'command']] as const)('the schema refuses %j', (values, place) => {
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmTemplate(binary, folder, { values })).toEqual({ ok: false, stderr: expect.stringContaining(place) as unknown });
    });
    expect(codesOf(() => render(chart, { values: values as never }))).not.toEqual([]);
  });
});

test.each(kubernetesVersions)('Kubernetes %s accepts them', (version) => {
  const faultsOf = strictValidator(version);
  expect(valueSets.flatMap((values) => render(chart, { values })).flatMap(faultsOf)).toEqual([]);
});

test('they are as hardened as the others, and have the registry, the proxy and the authorities', () => {
  const objects = render(chart, { values: everything });
  expect(podsOf(objects).flatMap(hardeningFaults)).toEqual([]);
  const containers = containersOf(objects);
  expect(containers.map(({ place, name }) => `${place.split('/')[0] ?? ''} ${name}`)).toEqual([
    'Deployment schema', 'Deployment second', 'Deployment api', 'Deployment cache', 'StatefulSet schema', 'StatefulSet ledger', 'StatefulSet cache', 'Job schema', 'Job seed', 'CronJob schema', 'CronJob cleanup',
  ]);
  for (const container of containers) {
    expect(container.image).toMatch(/^mirror\.example\//u);
    expect(container.volumeMounts).toContainEqual({ name: 'trust-bundle', mountPath: '/etc/trust-bundle', readOnly: true });
    expect(variablesOf(container)).toMatchObject({ APP_VERSION: '1.4.0', HTTPS_PROXY: 'http://proxy.example:3128', SSL_CERT_FILE: '/etc/trust-bundle/ca.crt' });
  }
});

test('each has what is its own', () => {
  const spec = podOf(render(chart, { values: everything, release: { name: 'r' } }), 'Deployment/r-shop-api');
  const [schema, second] = spec?.initContainers ?? [];
  expect(schema).toMatchObject({ name: 'schema', image: 'mirror.example/tools/schema:2', args: ['prepare', '{{ raw }}'], resources: { limits: { cpu: '1', memory: '64Mi' } } });
  expect(variablesOf(schema ?? {})).toMatchObject({ TARGET: '/data', A: 'b' });
  expect(schema).not.toHaveProperty('livenessProbe');
  expect(schema?.volumeMounts?.map(({ name }) => name)).toEqual(['data', 'trust-bundle']);
  expect(second?.volumeMounts?.map(({ name }) => name)).toEqual(['trust-bundle']);
  const [api, cache] = spec?.containers ?? [];
  expect(api).toMatchObject({ name: 'api', lifecycle: { preStop: { exec: { command: ['/bin/sleep', '5'] } } }, ports: [{ name: 'http' }] });
  expect(cache).toMatchObject({ name: 'cache', image: 'mirror.example/api:1.4.0', ports: [{ name: 'cache', containerPort: 6379 }], livenessProbe: { tcpSocket: { port: 'cache' } } });
  expect(cache).not.toHaveProperty('lifecycle');
  expect(cache?.volumeMounts?.map(({ name }) => name)).toEqual(['scratch-run-cache', 'trust-bundle', 'files']);
  expect(spec?.volumes?.map(({ name }) => name)).toEqual(['scratch-run-cache', 'data', 'trust-bundle', 'files']);
  const service = render(chart, { values: everything, release: { name: 'r' } }).find(({ kind, metadata }) => kind === 'Service' && (metadata as { name: string }).name === 'r-shop-api');
  expect(service).toMatchObject({ spec: { ports: [{ name: 'http' }] } });
});

test('how pods are replaced follows the values, unless a volume allows one pod only', () => {
  const strategy = (values: Override<typeof definition>): unknown => render(chart, { values }).flatMap((object) => (object['kind'] === 'Deployment' ? [(object['spec'] as { strategy: unknown }).strategy] : []));
  expect(strategy(everything)).toEqual([{ type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 2 } }]);
  expect(strategy(oneOnly)).toEqual([{ type: 'Recreate' }]);
});

const image = { tag: '1' };
const plain = (): Chart => new Chart(Testing.app(), 'shop');

test('literals make plain containers', () => {
  const scope = plain();
  new HardenedDeployment(scope, 'api', { values: { image }, ports, probes, initContainers: [{ name: 'schema', values: { image: { repository: 'schema', tag: '2' } } }], sidecars: [{ name: 'cache', values: { image }, probes: ProbeSet.exec({ live: ['live'], ready: ['ready'] }) }], preStop: { command: ['wait'], seconds: 10 } });
  const objects = Testing.synth(scope) as readonly KubernetesObject[];
  expect(podsOf(objects).flatMap(hardeningFaults)).toEqual([]);
  expect(containersOf(objects).map(({ name, image: reference }) => [name, reference])).toEqual([['schema', 'docker.io/schema:2'], ['api', 'docker.io/api:1'], ['cache', 'docker.io/api:1']]);
});

test('wrong uses are refused, all at once', () => {
  const make = (props: object): readonly string[] => codesOf(() => new HardenedDeployment(plain(), 'api', { values: { image }, ports, probes, ...props }));
  const own = { values: { image }, probes: ProbeSet.tcp({ port: 'cache' }) };
  expect(make({ initContainers: [{ name: 'A', values: { image }, mounts: [scratchAt('tmp')] }, { name: 'api', values: { image } }] })).toEqual(['CONSTRUCT_INVALID', 'CONSTRUCT_INVALID', 'VOLUME_INVALID']);
  expect(make({ sidecars: [{ ...own, name: 'cache', ports: { http: 6379 } }] })).toEqual(['CONSTRUCT_INVALID', 'PORT_UNKNOWN']);
  expect(make({ sidecars: [{ ...own, name: 'cache', ports: { cache: 8080 } }] })).toEqual(['CONSTRUCT_INVALID']);
  expect(make({ sidecars: [{ ...own, name: 'cache', ports: { cache: 80 } }] })).toEqual(['CONSTRUCT_INVALID']);
  expect(make({ preStop: { command: [], seconds: 0.5 } })).toEqual(['CONSTRUCT_INVALID']);
  expect(make({ preStop: { command: ['wait'], seconds: 30 } })).toEqual(['CONSTRUCT_INVALID']);
  expect(make({ initContainers: [{ name: 'schema', values: {} }] })).toEqual(['CONSTRUCT_INVALID']);
  expect(make({ initContainers: [{ name: 'schema', values: { image: { tag: 'latest' } } }] })).toEqual(['VALUE_INVALID']);
  const scope = makeChart();
  expect(() => new HardenedStatefulSet(scope, 'other', { values: scope.values.api, ports, probes })).toThrow('CONSTRUCT_INVALID: the values of other have an updateStrategy, which a StatefulSet would ignore\n  in: shop/other\n  fix: make the block with workloadValues({ kind: \'StatefulSet\' })');
  const data = new PvcContract(plain(), 'data', { values: {}, retention: '1d', backup: { method: 'snapshot', recoveryPoint: '1d' } });
  expect(codesOf(() => new HardenedJob(makeChart(), 'job', { values: {}, hook: { events: ['pre-install'] }, initContainers: [{ name: 'a', values: {}, mounts: [data.mountAt('/data')] }] }))).toEqual(['CONSTRUCT_INVALID']);
});
