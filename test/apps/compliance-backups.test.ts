import { createBackups } from '../../apps/compliance-platform/backups';
import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { valueSets } from '../../apps/compliance-platform/value-sets';
import { chartFiles, HelmApp, render, type KubernetesObject } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { expectGolden } from './expect-golden';
import { podsOf } from './restricted-pods';

const chart = createBackups(new HelmApp());
const platform = createCompliancePlatform(new HelmApp());
const apiVersions = ['velero.io/v1', 'monitoring.coreos.com/v1'];
const backup = { namespace: 'compliance', storageLocation: 'offsite' };
const sets = [{ backup }, { backup: { ...backup, schedule: '@hourly', retentionHours: 61_320, paused: true, alerts: { enabled: true, labels: { release: 'prom' }, maximumAgeHours: 3 } } }];

test('the chart is the golden one', () => {
  expectGolden('compliance-platform-backups', chartFiles(chart));
});

forEachHelm((binary) => {
  test('Helm renders every value set as we do, and refuses backups that go nowhere', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of sets) {
        const helm = helmTemplate(binary, folder, { values, apiVersions });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values, capabilities: { apiVersions } }));
      }
      expect(helmLint(binary, folder, { strict: true, values: sets[0] ?? {} })).toMatchObject({ ok: true });
      expect(helmTemplate(binary, folder, { apiVersions })).toEqual({ ok: false, stderr: expect.stringMatching(/storageLocation/u) as unknown });
    });
  });
});

test('nothing of Velero is in the chart of the platform but what its pods and claims say of themselves', () => {
  expect([...chartFiles(platform).values()].join('\n')).not.toMatch(/velero\.io\/v1/u);
  const vault = podsOf(render(platform)).find(({ place }) => place.startsWith('StatefulSet/'));
  expect(vault?.annotations).toMatchObject({ 'pre.hook.backup.velero.io/command': '["/usr/bin/evidence-vault","freeze"]', 'post.hook.backup.velero.io/command': '["/usr/bin/evidence-vault","thaw"]' });
});

test('keys leave as no copy of their volume: neither by Velero nor by a snapshot', () => {
  const objects = render(platform, { values: { snapshots: { label: 'x' } }, capabilities: { apiVersions: ['snapshot.storage.k8s.io/v1'] } });
  const excluded = objects.filter(({ kind, metadata }) => kind === 'PersistentVolumeClaim' && (metadata as { labels: Readonly<Record<string, string>> }).labels['velero.io/exclude-from-backup'] === 'true');
  expect(excluded.map(({ metadata }) => (metadata as { name: string }).name)).toEqual(['release-name-compliance-platform-key-data']);
  expect(objects.filter(({ kind }) => kind === 'VolumeSnapshot').map(({ metadata }) => (metadata as { name: string }).name)).toEqual(['release-name-compliance-platform-config-data-x', 'release-name-compliance-platform-evidence-data-x']);
});

test('copies that leave have a place to go, and a way there', () => {
  const problems = (values: object): unknown => render(platform, { values });
  expect(() => problems({ ledgerCopy: { enabled: true } })).toThrow(/ledgerCopy\.enabled is true, but the ledger has nowhere to go: set backup\.target\.[^]*egress-proxy can reach nothing outside/u);
  expect(() => problems({ backup: { enabled: true, target: 's3://a-bucket' } })).toThrow('copies go to backup.target, but egress-proxy can reach nothing outside: name its network in egress.cidrs.');
  expect(() => problems({ backup: { enabled: true }, egress: { cidrs: ['203.0.113.0/24'] } })).toThrow('backups have no target');
});

test('the key backup and the copy of the ledger leave through egress-proxy, and nowhere else', () => {
  const { values, apiVersions: served = [] } = valueSets['production-bank'] ?? { values: {} };
  const objects = render(platform, { values, capabilities: { apiVersions: served }, release: { name: 'r' } });
  const targetsOf = (component: string): readonly unknown[] =>
    objects.filter((object) => isPolicyOf(object, component)).flatMap((object) => (object as unknown as { spec: { egress?: readonly { to: readonly { podSelector?: { matchLabels: Readonly<Record<string, string>> }; namespaceSelector?: object }[] }[] } }).spec.egress ?? [])
      .flatMap(({ to }) => to.filter(({ namespaceSelector }) => namespaceSelector === undefined).map(({ podSelector }) => podSelector?.matchLabels['app.kubernetes.io/component']));
  expect(new Set(targetsOf('key-backup'))).toEqual(new Set(['evidence-vault', 'egress-proxy']));
  expect(new Set(targetsOf('upgrade-snapshot'))).toEqual(new Set(['egress-proxy']));
});

function isPolicyOf(object: KubernetesObject, component: string): boolean {
  const { spec } = object as unknown as { spec?: { podSelector?: { matchLabels?: Readonly<Record<string, string>> } } };
  return object['kind'] === 'NetworkPolicy' && spec?.podSelector?.matchLabels?.['app.kubernetes.io/component'] === component;
}
