import { Chart, JsonPatch, Testing } from 'cdk8s';
import { EgressLockedNamespace, HardenedDeployment, HardenedStatefulSet, HelmApp, HelmChart, ProbeSet, PvcContract, defineValues, podSecurityLabels, scratchAt, workloadValues } from '../../index';
import { hardeningFaults, podsOf } from '../apps/restricted-pods';
import { codesOf } from './codes-of';

const probes = ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready', startupBudgetSeconds: 60 });
const image = { registry: 'registry.example.com', tag: '1.2.3' };

test('a deployment of literals is plain Kubernetes, with names of its own', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const api = new HardenedDeployment(chart, 'api', {
    values: { image, replicas: 3, podLabels: { team: 'a' } },
    ports: { http: 8080 },
    probes,
    env: { LOG_LEVEL: 'info' },
    mounts: [scratchAt('/tmp')],
  });
  api.deployment.addJsonPatch(JsonPatch.add('/spec/revisionHistoryLimit', 3));
  const objects = Testing.synth(chart) as readonly Record<string, unknown>[];
  expect(objects.map(({ kind, metadata }) => [kind, (metadata as { name: string }).name])).toEqual([
    ['Service', 'api'],
    ['ServiceAccount', 'api'],
    ['Deployment', 'api'],
    ['PodDisruptionBudget', 'api'],
  ]);
  expect(JSON.stringify(objects)).not.toContain('{{');
  const selector = { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'shop', 'app.kubernetes.io/component': 'api' };
  expect(objects[2]).toMatchObject({
    spec: {
      replicas: 3,
      revisionHistoryLimit: 3,
      selector: { matchLabels: selector },
      strategy: { type: 'RollingUpdate' },
      template: {
        metadata: { labels: { team: 'a', ...selector } },
        spec: {
          containers: [
            {
              name: 'api',
              image: 'registry.example.com/api:1.2.3',
              env: [{ name: 'LOG_LEVEL', value: 'info' }],
              resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
              startupProbe: { failureThreshold: 6, periodSeconds: 10, timeoutSeconds: 3, httpGet: { path: '/healthz', port: 'http' } },
              livenessProbe: { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3, httpGet: { path: '/healthz', port: 'http' } },
              readinessProbe: { periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3, httpGet: { path: '/ready', port: 'http' } },
            },
          ],
        },
      },
    },
  });
  expect(podsOf(objects).flatMap(hardeningFaults)).toEqual([]);
});

test('volumes, flows and egress of literals fold into plain objects', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const data = new PvcContract(chart, 'ledger_data', {
    values: { size: '5Gi', storageClass: '-' },
    retention: '7y',
    backup: { method: 'snapshot', recoveryPoint: '6h' },
    appendOnly: true,
  });
  const ledger = new HardenedStatefulSet(chart, 'ledger', { values: { image, replicas: 1 }, ports: { http: 8080 }, probes, mounts: [data.mountAt('/data')], singleWriter: true });
  const proxy = new HardenedDeployment(chart, 'proxy', { values: { image }, ports: { http: 8080 }, probes });
  const network = new EgressLockedNamespace(chart, 'network', { createNamespace: 'shop' });
  network.flow(proxy, ledger, 'http');
  network.soleEgress(proxy, { cidrs: ['10.0.0.0/8'], ports: [443] });
  const objects = Testing.synth(chart) as readonly Record<string, unknown>[];
  const find = (kind: string, name: string): unknown => objects.find((object) => object['kind'] === kind && (object['metadata'] as { name: string }).name === name);
  expect(find('PersistentVolumeClaim', 'ledger-data')).toEqual({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: 'ledger-data',
      namespace: 'shop',
      labels: { 'chartwright.dev/volume': 'ledger_data' },
      annotations: {
        'helm.sh/resource-policy': 'keep',
        'chartwright.dev/append-only': 'true',
        'chartwright.dev/retention': '7y',
        'chartwright.dev/backup-method': 'snapshot',
        'chartwright.dev/backup-recovery-point': '6h',
      },
    },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName: '', volumeMode: 'Filesystem', resources: { requests: { storage: '5Gi' } } },
  });
  expect(find('NetworkPolicy', 'network-sole-egress')).toMatchObject({
    spec: { policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 443, protocol: 'TCP' }] }] },
  });
  expect(find('NetworkPolicy', 'network-ledger')).toMatchObject({
    spec: { policyTypes: ['Ingress', 'Egress'], ingress: [{ from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/component': 'proxy' } } }], ports: [{ port: 8080 }] }] },
  });
  expect(find('Namespace', 'shop')).toEqual({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: podSecurityLabels() } });
  expect(ledger.service.url('http')).toBeDefined();
});

