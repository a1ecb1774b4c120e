import { Chart, Testing } from 'cdk8s';
import {
  ApplicationBackup, applicationBackupValues, chartFiles, defineValues, EgressLockedNamespace, HardenedDeployment, HelmApp, HelmChart, Monitoring, monitoringValues, ProbeSet, PvcContract,
  pvcValues, render, workloadValues, type ApplicationBackupProps, type KubernetesObject, type Override,
} from '../../index';
import { hardeningFaults, podsOf } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';

const definition = defineValues({
  vault: workloadValues({ replicas: 1 }),
  keys: pvcValues('1Gi'),
  backup: applicationBackupValues({ schedule: '0 1 * * *', maximumAgeHours: 48, memory: '256Mi' }),
  metrics: monitoringValues({ runbookUrl: 'https://docs.shop.example/' }),
});
const statement = { method: 'application', recoveryPoint: '24h', reason: 'Keys leave wrapped only.' } as const;

function makeChart({ isWatched = true } = {}): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', icon: 'https://shop.example/icon.svg', values: definition });
  const { values } = chart;
  const keys = new PvcContract(chart, 'key_data', { values: values.keys, retention: '10y', backup: statement });
  const vault = new HardenedDeployment(chart, 'vault', { values: values.vault, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), mounts: [keys.mountAt('/keys')] });
  const backup = new ApplicationBackup(chart, 'key-backup', { values: values.backup, volumes: [keys], args: ['export', vault.service.url('http')] });
  new EgressLockedNamespace(chart, 'network').flow(backup, vault, 'http');
  const monitoring = new Monitoring(chart, 'monitoring', { values: values.metrics });
  if (isWatched) {
    monitoring.watchBackup(backup);
  } else {
    monitoring.watch(vault);
  }
  return chart;
}

const chart = makeChart();
const on = { backup: { enabled: true, target: 's3://copies/shop' } } as const;
const alerts = { metrics: { prometheusRule: { enabled: true } } } as const;
const valueSets: readonly Override<typeof definition>[] = [{}, on, { ...on, ...alerts }, { backup: { ...on.backup, maximumAgeHours: 30, suspend: true, serviceAccount: { create: false, name: 'x' } }, ...alerts }, alerts];
const apiVersions = ['monitoring.coreos.com/v1'];
const capabilities = { apiVersions };
const objectsOf = (values: Override<typeof definition>): readonly KubernetesObject[] => render(chart, { values, capabilities, release: { name: 'r', namespace: 'n' } });

test('the age that a backup may have is said by the CronJob, whether the chart has alerts of it or not', () => {
  for (const made of [chart, makeChart({ isWatched: false })]) {
    const cronJob = render(made, { values: { backup: { ...on.backup, maximumAgeHours: 30 } } }).find(({ kind }) => kind === 'CronJob');
    expect(cronJob).toMatchObject({ metadata: { annotations: { 'chartwright.dev/backup-maximum-age-hours': '30' } } });
  }
});

forEachHelm((binary) => {
  test('Helm lints and renders every value set as we do', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of valueSets) {
        const helm = helmTemplate(binary, folder, { values, apiVersions, release: 'r', namespace: 'n' });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(objectsOf(values));
        expect(helmLint(binary, folder, { strict: true, values: { ...values, metrics: {} } })).toMatchObject({ ok: true });
      }
    });
  });

  test.each(['s3:/copies', 'http://copies.example.com', 'https://copies', 'https://copies:443/x', 'https://localhost/x', 'pvc://copies', 's3://'])('the target %s is refused', (target) => {
    const values = { backup: { enabled: true, target } };
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmTemplate(binary, folder, { values })).toEqual({ ok: false, stderr: expect.stringMatching(/backup.*target/u) as unknown });
    });
    expect(() => render(chart, { values })).toThrow('VALUE_INVALID');
  });

  test.each(['https://minio.storage.svc/x', 'https://minio.storage.svc.cluster.local:9000', 'sftp://files.default.svc', 'https://minio.storage.svc:9000/x', 'https://127.0.0.1/x'])(
    'the target %s, which is in the cluster, is refused',
    (target) => {
      const message = 'backups go to a Service of the cluster, with which they would be lost: set backup.target to a place outside the cluster.';
      withChartFolder(chartFiles(chart), (folder) => {
        expect(helmTemplate(binary, folder, { values: { backup: { enabled: true, target } } })).toEqual({ ok: false, stderr: expect.stringContaining(message) as unknown });
      });
      expect(() => render(chart, { values: { backup: { enabled: true, target } } })).toThrow(message);
      expect(render(chart, { values: { backup: { target } } })).toEqual(render(chart));
    },
  );
});

