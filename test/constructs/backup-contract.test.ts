import { Chart, Testing } from 'cdk8s';
import { BackupContract, backupValues, chartFiles, defineValues, HelmApp, HelmChart, render, type BackupContractProps } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';

const definition = defineValues({ backup: backupValues({ schedule: '0 2 * * *', retentionHours: 720, maximumAgeHours: 36, runbookUrl: 'https://docs.shop.example/' }) });
const chart = new HelmChart(new HelmApp(), 'backups', { version: '1.0.0', icon: 'https://shop.example/icon.svg', values: definition });
const vault = { workload: { component: 'vault' }, before: ['/bin/vault', 'freeze', '{{ raw }}'], after: ['/bin/vault', 'thaw'] };
new BackupContract(chart, 'nightly', { values: chart.values.backup, quiesced: [vault] });

const target = { namespace: 'shop', storageLocation: 'vault-offsite' };
const valueSets = [{ backup: target }, { backup: { ...target, schedule: '@hourly', retentionHours: 61_320, paused: true } }, { backup: { ...target, alerts: { enabled: true, labels: { release: 'prom' }, alertLabels: { team: 'ops' } } } }];
const apiVersions = ['velero.io/v1', 'monitoring.coreos.com/v1'];
const capabilities = { apiVersions };

function scheduleOf(props: { readonly name: string; readonly hooks?: object }): object {
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Schedule',
    metadata: { name: props.name },
    spec: {
      schedule: '0 2 * * *',
      paused: false,
      useOwnerReferencesInBackup: false,
      template: { includedNamespaces: ['shop'], storageLocation: 'vault-offsite', ttl: '720h0m0s', snapshotVolumes: true, snapshotMoveData: true, ...(props.hooks === undefined ? {} : { hooks: props.hooks }) },
    },
  };
}

test('backups go to the named place, with their data, while the workload is quiet', () => {
  const exec = (command: readonly string[]): object => ({ exec: { container: 'vault', command, onError: 'Fail', timeout: '60s' } });
  const hooks = { resources: [{ name: 'vault', includedNamespaces: ['shop'], labelSelector: { matchLabels: { 'app.kubernetes.io/component': 'vault' } }, pre: [exec(vault.before)], post: [exec(vault.after)] }] };
  const objects = render(chart, { values: valueSets[0] ?? {}, capabilities });
  expect(objects).toMatchObject([scheduleOf({ name: 'release-name-backups-nightly', hooks })]);
});

test('a backup without a target, or without Velero, is refused', () => {
  expect(() => render(chart, { values: { backup: { namespace: 'shop' } }, capabilities })).toThrow('storageLocation');
  expect(() => render(chart, { values: valueSets[0] ?? {} })).toThrow('the cluster does not serve velero.io/v1: install Velero');
});

test('an alert is raised when the last good backup is too old, and when there was never one', () => {
  const metric = 'velero_backup_last_successful_timestamp{schedule="release-name-backups-nightly"}';
  const rule = (alert: string, expr: string, pending: string): object => ({ alert, expr, for: pending, labels: { team: 'ops', severity: 'critical' }, annotations: { runbook_url: `https://docs.shop.example/${alert}`, description: expect.stringContaining('The namespace is shop.') as unknown } });
  const objects = render(chart, { values: valueSets[2] ?? {}, capabilities });
  expect(objects.find(({ kind }) => kind === 'PrometheusRule')).toMatchObject({
    metadata: { labels: { release: 'prom' } },
    spec: { groups: [{ rules: [rule('NightlyTooOld', `time() - max(${metric}) > 36 * 3600`, '15m'), rule('NightlyMissing', `absent(${metric})`, '36h')] }] },
  });
  // The metric is named after the Schedule.
  expect(objects.find(({ kind }) => kind === 'Schedule')).toMatchObject({ metadata: { name: 'release-name-backups-nightly' } });
  expect(render(chart, { values: valueSets[0] ?? {}, capabilities })).toHaveLength(1);
  expect(() => render(chart, { values: valueSets[2] ?? {}, capabilities: { apiVersions: ['velero.io/v1'] } })).toThrow('backup.alerts.enabled is true, but the cluster does not serve monitoring.coreos.com/v1');
});

test('every object is valid, strictly', () => {
  const objects = valueSets.flatMap((values) => render(chart, { values, capabilities }));
  expect(objects.length).toBeGreaterThan(2);
  expect(objects.flatMap(strictValidator('1.36'))).toEqual([]);
});

forEachHelm((binary) => {
  test('Helm renders every value set as render does, lints it, and refuses a backup without a target', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of valueSets) {
        const helm = helmTemplate(binary, folder, { values, apiVersions });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values, capabilities }));
      }
      const linted = helmLint(binary, folder, { strict: true, values: valueSets[0] ?? {} });
      expect(linted.ok ? '' : linted.text).toBe('');
      expect(helmTemplate(binary, folder, { values: { backup: { namespace: 'shop' } }, apiVersions })).toEqual({ ok: false, stderr: expect.stringContaining('storageLocation') as unknown });
    });
  });
});

test('literals in an ordinary chart are one plain Schedule, and wrong uses are refused, all at once', () => {
  const make = (props: BackupContractProps): Chart => {
    const plain = new Chart(Testing.app(), 'backups');
    new BackupContract(plain, 'nightly', props);
    return plain;
  };
  expect(Testing.synth(make({ values: { ...target, schedule: '0 2 * * *' } }))).toEqual([scheduleOf({ name: 'nightly' })]);
  expect(codesOf(() => make({ values: {} }))).toEqual(['VALUE_MISSING', 'VALUE_MISSING']);
  expect(codesOf(() => make({ values: target, quiesced: [{ ...vault, before: [], timeoutSeconds: 0.5 }] }))).toEqual(['CONSTRUCT_INVALID', 'CONSTRUCT_INVALID']);
});
