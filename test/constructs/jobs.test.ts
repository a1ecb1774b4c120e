import { Chart, Testing } from 'cdk8s';
import {
  chartFiles, cronJobValues, defineValues, EgressLockedNamespace, HardenedCronJob, HardenedDeployment, HardenedJob, HelmApp, HelmChart, jobValues, ProbeSet,
  PvcContract, pvcValues, render, scratchAt, workloadValues, type HardenedJobProps, type KubernetesObject, type Override,
} from '../../index';
import { hardeningFaults, podsOf } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';

const definition = defineValues({
  api: workloadValues(),
  migrate: jobValues({ memory: '256Mi', activeDeadlineSeconds: 1800, backoffLimit: 0 }),
  seed: jobValues(),
  cleanup: cronJobValues({ schedule: '0 3 * * *' }),
  data: pvcValues('1Gi'),
});

function makeChart(): HelmChart<typeof definition> {
  return new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', icon: 'https://shop.example/icon.svg', values: definition });
}

function makeJobs(): HelmChart<typeof definition> {
  const chart = makeChart();
  const { values } = chart;
  const data = new PvcContract(chart, 'data', { values: values.data, retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' } });
  const probes = ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' });
  const api = new HardenedDeployment(chart, 'api', { values: values.api, ports: { http: 8080 }, probes });
  const mounts = [data.mountAt('/data'), scratchAt('/tmp')];
  const migrate = new HardenedJob(chart, 'migrate', { values: values.migrate, args: ['migrate'], mounts, hook: { events: ['pre-upgrade', 'pre-rollback'], weight: 5, deletePolicy: ['hook-succeeded'] } });
  const seed = new HardenedJob(chart, 'seed', { values: values.seed, env: { API_URL: api.service.url('http') }, restartPolicy: 'OnFailure' });
  const cleanup = new HardenedCronJob(chart, 'cleanup', { values: values.cleanup, command: ['/bin/cleanup'] });
  const network = new EgressLockedNamespace(chart, 'network');
  network.flow(migrate, api, 'http');
  network.flow(seed, api, 'http');
  network.flow(cleanup, api, 'http');
  return chart;
}

const chart = makeJobs();
const valueSets: readonly Override<typeof definition>[] = [
  {},
  {
    global: { imageRegistry: 'mirror.example:5000/a', imagePullSecrets: ['one', { name: 'two' }] },
    fullnameOverride: 'x',
    migrate: { ttlSecondsAfterFinished: 3600, serviceAccount: { create: false, name: 'migrator' }, podLabels: { team: 'a' }, podAnnotations: { note: '{{ b }}' } },
    seed: { podSecurityContext: { runAsUser: null, runAsGroup: null, fsGroup: null }, extraEnvVars: [{ name: 'A', value: 'b' }], terminationGracePeriodSeconds: 0 },
    cleanup: { suspend: true, timeZone: 'Europe/Vienna', schedule: '*/15 8-18 * * MON-FRI', serviceAccount: { annotations: { a: 'b' } }, image: { digest: `sha256:${'0'.repeat(64)}` } },
  },
];

function find(objects: readonly KubernetesObject[], kind: string, name: string): Record<string, unknown> | undefined {
  return objects.find((object) => object['kind'] === kind && (object['metadata'] as { name: string }).name === name);
}

forEachHelm((binary) => {
  test('Helm lints and renders jobs as we do', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of valueSets) {
        expect(helmLint(binary, folder, { strict: true, values })).toMatchObject({ ok: true });
        for (const isUpgrade of [false, true]) {
          const helm = helmTemplate(binary, folder, { values, release: 'r', isUpgrade });
          expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values, release: { name: 'r', isUpgrade } }));
        }
      }
    });
  });

  test.each(['61 * * * *', '* * * *', '0 0 1 1 7', '@often', 'TZ=UTC * * * * *', '0 0 * * * *', ''])('the schedule "%s" is refused', (schedule) => {
    const values = { cleanup: { schedule } };
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmTemplate(binary, folder, { values })).toEqual({ ok: false, stderr: expect.stringMatching(/cleanup.*schedule/u) as unknown });
    });
    expect(() => render(chart, { values })).toThrow('VALUE_INVALID');
  });
});

test.each(['* * * * *', '@daily', '0,30 */2 1-15/3 jan-mar ?', '59 23 31 12 SUN,6'])('the schedule "%s" is accepted', (schedule) => {
  expect(render(chart, { values: { cleanup: { schedule } } })).toHaveLength(render(chart).length);
});

test.each(kubernetesVersions)('Kubernetes %s accepts them', (version) => {
  const faultsOf = strictValidator(version);
  expect(valueSets.flatMap((values) => render(chart, { values })).flatMap(faultsOf)).toEqual([]);
});

test('the pods of jobs are as hardened as those of workloads, and take the same registry and pull secrets', () => {
  for (const values of valueSets) {
    const pods = podsOf(render(chart, { values }));
    expect(pods).toHaveLength(4);
    expect(pods.flatMap(hardeningFaults)).toEqual([]);
  }
  const pods = podsOf(render(chart, { values: valueSets[1] ?? {} }));
  expect(pods.every(({ spec }) => spec.containers[0]?.image.startsWith('mirror.example:5000/a/'))).toBe(true);
  expect(pods.map(({ spec }) => spec['imagePullSecrets'])).toEqual(pods.map(() => [{ name: 'one' }, { name: 'two' }]));
});

