import { Chart, Testing } from 'cdk8s';
import {
  chartFiles, defineValues, HardenedCronJob, HardenedDeployment, HardenedJob, HardenedStatefulSet, HelmApp, HelmChart, ProbeSet, PvcContract, pvcValues, render, workloadValues,
  type KubernetesObject, type Override, type PvcContractProps,
} from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';

const definitionFor = (kind: 'Deployment' | 'StatefulSet') => defineValues({ ledger: pvcValues('100Gi'), cache: pvcValues('1Gi'), vault: workloadValues({ kind }), reader: workloadValues({ replicas: 1 }) });
const probes = ProbeSet.tcp({ port: 'http' });
const agreed = { retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' } } as const;

function makeChart(kind: typeof HardenedDeployment | typeof HardenedStatefulSet): HelmChart<ReturnType<typeof definitionFor>> {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1', icon: 'https://shop.example/icon.svg', values: definitionFor(kind === HardenedStatefulSet ? 'StatefulSet' : 'Deployment') });
  const { values } = chart;
  const ledger = new PvcContract(chart, 'ledger_data', { values: values.ledger, appendOnly: true, ...agreed });
  const cache = new PvcContract(chart, 'cache', { values: values.cache, onUninstall: 'delete', ...agreed });
  new kind(chart, 'vault', { values: values.vault, ports: { http: 8080 }, probes, mounts: [ledger.mountAt('/ledger')] });
  new HardenedDeployment(chart, 'reader', { values: values.reader, ports: { http: 8080 }, probes, mounts: [ledger.mountAt('/ledger', { readOnly: true }), cache.mountAt('/cache')] });
  return chart;
}

const chart = makeChart(HardenedStatefulSet);
const one = { vault: { replicas: 1 } } as const;
const claimsOf = (values: Override<ReturnType<typeof definitionFor>>): readonly KubernetesObject[] => render(chart, { values: { ...one, ...values }, release: { name: 'r' } }).filter(({ kind }) => kind === 'PersistentVolumeClaim');

// The last is the first after years: another class, another size, and more storage than anybody had.
const accepted: readonly Override<ReturnType<typeof definitionFor>>[] = [
  {},
  { ledger: { minimumSize: '100Gi' } },
  { ledger: { size: '1Ti', minimumSize: '100Gi' } },
  { ledger: { size: '102400Mi', minimumSize: '100Gi' } },
  { ledger: { size: 107_374_182_400, minimumSize: '100Gi' } },
  { ledger: { size: '1Gi', minimumSize: '100Gi', existingClaim: 'theirs' } },
  { ledger: { size: '2Pi', storageClass: 'gold', accessMode: 'ReadWriteOncePod', minimumSize: '0.5Pi' } },
];
const refused: readonly Override<ReturnType<typeof definitionFor>>[] = [
  { ledger: { minimumSize: '200Gi' } },
  { ledger: { size: '99Gi', minimumSize: '100Gi' } },
  { ledger: { size: '100G', minimumSize: '100Gi' } },
  { ledger: { size: 107_374_182_399, minimumSize: '100Gi' } },
];

forEachHelm((binary) => {
  test('Helm lints and renders what does not shrink as we do', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of accepted.map((each) => ({ ...one, ...each }))) {
        expect(helmLint(binary, folder, { strict: true, values })).toMatchObject({ ok: true });
        const helm = helmTemplate(binary, folder, { values });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values }));
      }
    });
  });

  test.each(refused)('a volume that would shrink is refused: %j', (values) => {
    const message = `ledger_data has ${String(values.ledger?.minimumSize)}, and a volume cannot be made smaller: set ledger.size to at least ledger.minimumSize, or copy the data to a smaller claim and name that in ledger.existingClaim.`;
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmTemplate(binary, folder, { values: { ...one, ...values } })).toEqual({ ok: false, stderr: expect.stringContaining(message) as unknown });
    });
    expect(() => render(chart, { values: { ...one, ...values } })).toThrow(message);
  });
});

test('a claim has the same name whatever is set of it', () => {
  const names = accepted.flatMap((values) => claimsOf(values).map(({ metadata }) => (metadata as { readonly name: string }).name));
  expect(new Set(names)).toEqual(new Set(['r-shop-ledger-data', 'r-shop-cache']));
});

test('a claim stays when the release goes, unless that was not wanted', () => {
  const kept = claimsOf({}).map(({ metadata }) => [(metadata as { name: string }).name, (metadata as { annotations: Readonly<Record<string, string>> }).annotations['helm.sh/resource-policy']]);
  expect(Object.fromEntries(kept)).toEqual({ 'r-shop-ledger-data': 'keep', 'r-shop-cache': undefined });
});

test.each([kubernetesVersions[0], kubernetesVersions[8]] as const)('Kubernetes %s accepts them', (version) => {
  expect(accepted.flatMap((values) => render(chart, { values: { ...one, ...values } })).flatMap(strictValidator(version))).toEqual([]);
});

