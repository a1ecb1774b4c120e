import { Chart, Testing } from 'cdk8s';
import {
  chartFiles, Condition, containerValues, defineValues, HardenedDeployment, HelmApp, HelmChart, problemsOf, ProbeSet, ProxySettings, proxyValues, render, TrustBundle, trustBundleValues, v, workloadValues,
} from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { containersOf, emptyChart, everyPodFields, makeEveryPod, variablesOf } from './every-pod';

const definition = defineValues({ ...everyPodFields, web: workloadValues(), schema: containerValues(), isWanted: v.boolean({ description: 'Whether there is a cache.', default: true }), cache: workloadValues(), proxy: proxyValues(), trustBundle: trustBundleValues() });
const props = { ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) } as const;

function makeChart(): HelmChart<typeof definition> {
  const chart = emptyChart(definition);
  const { values } = chart;
  makeEveryPod(chart, values);
  new HardenedDeployment(chart, 'web', { ...props, values: values.web, env: { LOG_LEVEL: 'info', APP_VERSION: 'of its own' }, initContainers: [{ name: 'schema', values: values.schema, env: { LOG_FORMAT: 'text' } }] });
  new HardenedDeployment(new Condition(chart, 'if-wanted', values.isWanted), 'cache', { ...props, values: values.cache });
  // After the pods, whose schemas refuse their names nevertheless.
  new ProxySettings(chart, 'proxy', { values: values.proxy });
  new TrustBundle(chart, 'trust', { values: values.trustBundle });
  return chart;
}

const chart = makeChart();
const files = chartFiles(chart);
const blocks = ['api', 'ledger', 'seed', 'migrate', 'cleanup', 'smokeTest', 'selfCheck', 'upgrade', 'web', 'schema', 'cache'] as const;

/** The same variables in every container. */
function everywhere(extraEnvVars: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: object }[]): object {
  return { ...Object.fromEntries(blocks.map((block) => [block, { extraEnvVars }])), selfCheck: { enabled: true, extraEnvVars } };
}

const valid = { ...everywhere([{ name: 'GREETING', value: '{{ .Values }} 0123' }, { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }, { name: 'app.empty-1' }, { name: 'ADDRESS', value: '', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app.kubernetes.io/name']" } } }, { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } }, { name: 'MODE', valueFrom: { configMapKeyRef: { name: 'a', key: '.b', optional: true } } }]), proxy: { httpsProxy: 'http://proxy.example:3128' }, trustBundle: { source: 'configMap', configMap: { name: 'ca' } } } as const;
const repeating = everywhere([{ name: 'A', value: '1' }, { name: 'B' }, { name: 'A', value: '2' }]);

forEachHelm((binary) => {
  test('Helm lints and renders variables of customers as we do, in containers of every kind', () => {
    withChartFolder(files, (folder) => {
      expect(helmLint(binary, folder, { strict: true, values: valid })).toMatchObject({ ok: true });
      const helm = helmTemplate(binary, folder, { values: valid });
      expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values: valid }));
    });
  });

  test('the schema names the place of every name that the chart sets, and a rule every list in which a name comes twice', () => {
    withChartFolder(files, (folder) => {
      const own = helmTemplate(binary, folder, { values: everywhere([{ name: 'HTTPS_PROXY', value: 'http://elsewhere' }]) });
      expect(blocks.filter((block) => !new RegExp(`${block}[./]extraEnvVars[./]0[./]name\\b`, 'u').test(own.ok ? '' : own.stderr))).toEqual([]);
      const twice = helmTemplate(binary, folder, { values: repeating });
      const lines = (twice.ok ? '' : twice.stderr).split('\n').filter((line) => line.includes('more than once'));
      expect(lines.map((line) => line.trim()).sort()).toEqual(blocks.map((block) => `- ${block}.extraEnvVars has A more than once: keep one of each name.`).sort());
    });
  });
});

const wrongSources = [
  { value: 'x', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } },
  { valueFrom: {} },
  { valueFrom: { secretKeyRef: { name: 'a', key: 'b' }, fieldRef: { fieldPath: 'status.podIP' } } },
  { valueFrom: { fieldRef: { fieldPath: 'spec.hostNetwork' } } },
  { valueFrom: { configMapKeyRef: { name: 'a', key: '..' } } },
  { valueFrom: { secretKeyRef: { name: 'a' } } },
  { valueFrom: { resourceFieldRef: { resource: 'limits.gpu' } } },
].map((source, index) => ({ name: `A${String(index)}`, ...source }));

forEachHelm((binary) => {
  test('the schema refuses a value beside its source, and every source that the API server would refuse', () => {
    const helm = withChartFolder(files, (folder) => helmTemplate(binary, folder, { values: { web: { extraEnvVars: wrongSources } } }));
    const stderr = helm.ok ? '' : helm.stderr;
    expect(wrongSources.filter((_, index) => !new RegExp(`web[./]extraEnvVars[./]${String(index)}\\b`, 'u').test(stderr))).toEqual([]);
    expect(stderr).toMatch(/web[./]extraEnvVars[./]0[./]value\b/u);
  });
});