test('a hook is deleted before it runs again, and its ServiceAccount is there before it', () => {
  const objects = render(chart, { release: { name: 'r', revision: 7 } });
  expect(find(objects, 'Job', 'r-shop-migrate')).toMatchObject({
    metadata: {
      labels: { 'app.kubernetes.io/component': 'migrate' },
      annotations: { 'helm.sh/hook': 'pre-upgrade,pre-rollback', 'helm.sh/hook-weight': '5', 'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded' },
    },
    spec: { backoffLimit: 0, activeDeadlineSeconds: 1800, template: { spec: { restartPolicy: 'Never', serviceAccountName: 'r-shop-migrate' } } },
  });
  expect(find(objects, 'ServiceAccount', 'r-shop-migrate')).toMatchObject({
    metadata: { annotations: { 'helm.sh/hook': 'pre-upgrade,pre-rollback', 'helm.sh/hook-weight': '4', 'helm.sh/hook-delete-policy': 'before-hook-creation' } },
  });
});

test('a job of the release is another one in each revision, because Jobs cannot be changed', () => {
  const objects = render(chart, { release: { name: 'r', revision: 7 } });
  expect(find(objects, 'Job', 'r-shop-seed-7')).toMatchObject({
    metadata: { annotations: { 'argocd.argoproj.io/sync-options': 'Force=true,Replace=true' } },
    spec: { backoffLimit: 3, template: { spec: { restartPolicy: 'OnFailure' } } },
  });
});

test('runs of a cron job never overlap', () => {
  expect(find(render(chart, { values: valueSets[1] ?? {} }), 'CronJob', 'x-cleanup')).toMatchObject({
    spec: { schedule: '*/15 8-18 * * MON-FRI', timeZone: 'Europe/Vienna', suspend: true, concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 300, jobTemplate: { spec: { backoffLimit: 3 } } },
  });
});

test('jobs may be the source of a flow', () => {
  const objects = render(chart, { release: { name: 'r' } });
  const peer = (component: string): object => ({ from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'r', 'app.kubernetes.io/component': component } } }], ports: [{ port: 8080, protocol: 'TCP' }] });
  expect(find(objects, 'NetworkPolicy', 'r-shop-network-api')).toMatchObject({ spec: { ingress: ['migrate', 'seed', 'cleanup'].map(peer) } });
  expect(find(objects, 'NetworkPolicy', 'r-shop-network-migrate')).toMatchObject({ spec: { policyTypes: ['Ingress', 'Egress'], egress: [{ ports: [{ port: 8080 }] }] } });
});

test('names leave room for what Kubernetes appends', () => {
  const objects = render(chart, { release: { name: 'r'.repeat(53), revision: 99_999 } });
  const names = (kind: string): readonly string[] => objects.filter((object) => object['kind'] === kind).map(({ metadata }) => (metadata as { name: string }).name);
  expect(names('CronJob').filter((name) => name.length > 52)).toEqual([]);
  expect(names('Job').filter((name) => name.length > 57)).toEqual([]);
  expect(names('Job')).toHaveLength(2);
});

test('a job of literals is plain Kubernetes', () => {
  const plain = new Chart(Testing.app(), 'tools');
  const image = { registry: 'registry.example.com', tag: '1.2.3' };
  new HardenedJob(plain, 'seed', { values: { image }, args: ['seed'] });
  new HardenedCronJob(plain, 'cleanup', { values: { image, schedule: '@hourly' } });
  const objects = Testing.synth(plain) as readonly KubernetesObject[];
  expect(objects.map(({ kind, metadata }) => [kind, (metadata as { name: string }).name])).toEqual([['ServiceAccount', 'seed'], ['Job', 'seed'], ['ServiceAccount', 'cleanup'], ['CronJob', 'cleanup']]);
  expect(objects[1]).toMatchObject({ spec: { template: { spec: { containers: [{ image: 'registry.example.com/seed:1.2.3', args: ['seed'] }] } } } });
  expect(podsOf(objects).flatMap(hardeningFaults)).toEqual([]);
});

test('wrong uses are refused, all at once', () => {
  const make = (props: Partial<HardenedJobProps>, id = 'job'): readonly string[] => {
    const { values, ...scope } = { values: makeChart(), ...props };
    return codesOf(() => new HardenedJob(values as never, id, { values: {}, ...scope }));
  };
  const data = new PvcContract(makeChart(), 'data', { values: {}, retention: '1d', backup: { method: 'snapshot', recoveryPoint: '1d' } });
  expect(make({ hook: { events: [], weight: 0.5 }, mounts: [scratchAt('tmp')] }, 'a'.repeat(41))).toEqual(['CONSTRUCT_INVALID', 'VOLUME_INVALID', 'CONSTRUCT_INVALID', 'CONSTRUCT_INVALID']);
  expect(() => new HardenedJob(makeChart(), 'job', { values: {}, mounts: [data.mountAt('/data')], hook: { events: ['pre-install'] } })).toThrow(
    'CONSTRUCT_INVALID: the hook mounts a volume at "/data" before the installation that makes it\n  in: shop/job\n  fix: use post-install, or mount only what is there before the release',
  );
  expect(codesOf(() => new HardenedCronJob(makeChart(), 'job', { values: { schedule: 'often', replicas: 2 } as never }))).toEqual(['VALUE_UNKNOWN', 'VALUE_INVALID']);
});

test('no flow to a job compiles', () => {
  const other = makeChart();
  const network = new EgressLockedNamespace(other, 'other');
  const job = new HardenedJob(other, 'job', { values: {} });
  // @ts-expect-error a job has no ports
  expect(codesOf(() => { network.flow(job, job, 'http'); })).toEqual(['PORT_UNKNOWN']);
});
