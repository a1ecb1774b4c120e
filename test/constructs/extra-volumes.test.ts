import { Chart, Testing } from 'cdk8s';
import { chartFiles, containerValues, defineValues, HardenedDeployment, problemsOf, ProbeSet, render, scratchAt, TrustBundle, trustBundleValues, workloadValues, type HelmChart } from '../../index';
import { hardeningFaults, podsOf } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { emptyChart, everyPodFields, makeEveryPod } from './every-pod';

const definition = defineValues({ ...everyPodFields, web: workloadValues(), log: containerValues(), trustBundle: trustBundleValues() });
const props = { ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) } as const;

function makeChart(): HelmChart<typeof definition> {
  const chart = emptyChart(definition);
  const { values } = chart;
  makeEveryPod(chart, values);
  new HardenedDeployment(chart, 'web', { ...props, values: values.web, mounts: [scratchAt('/tmp')], sidecars: [{ name: 'log', values: values.log, mounts: [scratchAt('/var/log')], probes: ProbeSet.exec({ live: ['true'], ready: ['true', '1'] }) }] });
  // After the pods, whose schemas refuse its name and path nevertheless.
  new TrustBundle(chart, 'trust', { values: values.trustBundle });
  return chart;
}

const chart = makeChart();
const extra = {
  extraVolumes: [
    { name: 'files', configMap: { name: 'files', items: [{ key: 'a', path: 'b/c.txt' }], optional: true } },
    { name: 'keys', secret: { secretName: 'keys' } },
    { name: 'cache', emptyDir: { sizeLimit: '1Gi', medium: 'Memory' } },
    { name: 'disk', persistentVolumeClaim: { claimName: 'disk', readOnly: true } },
    { name: 'both', projected: { sources: [{ secret: { name: 'keys' } }, { configMap: { name: 'files', items: [{ key: 'a', path: 'a' }] } }] } },
    { name: 'store', csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true, volumeAttributes: { secretProviderClass: '{{ x }}' }, nodePublishSecretRef: { name: 'login' } } },
  ],
  extraVolumeMounts: [{ name: 'files', mountPath: '/etc/files', readOnly: true }, { name: 'cache', mountPath: '/var/cache/.app' }, { name: 'keys', mountPath: '/run/keys/a', subPath: 'a' }],
} as const;
const volume = (name: string) => ({ name, emptyDir: { sizeLimit: '1Mi' } });
const contradictory = {
  api: { extraVolumes: ['a', 'b', 'a'].map(volume), extraVolumeMounts: [{ name: 'c', mountPath: '/c' }, { name: 'd', mountPath: '/d' }] },
  web: { extraVolumes: [volume('a')], extraVolumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'a', mountPath: '/b' }, { name: 'a', mountPath: '/a' }] },
  log: { extraVolumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'scratch-tmp', mountPath: '/b' }] },
};
const contradictions = [
  'api.extraVolumes has a more than once: keep one of each name.',
  'api.extraVolumeMounts mounts c, d, which api.extraVolumes does not have: add it to api.extraVolumes, or remove the mount.',
  'web.extraVolumeMounts has /a more than once: keep one of each mountPath.',
  'log.extraVolumeMounts mounts scratch-tmp, which web.extraVolumes does not have: add it to web.extraVolumes, or remove the mount.',
];
const everywhere = { api: extra, ledger: extra, seed: extra, migrate: extra, cleanup: extra, smokeTest: extra, selfCheck: { ...extra, enabled: true }, upgrade: extra };
const valueSets = [{}, everywhere];

