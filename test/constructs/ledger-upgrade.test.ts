import { Chart, Testing } from 'cdk8s';
import { chartFiles, LedgerUpgrade, PvcContract, render, type KubernetesObject, type LedgerUpgradeProps, type Override } from '../../index';
import { hardeningFaults, podsOf } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';
import { makeUpgrade, type definition } from './ledger-chart';

const { chart } = makeUpgrade();
const valueSets: readonly Override<typeof definition>[] = [
  {},
  { ledgerUpgrade: { enabled: false } },
  { copies: { enabled: false }, ledgerUpgrade: { serviceAccount: { create: false, name: 'upgrader' } } },
  {
    global: { imageRegistry: 'mirror.example:5000/a', imagePullSecrets: ['one', { name: 'two' }] },
    evidence: { existingClaim: 'theirs' },
    ledgerUpgrade: { backoffLimit: 0, ttlSecondsAfterFinished: 60, serviceAccount: { name: 'upgrader', annotations: { a: 'b' } }, affinity: { nodeAffinity: {} }, podSecurityContext: { runAsUser: null, runAsGroup: null, fsGroup: null } },
  },
];

interface Step {
  readonly metadata: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
  readonly spec: Readonly<Record<string, unknown>> & { readonly template: { readonly spec: Readonly<Record<string, unknown>> & { readonly containers: readonly Readonly<Record<string, unknown>>[] } } };
}

function stepsOf(objects: readonly KubernetesObject[]): readonly Step[] {
  return objects.filter(({ kind }) => kind === 'Job') as unknown as readonly Step[];
}

function stepOf(name: string, values: Override<typeof definition> = {}): Step | undefined {
  return stepsOf(render(chart, { values, release: { name: 'r', revision: 7 } })).find(({ metadata }) => metadata.name === `r-shop-ledger-upgrade-${name}`);
}

forEachHelm((binary) => {
  test('Helm lints and renders the steps as we do', () => {
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
});

test.each(kubernetesVersions)('Kubernetes %s accepts them', (version) => {
  expect(valueSets.flatMap((values) => render(chart, { values })).flatMap(strictValidator(version))).toEqual([]);
});

test('steps run in their order before an upgrade, never before an installation, and the last after it', () => {
  const order = stepsOf(render(chart, { release: { name: 'r' } }))
    .map(({ metadata: { name, annotations } }) => [Number(annotations['helm.sh/hook-weight']), annotations['helm.sh/hook'], name.replace('r-shop-ledger-upgrade-', '')] as const)
    .sort(([left], [right]) => left - right);
  expect(order).toEqual([
    [-5, 'pre-upgrade', 'verify-before'],
    [5, 'pre-upgrade', 'quiesce'],
    [15, 'pre-upgrade', 'snapshot'],
    [25, 'pre-upgrade', 'migrate'],
    [35, 'pre-upgrade', 'verify-after'],
    [45, 'post-upgrade,post-rollback', 'resume'],
  ]);
  expect(stepOf('migrate')?.metadata.annotations['helm.sh/hook-delete-policy']).toBe('before-hook-creation');
  const account = render(chart, { release: { name: 'r' } }).find(({ kind, metadata }) => kind === 'ServiceAccount' && (metadata as { name: string }).name === 'r-shop-ledger-upgrade');
  expect(account).toMatchObject({ metadata: { annotations: { 'helm.sh/hook': 'pre-upgrade,post-upgrade,post-rollback', 'helm.sh/hook-weight': '-6', 'helm.sh/hook-delete-policy': 'before-hook-creation' } } });
});

test('a step knows what it is, can write only where it has to, and runs beside the ledger', () => {
  const near = { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { 'app.kubernetes.io/component': 'vault' } } } }] } };
  expect(stepOf('migrate')?.spec).toMatchObject({
    backoffLimit: 1,
    activeDeadlineSeconds: 3600,
    podReplacementPolicy: 'Failed',
    podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [9] }, onPodConditions: [] }] },
    template: {
      spec: {
        restartPolicy: 'Never',
        serviceAccountName: 'r-shop-ledger-upgrade',
        automountServiceAccountToken: false,
        affinity: near,
        containers: [{
          image: 'docker.io/platform/vault:1.4.0',
          args: ['migrate'],
          env: [{ name: 'APP_VERSION', value: '1.4.0' }, { name: 'UPGRADE_STEP', value: 'migrate' }, { name: 'UPGRADE_REVISION', value: '7' }, { name: 'UPGRADE_CHART_VERSION', value: '2.0.0' }],
          volumeMounts: [{ name: 'evidence-data', mountPath: '/data' }],
        }],
        volumes: [{ name: 'evidence-data', persistentVolumeClaim: { claimName: 'r-shop-evidence-data' } }],
      },
    },
  });
  const mountsOf = (name: string): unknown => stepOf(name)?.spec.template.spec.containers[0]?.['volumeMounts'];
  for (const name of ['verify-before', 'snapshot', 'verify-after']) {
    expect(mountsOf(name)).toEqual([{ name: 'evidence-data', mountPath: '/data', readOnly: true }]);
  }
  expect([mountsOf('quiesce'), mountsOf('resume'), stepOf('quiesce')?.spec['podFailurePolicy'], stepOf('quiesce')?.spec.template.spec['affinity']]).toEqual([undefined, undefined, undefined, undefined]);
  expect(stepOf('verify-after')?.spec['podFailurePolicy']).toEqual({ rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [3, 4] }, onPodConditions: [] }] });
  expect(stepOf('migrate', valueSets[3])?.spec.template.spec).toMatchObject({ affinity: { nodeAffinity: {} }, volumes: [{ persistentVolumeClaim: { claimName: 'theirs' } }] });
});

