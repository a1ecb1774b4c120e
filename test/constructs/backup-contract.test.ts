import { Chart, Testing } from 'cdk8s';
import { BackupContract, backupValues, chartFiles, defineValues, HelmApp, HelmChart, render, type BackupContractProps } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { codesOf } from './codes-of';

const definition = defineValues({ backup: backupValues({ schedule: '0 2 * * *', retentionHours: 720 }) });
const chart = new HelmChart(new HelmApp(), 'backups', { version: '1.0.0', icon: 'https://shop.example/icon.svg', values: definition });
const vault = { workload: { component: 'vault' }, before: ['/bin/vault', 'freeze', '{{ raw }}'], after: ['/bin/vault', 'thaw'] };
new BackupContract(chart, 'nightly', { values: chart.values.backup, quiesced: [vault] });

const target = { namespace: 'shop', storageLocation: 'vault-offsite' };
const valueSets = [{ backup: target }, { backup: { ...target, schedule: '@hourly', retentionHours: 61_320, paused: true } }];
const apiVersions = ['velero.io/v1'];
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