test('no StatefulSet has claim templates, which nobody could change', () => {
  const [set] = render(chart, { values: one }).filter(({ kind }) => kind === 'StatefulSet') as unknown as readonly { readonly spec: Readonly<Record<string, unknown>> }[];
  expect(set?.spec).not.toHaveProperty('volumeClaimTemplates');
  // A StatefulSet starts a pod only when the one of the same name is gone.
  expect(set?.spec).toMatchObject({ replicas: 1, updateStrategy: { type: 'RollingUpdate' } });
  expect(set?.spec).not.toHaveProperty('podManagementPolicy');
});

test.each([HardenedDeployment, HardenedStatefulSet])('whoever writes to an append-only volume is a single writer, also when the claim is the customer\'s: %p', (kind) => {
  const made = makeChart(kind);
  const values = { ledger: { existingClaim: 'theirs' } };
  expect(() => render(made, { values })).toThrow('vault is a single writer and cannot have two pods: set vault.replicas to 1.');
  expect(() => render(made, { values: { ...values, vault: { autoscaling: { mode: 'hpa' } } } })).toThrow('vault is a single writer');
  const [writer] = render(made, { values: { ...values, ...one } }).filter(({ metadata }) => (metadata as { name: string }).name === 'release-name-shop-vault').filter(({ kind: each }) => ['Deployment', 'StatefulSet'].includes(String(each)));
  expect(writer).toMatchObject({ spec: kind === HardenedDeployment ? { strategy: { type: 'Recreate' } } : { updateStrategy: { type: 'RollingUpdate' } } });
});

test('ReadWriteMany is refused for an append-only volume', () => {
  expect(() => render(chart, { values: { ...one, ledger: { accessMode: 'ReadWriteMany' } } })).toThrow('ledger_data is append-only, and ReadWriteMany would allow two writers: set ledger.accessMode to ReadWriteOnce or ReadWriteOncePod.');
});

const image = { registry: 'registry.example.com', tag: '1.2.3' };

function makePlain(props: Partial<PvcContractProps> = {}): { readonly plain: Chart; readonly ledger: PvcContract } {
  const plain = new Chart(Testing.app(), 'tools');
  return { plain, ledger: new PvcContract(plain, 'ledger', { values: {}, appendOnly: true, ...agreed, ...props }) };
}

test('nothing writes to an append-only volume beside its writer', () => {
  const { plain, ledger } = makePlain();
  const workload = { values: { image, replicas: 1 }, ports: { http: 8080 }, probes } as const;
  new HardenedStatefulSet(plain, 'vault', { ...workload, mounts: [ledger.mountAt('/ledger')] });
  new HardenedDeployment(plain, 'reader', { ...workload, mounts: [ledger.mountAt('/ledger', { readOnly: true })] });
  new HardenedJob(plain, 'verify', { values: { image }, mounts: [ledger.mountAt('/ledger', { readOnly: true })] });
  expect(() => new HardenedDeployment(plain, 'second', { ...workload, mounts: [ledger.mountAt('/ledger')] })).toThrow(
    'VOLUME_INVALID: second would write to ledger, which is append-only and has its writer in vault\n  in: tools/second\n  fix: mount it with { readOnly: true }, and write through that workload',
  );
  const writing = { mounts: [ledger.mountAt('/ledger')] };
  expect(() => new HardenedJob(plain, 'migrate', { values: { image }, ...writing, hook: { events: ['pre-upgrade'] } })).toThrow(
    'VOLUME_INVALID: the job migrate would write to ledger, which is append-only, beside its writer\n  in: tools/migrate\n  fix: mount it with { readOnly: true }, or make it a step of a LedgerUpgrade',
  );
  expect(codesOf(() => new HardenedCronJob(plain, 'compact', { values: { image, schedule: '@daily' }, ...writing }))).toEqual(['VOLUME_INVALID']);
});

test('a volume that is not append-only is written to by jobs and by several', () => {
  const { plain, ledger } = makePlain({ appendOnly: false });
  new HardenedCronJob(plain, 'compact', { values: { image, schedule: '@daily' }, mounts: [ledger.mountAt('/ledger')] });
  new HardenedStatefulSet(plain, 'vault', { values: { image, replicas: 1 }, ports: { http: 8080 }, probes, mounts: [ledger.mountAt('/ledger')] });
  expect(Testing.synth(plain)).not.toEqual([]);
});

test('literals that would shrink are refused where they stand', () => {
  expect(() => makePlain({ values: { size: '1Gi', minimumSize: '2Gi' } })).toThrow(
    'CONSTRUCT_INVALID: ledger has 2Gi, and a volume cannot be made smaller\n  in: tools/ledger\n  fix: set size to at least minimumSize, or copy the data to a smaller claim and name that in existingClaim',
  );
  expect(Testing.synth(makePlain({ values: { size: '2Gi', minimumSize: '2048Mi' } }).plain)).toMatchObject([{ spec: { resources: { requests: { storage: '2Gi' } } } }]);
  expect(codesOf(() => makePlain({ retention: 'for ever', backup: { method: 'application', recoveryPoint: 'soon', reason: ' ' } }))).toEqual(['VOLUME_INVALID', 'VOLUME_INVALID', 'VOLUME_INVALID']);
});