test('what a variable is read from is told where it is wrong', () => {
  const problems = problemsOf(() => render(chart, { values: { web: { extraEnvVars: wrongSources as never } } }));
  expect(problems.map(({ what }) => /^web\.extraEnvVars\[(\d)\]/u.exec(what)?.[1])).toEqual(wrongSources.map((_, index) => String(index)));
  expect(problems[0]).toMatchObject({ what: 'web.extraEnvVars[0].value is "x", but must be empty while valueFrom is set', fix: 'leave it out, or remove web.extraEnvVars[0].valueFrom' });
});

test('the first and the last version of Kubernetes accept them', () => {
  for (const version of [kubernetesVersions.at(0)!, kubernetesVersions.at(-1)!]) {
    expect(render(chart, { values: valid }).flatMap(strictValidator(version))).toEqual([]);
  }
});

test('no container has two variables of one name, and what a construct says replaces what is said to all', () => {
  const containers = containersOf(render(chart, { values: valid }));
  for (const container of containers) {
    const names = (container['env'] as readonly { readonly name: string }[]).map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names).toEqual(expect.arrayContaining(['APP_VERSION', 'HTTPS_PROXY', 'SSL_CERT_FILE', 'GREETING', 'TOKEN', 'app.empty-1']));
  }
  expect(containers.filter((container) => variablesOf(container)['APP_VERSION'] === 'of its own').map(({ name }) => name)).toEqual(['web']);
});

test('what is refused is told with its place and what to do', () => {
  const problems = problemsOf(() => render(chart, { values: { web: { extraEnvVars: [{ name: 'LOG_LEVEL' }, { name: 'A=B' }] }, upgrade: { extraEnvVars: [{ name: 'UPGRADE_STEP' }] } } }));
  expect(problems.map(({ what, fix }) => `${what}: ${fix}`)).toEqual([
    'upgrade.extraEnvVars[0].name is "UPGRADE_STEP", which the chart sets itself: remove it, or choose another name',
    'web.extraEnvVars[0].name is "LOG_LEVEL", which the chart sets itself: remove it, or choose another name',
    expect.stringMatching(/^web\.extraEnvVars\[1\]\.name is "A=B", but must be text that matches /u),
  ]);
  expect(() => render(chart, { values: { api: { extraEnvVars: [{ name: 'LOG_LEVEL' }] }, web: { extraEnvVars: [{ name: 'LOG_FORMAT' }] } } })).not.toThrow();
});

test('values.yaml lists the names, and shows no example that is refused', () => {
  const text = String(files.get('values.yaml'));
  const about = (block: string): string => new RegExp(`## @param ${block}\\.extraEnvVars [^]*?extraEnvVars: \\[\\]\\n(?: +# .*\\n)*`, 'u').exec(text)?.[0].replaceAll(/\s+(?:## )?/gu, ' ') ?? '';
  expect(about('web')).toContain('The chart sets these itself, and they are refused here: HTTP_PROXY,');
  expect(about('web')).toContain('LOG_LEVEL, APP_VERSION. extraEnvVars: [] # extraEnvVars: # - name: LOG_FORMAT');
  expect(about('schema')).toMatch(/LOG_FORMAT\. extraEnvVars: \[\] $/u);
});

test('variables of a component that is not there are not looked at', () => {
  const { cache } = repeating as { readonly cache: object };
  expect(() => render(chart, { values: { cache } })).toThrow('cache.extraEnvVars has A more than once');
  expect(() => render(chart, { values: { isWanted: false, cache } })).not.toThrow();
});

test('literals are compared when the chart is synthesized, with what was added until then', () => {
  const literal = (names: readonly string[], proxy = true): (() => unknown) => () => {
    const plain = new Chart(Testing.app(), 'shop');
    new HardenedDeployment(plain, 'api', { ...props, env: { MODE: 'fast' }, values: { image: { tag: '1' }, extraEnvVars: names.map((name) => ({ name, value: 'x' })) } });
    if (proxy) {
      new ProxySettings(plain, 'proxy', { values: { httpProxy: 'http://proxy.example' } });
    }
    return Testing.synth(plain) as unknown;
  };
  for (const names of [['MODE'], ['A', 'A'], ['HTTP_PROXY']]) {
    expect(literal(names)).toThrow(/api has two environment variables with the name (MODE|A|HTTP_PROXY)/u);
  }
  expect(literal(['A', 'B'])).not.toThrow();
  expect(literal(['HTTP_PROXY'], false)).not.toThrow();
  const mixed = new HelmChart(new HelmApp(), 'mixed', { version: '1.0.0', appVersion: '1.0.0', values: defineValues({ name: v.string({ description: 'Name.', default: 'A' }) }) });
  new HardenedDeployment(mixed, 'api', { ...props, values: { extraEnvVars: [{ name: mixed.values.name as never, value: 'x' }, { name: 'APP_VERSION', value: 'x' }] } });
  expect(problemsOf(() => render(mixed)).map(({ code, in: place }) => `${code} ${String(place)}`)).toEqual(['CONSTRUCT_INVALID mixed/api/deployment']);
});
