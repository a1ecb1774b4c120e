import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { valueSets } from '../../apps/compliance-platform/value-sets';
import { chartFiles, HelmApp, render, type KubernetesObject } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { hooksInOrder } from '../helm/hooks-in-order';

const chart = createCompliancePlatform(new HelmApp());
const sets = Object.entries(valueSets);

interface Job {
  readonly metadata: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
  readonly spec: { readonly template: { readonly spec: { readonly volumes?: readonly { readonly persistentVolumeClaim?: object }[] } } };
}

function jobsAt(objects: readonly KubernetesObject[], event: string): readonly Job[] {
  return hooksInOrder(objects, event).filter(({ kind }) => kind === 'Job') as unknown as readonly Job[];
}

const namesAt = (objects: readonly KubernetesObject[], event: string): readonly string[] => jobsAt(objects, event).map(({ metadata }) => metadata.name);

forEachHelm((binary) => {
  test('Helm verifies, quiesces, migrates and verifies again before an upgrade, and resumes after it', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      const helm = helmTemplate(binary, folder, { release: 'r', isUpgrade: true });
      const objects = (helm.ok ? helm.objects : []) as readonly KubernetesObject[];
      const names = ['verify-before', 'quiesce', 'migrate', 'verify-after'].map((step) => `r-compliance-platform-upgrade-${step}`);
      expect([namesAt(objects, 'pre-install'), namesAt(objects, 'pre-upgrade')]).toEqual([[], names]);
      expect([namesAt(objects, 'post-upgrade'), namesAt(objects, 'post-rollback')]).toEqual([['r-compliance-platform-upgrade-resume'], ['r-compliance-platform-upgrade-resume']]);
    });
  });

  test('Argo CD, which never says that it upgrades and runs the hooks on every sync, is given the same hooks each time', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      const [install, upgrade, again] = [false, true, true].map((isUpgrade) => {
        const helm = helmTemplate(binary, folder, { release: 'r', isUpgrade });
        return helm.ok ? helm.text : helm.stderr;
      });
      expect(upgrade).toBe(again);
      expect(install).toBe(upgrade);
    });
  });
});

test.each(sets)('with the values %s each hook is made anew, so that it can run on every sync', (_name, { values, apiVersions = [] }) => {
  const objects = render(chart, { values, capabilities: { apiVersions } });
  const hooks = ['pre-install', 'pre-upgrade', 'post-upgrade', 'post-rollback'].flatMap((event) => hooksInOrder(objects, event));
  const policies = hooks.map((hook) => (hook as unknown as Job).metadata.annotations['helm.sh/hook-delete-policy']);
  expect(policies.filter((policy) => !/\bbefore-hook-creation\b/u.test(policy ?? ''))).toEqual([]);
});

test('the first sync of Argo CD waits for no volume that it has not made yet', () => {
  const waiting = (values: object): readonly Job[] => {
    const objects = render(chart, { values });
    return [...jobsAt(objects, 'pre-install'), ...jobsAt(objects, 'pre-upgrade')].filter(({ spec }) => (spec.template.spec.volumes ?? []).some(({ persistentVolumeClaim }) => persistentVolumeClaim !== undefined));
  };
  expect(waiting(valueSets['argo-cd']?.values ?? {})).toEqual([]);
  // With the steps they would: that is why there is such a value set.
  expect(waiting({})).toHaveLength(3);
});

test('a vault without pods is not asked to be quiet', () => {
  expect(namesAt(render(chart, { values: { evidenceVault: { replicas: 0 } }, release: { name: 'r' } }), 'pre-upgrade')).not.toContain('r-compliance-platform-upgrade-quiesce');
});

test('the chart carries the runbook, which names every step and every knob as it is', () => {
  const runbook = chartFiles(chart).get('docs/ledger-upgrade.md');
  expect(runbook).toMatch(/^# Upgrade of the ledger evidence_data\n/u);
  for (const step of ['verify-before', 'quiesce', 'migrate', 'verify-after', 'resume']) {
    expect(runbook).toContain(`**upgrade-${step}** (`);
  }
  expect(runbook).toContain('`ledgerUpgrade.activeDeadlineSeconds`');
});

// Data is found by these names. A change of one is a loss, whatever the version.
test('volumes and what writes to them have the same names for ever', () => {
  const named = (release: string): readonly string[] =>
    render(chart, { release: { name: release } })
      .filter(({ kind }) => ['PersistentVolumeClaim', 'StatefulSet'].includes(String(kind)))
      .map(({ metadata }) => (metadata as { readonly name: string }).name);
  expect(named('prod')).toEqual(['prod-compliance-platform-config-data', 'prod-compliance-platform-evidence-data', 'prod-compliance-platform-key-data', 'prod-compliance-platform-evidence-vault']);
  expect(named('compliance-platform')).toEqual(['compliance-platform-config-data', 'compliance-platform-evidence-data', 'compliance-platform-key-data', 'compliance-platform-evidence-vault']);
  expect(named('a-release-with-a-long-name')).toEqual(
    ['config-data', 'evidence-data', 'key-data', 'evidence-vault'].map((ending) => `a-release-with-a-long-n-75b05e69-${ending}`),
  );
});