test('values leave out what may be left out', () => {
  expect(valueSets.map((values) => stepsOf(render(chart, { values })).length)).toEqual([6, 0, 5, 6]);
  expect(stepOf('snapshot', valueSets[2])).toBeUndefined();
  expect(() => render(chart, { values: { ledgerUpgrade: { image: { repository: '' } } } })).toThrow('the image of ledger-upgrade has no repository: set ledgerUpgrade.image.repository.');
});

test('the pods of steps are as hardened as those of workloads', () => {
  for (const values of valueSets) {
    expect(podsOf(render(chart, { values })).flatMap(hardeningFaults)).toEqual([]);
  }
});

function makePlain(props: Partial<LedgerUpgradeProps> = {}): { readonly plain: Chart; readonly made: LedgerUpgrade } {
  const plain = new Chart(Testing.app(), 'tools');
  const volume = new PvcContract(plain, 'evidence', { values: {}, retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' } });
  const made = new LedgerUpgrade(plain, 'upgrade', {
    values: { image: { repository: 'platform/vault', tag: '1.2.3' } },
    ledger: { volume, path: '/data' },
    verify: { args: ['verify'], does: 'Checks.' },
    migrate: { args: ['migrate'], does: 'Migrates.' },
    ...props,
  });
  return { plain, made };
}

test('an upgrade of literals is plain Kubernetes, and needs no more than verify and migrate', () => {
  const { plain, made } = makePlain();
  const objects = Testing.synth(plain) as readonly KubernetesObject[];
  expect(objects.map(({ kind, metadata }) => [kind, (metadata as { name: string }).name])).toEqual([
    ['PersistentVolumeClaim', 'evidence'], ['ServiceAccount', 'upgrade'], ['Job', 'upgrade-verify-before'], ['Job', 'upgrade-migrate'], ['Job', 'upgrade-verify-after'],
  ]);
  expect(stepsOf(objects)[1]?.spec.template.spec.containers[0]).toMatchObject({ image: 'docker.io/platform/vault:1.2.3', env: [{ name: 'UPGRADE_STEP', value: 'migrate' }] });
  expect(podsOf(objects).flatMap(hardeningFaults)).toEqual([]);
  expect(made.runbook).not.toMatch(/resume|\{\{|[\ue000-\ue001]/u);
});

test('wrong uses are refused, all at once', () => {
  const problems = (props: Partial<LedgerUpgradeProps>): readonly string[] => codesOf(() => makePlain(props));
  expect(problems({ quiesce: { does: ' ' }, weight: 0.5, verify: { does: 'Checks.', env: { UPGRADE_STEP: 'x' } } })).toHaveLength(4);
  expect(problems({ resume: { does: 'Resumes.' } })).toEqual(['CONSTRUCT_INVALID']);
  const rule = { step: 'migrate', exitCode: 3, finding: 'full', remedy: 'Wait.' } as const;
  expect(problems({ abortWhen: [rule, rule, { ...rule, exitCode: 0 }, { ...rule, exitCode: 5, finding: '' }, { ...rule, step: 'snapshot' }] })).toHaveLength(4);
  expect(problems({ values: { image: { tag: '1.2.3' } } })).toEqual(['CONSTRUCT_INVALID']);
  expect(problems({ values: { image: { repository: 'a', tag: 'latest' }, weight: 1 } as never })).toEqual(['VALUE_UNKNOWN', 'VALUE_INVALID']);
  const { plain, made } = makePlain();
  const volume = new PvcContract(plain, 'ledger', { values: {}, retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' } });
  expect(problems({ ledger: { volume, path: 'data' }, verify: { does: 'Checks.', mounts: [volume.mountAt('/other')] } })).toEqual(['CONSTRUCT_INVALID', 'VOLUME_INVALID', 'VOLUME_INVALID']);
  expect(() => made.step('snapshot')).toThrow('CONSTRUCT_INVALID: there is no step snapshot\n  in: tools/upgrade\n  fix: give snapshot, or ask for one of: verify-before, migrate, verify-after');
});