test('the address of a Service is known text in an ordinary chart', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const api = new HardenedDeployment(chart, 'api', { values: { image }, ports: { http: 8080 }, probes });
  new HardenedDeployment(chart, 'web', { values: { image }, ports: { http: 8080 }, probes, env: { API_URL: api.service.url('http') } });
  const web = podsOf(Testing.synth(chart) as never).find(({ place }) => place === 'Deployment/web');
  expect(web?.spec.containers[0]?.['env']).toEqual([{ name: 'API_URL', value: 'http://api:8080' }]);
});

test('an egress list that is empty makes no policy', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const proxy = new HardenedDeployment(chart, 'proxy', { values: { image }, ports: { http: 8080 }, probes });
  new EgressLockedNamespace(chart, 'network').soleEgress(proxy, { cidrs: [] });
  expect(JSON.stringify(Testing.synth(chart))).not.toContain('sole-egress');
});

test('null removes what the cluster assigns', () => {
  const chart = new Chart(Testing.app(), 'shop');
  new HardenedDeployment(chart, 'api', { values: { image, podSecurityContext: { runAsUser: null, runAsGroup: null, fsGroup: null } }, ports: { http: 8080 }, probes });
  const [pod] = podsOf(Testing.synth(chart) as never);
  expect(Object.keys(pod?.spec.securityContext ?? {})).toEqual(['fsGroupChangePolicy', 'runAsNonRoot', 'seccompProfile']);
});

test('literals that the block does not declare are refused together, where they stand', () => {
  const chart = new Chart(Testing.app(), 'shop');
  const make = (): unknown =>
    new HardenedDeployment(chart, 'api', { values: { image: { tag: 'latest', registy: 'x' }, replicas: -1 } as never, ports: { http: 8080 }, probes });
  expect(make).toThrow(/in: shop\/api/);
  const again = new Chart(Testing.app(), 'shop');
  expect(codesOf(() => new HardenedDeployment(again, 'api', { values: { image: { tag: 'latest', registy: 'x' }, replicas: -1 } as never, ports: { http: 8080 }, probes }))).toEqual(['VALUE_INVALID', 'VALUE_UNKNOWN', 'VALUE_INVALID']);
});

test('an image without a version is refused where no chart gives one', () => {
  const chart = new Chart(Testing.app(), 'shop');
  expect(() => new HardenedDeployment(chart, 'api', { values: {}, ports: { http: 8080 }, probes })).toThrow(
    'CONSTRUCT_INVALID: the image of api has neither a tag nor a digest, and an ordinary chart has no appVersion\n  in: shop/api\n  fix: set image.tag or image.digest',
  );
});

test('a reference in an ordinary chart is refused with what to do', () => {
  const { values } = new HelmChart(new HelmApp(), 'other', { version: '1.0.0', values: defineValues({ api: workloadValues() }) });
  const chart = new Chart(Testing.app(), 'shop');
  expect(codesOf(() => new HardenedDeployment(chart, 'api', { values: values.api, ports: { http: 8080 }, probes }))).toEqual(['REFERENCE_OUTSIDE_CHART']);
});