forEachHelm((binary) => {
  test('Helm lints and renders them in pods of every kind as we do', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of valueSets) {
        expect(helmLint(binary, folder, { strict: true, values })).toMatchObject({ ok: true });
        const helm = helmTemplate(binary, folder, { values });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values: values }));
      }
    });
  });

  test('the schema refuses every other volume', () => {
    expectRefused('extraVolumes', [
    { name: 'a', hostPath: { path: '/' } },
    { name: 'a', nfs: { server: 'a', path: '/' } },
    { name: 'a', ephemeral: {} },
    { name: 'a', emptyDir: {} },
    { name: 'a', emptyDir: { sizeLimit: '1Gi', medium: 'HugePages' } },
    { name: 'a', configMap: { name: 'a', items: [{ key: 'a', path: '../a' }] } },
    { name: 'a', configMap: { name: 'a', defaultMode: 511 } },
    { name: 'a', secret: { name: 'a' } },
    { name: 'a', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } },
    { name: 'A', configMap: { name: 'a' } },
    { configMap: { name: 'a' } },
    { name: 'a' },
    { name: 'a', configMap: { name: 'a' }, secret: { secretName: 'a' } },
    { name: 'a', projected: { sources: [{}] } },
    { name: 'a', projected: { sources: [{ configMap: { name: 'a' }, secret: { name: 'a' } }] } },
    ]);
    expect(() => render(chart, { values: { api: { extraVolumes: [{ name: 'a' }] } } })).toThrow(
      'VALUE_INVALID: api.extraVolumes[0] is a map with name, but must be a map with exactly one of the keys configMap, secret, emptyDir, persistentVolumeClaim, projected, csi',
    );
  });

  test('the schema refuses mounts that lead elsewhere', () => {
    expectRefused('extraVolumeMounts', [
    { name: 'a', mountPath: 'a' },
    { name: 'a', mountPath: '/a/../b' },
    { name: 'a', mountPath: '/' },
    { name: 'a', mountPath: '/a', subPath: '../b' },
    { name: 'a', mountPath: '/a', mountPropagation: 'Bidirectional' },
    { name: 'a', mountPath: '/a', subPathExpr: '$(A)' },
    ]);
  });

  test('names and paths of the chart are refused by the schema, and told by Helm with their places', () => {
    expectRefused('extraVolumes', ['scratch-tmp', 'scratch-var-log', 'trust-bundle'].map((name) => ({ name, emptyDir: { sizeLimit: '1Gi' } })), 'web');
    expectRefused('extraVolumeMounts', ['/tmp', '/etc/trust-bundle'].map((mountPath) => ({ name: 'a', mountPath })), 'web');
    expectRefused('extraVolumeMounts', ['/var/log', '/etc/trust-bundle'].map((mountPath) => ({ name: 'a', mountPath })), 'log');
  });

  test('what only several values together decide, a rule refuses in the same words', () => {
    const messages = withChartFolder(chartFiles(chart), (folder) => {
      const helm = helmTemplate(binary, folder, { values: contradictory });
      return helm.ok ? [] : helm.stderr.split('\n').filter((line) => line.startsWith('  - ')).map((line) => line.slice('  - '.length));
    });
    expect(messages).toEqual(contradictions);
  });

  /** Helm names the place of each item. */
  function expectRefused(key: string, items: readonly object[], block = 'api'): void {
    const helm = withChartFolder(chartFiles(chart), (folder) => helmTemplate(binary, folder, { values: { [block]: { [key]: items } } }));
    const stderr = helm.ok ? '' : helm.stderr;
    expect(items.filter((_, index) => !new RegExp(`${block}[./]${key}[./]${String(index)}\\b`, 'u').test(stderr))).toEqual([]);
    for (const item of items) {
      expect(() => render(chart, { values: { [block]: { [key]: [item] } } })).toThrow(/VALUE_/u);
    }
  }
});

test.each(kubernetesVersions)('Kubernetes %s accepts them', (version) => {
  const faultsOf = strictValidator(version);
  expect(valueSets.flatMap((values) => render(chart, { values: values })).flatMap(faultsOf)).toEqual([]);
});