test.each(['https://backup.example.com/a?b=c', 'https://10.1.2.3:8443', 'sftp://files.example.com', 'gs://a-bucket/x', 's3://svc/x', 'azblob://container'])('the target %s is accepted', (target) => {
  expect(render(chart, { values: { backup: { enabled: true, target } } }).filter(({ kind }) => kind === 'CronJob')).toHaveLength(1);
});

test('backups are made only when they have a place to go, and the program is told which', () => {
  expect(objectsOf({}).map(({ kind }) => kind)).not.toContain('CronJob');
  expect(() => render(chart, { values: { backup: { enabled: true } } })).toThrow('backups have no target: set backup.target to a place outside the cluster.');
  const [pod] = podsOf(objectsOf(on).filter(({ kind }) => kind === 'CronJob'));
  expect(pod?.spec.containers[0]?.['env']).toEqual([{ name: 'APP_VERSION', value: '1.4.0' }, { name: 'BACKUP_TARGET', value: 's3://copies/shop' }]);
  expect(podsOf(objectsOf(on)).flatMap(hardeningFaults)).toEqual([]);
});

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly annotations: Readonly<Record<string, string>>;
}

function rulesOf(values: Override<typeof definition>): readonly Rule[] {
  const rule = objectsOf(values).find(({ kind }) => kind === 'PrometheusRule') as unknown as { readonly spec: { readonly groups: readonly { readonly rules: readonly Rule[] }[] } };
  return rule.spec.groups.flatMap(({ rules }) => rules);
}

test('an alert is raised when the last good backup is too old, and when there was never one', () => {
  const metric = 'kube_cronjob_status_last_successful_time{namespace="n", cronjob="r-shop-key-backup"}';
  expect(rulesOf(valueSets[3] ?? {}).map(({ alert, expr, for: pending }) => [alert, expr, pending])).toEqual([
    ['KeyBackupTooOld', `time() - max(${metric}) > 30 * 3600`, '15m'],
    ['KeyBackupMissing', `absent(${metric})`, '30h'],
  ]);
  expect(rulesOf(valueSets[3] ?? {}).map(({ annotations }) => annotations['runbook_url'])).toEqual(['https://docs.shop.example/KeyBackupTooOld', 'https://docs.shop.example/KeyBackupMissing']);
  // Nobody is woken for backups that nobody asked for.
  expect(rulesOf(alerts)).toEqual([]);
});

test('a volume whose copies the application makes is left out of what Velero copies', () => {
  expect(objectsOf({}).find(({ kind }) => kind === 'PersistentVolumeClaim')).toMatchObject({ metadata: { labels: { 'velero.io/exclude-from-backup': 'true' } } });
  const plain = Testing.chart();
  new PvcContract(plain, 'data', { values: {}, retention: '1d', backup: { method: 'snapshot', recoveryPoint: '1d' } });
  expect(JSON.stringify(Testing.synth(plain))).not.toContain('velero');
});

test.each([kubernetesVersions[0], kubernetesVersions[8]] as const)('Kubernetes %s accepts them', (version) => {
  expect(valueSets.flatMap(objectsOf).flatMap(strictValidator(version))).toEqual([]);
});

test('literals in an ordinary chart are plain Kubernetes, and wrong uses are refused, all at once', () => {
  const image = { registry: 'registry.example.com', tag: '1.2.3' };
  const make = (props: Partial<ApplicationBackupProps>): Chart => {
    const plain = new Chart(Testing.app(), 'tools');
    new ApplicationBackup(plain, 'backup', { values: { enabled: true, target: 's3://copies', image }, volumes: [{ contract: 'keys', backup: statement }], ...props });
    return plain;
  };
  const objects = Testing.synth(make({})) as readonly KubernetesObject[];
  expect(objects.map(({ kind }) => kind)).toEqual(['ServiceAccount', 'CronJob']);
  expect(podsOf(objects).flatMap(hardeningFaults)).toEqual([]);
  expect(Testing.synth(make({ values: { image } }))).toEqual([]);
  expect(codesOf(() => make({ volumes: [{ contract: 'a', backup: { method: 'none', reason: 'x' } }, { contract: 'b', backup: { method: 'snapshot', recoveryPoint: '1d' } }], env: { BACKUP_TARGET: 'x' } }))).toHaveLength(3);
  expect(codesOf(() => make({ volumes: [] }))).toEqual(['CONSTRUCT_INVALID']);
  expect(() => make({ values: { enabled: true, image } })).toThrow('backups have no target\n  in: tools/backup\n  fix: set target to a place outside the cluster');
  expect(() => make({ values: { enabled: true, image, target: 'https://a.b.svc' } })).toThrow('backups go to a Service of the cluster');
});