test('the pods of every kind get the volumes, and stay as hardened', () => {
  const pods = podsOf(render(chart, { values: everywhere })).filter(({ place }) => !place.endsWith('web'));
  expect(pods).toHaveLength(10);
  expect(pods.flatMap(hardeningFaults)).toEqual([]);
  for (const { spec } of pods) {
    expect(spec.volumes).toEqual(expect.arrayContaining([...extra.extraVolumes]));
    expect(spec.containers[0]?.volumeMounts).toEqual(expect.arrayContaining([...extra.extraVolumeMounts]));
  }
});

test('without any there is no key', () => {
  const bare = emptyChart(definition);
  makeEveryPod(bare, bare.values);
  const pod = podsOf(render(bare)).find(({ place }) => place.startsWith('Deployment/'));
  expect([pod?.spec, pod?.spec.containers[0]].flatMap((part) => Object.keys(part ?? {})).filter((key) => /volume/iu.test(key))).toEqual([]);
});

test('literals come after the volumes of the construct, and a volume of a node does not compile', () => {
  const plain = new Chart(Testing.app(), 'shop');
  new HardenedDeployment(plain, 'api', { ...props, values: { image: { tag: '1' }, extraVolumes: [{ name: 'files', configMap: { name: 'files' } }], extraVolumeMounts: [{ name: 'files', mountPath: '/etc/files' }] } });
  const [pod] = podsOf(Testing.synth(plain) as never);
  expect(pod?.spec.volumes).toEqual([{ name: 'files', configMap: { name: 'files' } }]);
  expect(pod?.spec.containers[0]?.volumeMounts).toEqual([{ name: 'files', mountPath: '/etc/files' }]);
  // @ts-expect-error nothing of a node can be mounted
  expect(() => new HardenedDeployment(plain, 'other', { ...props, values: { image: { tag: '1' }, extraVolumes: [{ name: 'root', hostPath: { path: '/' } }] } })).toThrow('VALUE_INVALID');
});

test('what is refused is told with its place and what to do', () => {
  const problems = problemsOf(() => render(chart, { values: { web: { extraVolumes: [volume('scratch-tmp')], extraVolumeMounts: [{ name: 'a', mountPath: '/tmp' }] } } }));
  expect(problems.map(({ what, fix }) => `${what}: ${fix}`)).toEqual([
    'web.extraVolumeMounts[0].mountPath is "/tmp", which the chart sets itself: remove it, or choose another mountPath',
    'web.extraVolumes[0].name is "scratch-tmp", which the chart sets itself: remove it, or choose another name',
  ]);
  expect(() => render(chart, { values: contradictory })).toThrow(contradictions.join('\n  - '));
});

test('literals are compared when the chart is synthesized, all at once', () => {
  const plain = new Chart(Testing.app(), 'shop');
  new TrustBundle(plain, 'trust', { values: { source: 'configMap', configMap: { name: 'authorities' } } });
  new HardenedDeployment(plain, 'api', {
    ...props,
    mounts: [scratchAt('/tmp')],
    values: {
      image: { tag: '1' },
      extraVolumes: ['scratch-tmp', 'a', 'a', 'trust-bundle'].map((name) => ({ name, emptyDir: { sizeLimit: '1Mi' } })),
      extraVolumeMounts: ['/tmp', '/a', '/a', '/etc/trust-bundle'].map((mountPath) => ({ name: 'b', mountPath })),
    },
  });
  const problems = [
    'api has two volumes with the name scratch-tmp',
    'api has two volumes with the name a',
    'api has two volumes with the name trust-bundle',
    'api has two mounts at "/tmp"',
    'api has two mounts at "/a"',
    'api has two mounts at "/etc/trust-bundle"',
    'api mounts b, which extraVolumes does not have',
  ];
  expect(() => Testing.synth(plain) as unknown).toThrow(new RegExp(problems.map((problem) => `VOLUME_INVALID: ${problem}\\n  fix: .*`).join('\\n'), 'u'));
});
