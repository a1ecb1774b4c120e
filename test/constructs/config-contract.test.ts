import { Chart, Testing } from 'cdk8s';
import { chartFiles, ConfigContract, configValues, defineValues, HardenedDeployment, HelmApp, HelmChart, ProbeSet, render, text, v, workloadValues, type KubernetesObject, type Override } from '../../index';
import { podsOf, type PlacedPod } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';

const definition = defineValues({
  api: workloadValues(),
  rules: configValues(['rules.yaml']),
  logLevel: v.choice(['info', 'debug'], { description: 'Level.', default: 'info' }),
  workers: v.integer({ description: 'Workers.', default: 4 }),
});
const probes = ProbeSet.tcp({ port: 'http' });
const ports = { http: 8080 } as const;

function makeChart() {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values: definition });
  const { values } = chart;
  const rules = new ConfigContract(chart, 'rules', {
    values: values.rules,
    env: { LOG_LEVEL: values.logLevel, WORKERS: values.workers, STRICT: true },
    files: { 'rules.yaml': text`level: ${values.logLevel}\nalert: "{{ $labels.pod }}"\n` },
  });
  const other = new ConfigContract(chart, 'other', { env: { COLOR: 'blue' } });
  new HardenedDeployment(chart, 'api', { values: values.api, ports, probes, env: { ...rules.env, MODE: 'fast' }, mounts: [rules.mountAt('/etc/rules')] });
  new HardenedDeployment(chart, 'web', { values: { replicas: 1 }, ports, probes, env: { COLOR: other.env.COLOR } });
  return chart;
}

const chart = makeChart();
const sets: Readonly<Record<string, Override<typeof definition>>> = {
  default: {},
  existing: { rules: { existingConfigMap: 'my-rules' } },
  'more files': { logLevel: 'debug', rules: { extraFiles: { 'b.json': '{"a":"{{ b }}"}', 'a.json': '' }, annotations: { 'example.com/a': 'b' } } },
};

function configMap(objects: readonly KubernetesObject[], name: string): unknown {
  return objects.find((object) => object['kind'] === 'ConfigMap' && (object['metadata'] as { name: string }).name === name);
}

function pod(objects: readonly KubernetesObject[], component: string): PlacedPod {
  const found = podsOf(objects).find(({ labels }) => labels['app.kubernetes.io/component'] === component);
  if (found === undefined) throw new Error(`no pod ${component}`);
  return found;
}

test('variables and files are in one ConfigMap, as text', () => {
  expect(configMap(render(chart), 'release-name-shop-rules')).toMatchObject({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'release-name-shop-rules' },
    data: { LOG_LEVEL: 'info', WORKERS: '4', STRICT: 'true', 'rules.yaml': 'level: info\nalert: "{{ $labels.pod }}"\n' },
  });
});

test('a container gets the variables by key and the files alone as a folder', () => {
  const { spec } = pod(render(chart), 'api');
  const source = (name: string): object => ({ name, valueFrom: { configMapKeyRef: { name: 'release-name-shop-rules', key: name } } });
  expect(spec.containers[0]?.['env']).toEqual([{ name: 'APP_VERSION', value: '1.4.0' }, source('LOG_LEVEL'), source('WORKERS'), source('STRICT'), { name: 'MODE', value: 'fast' }]);
  expect(spec.containers[0]?.volumeMounts).toEqual([{ name: 'config-rules', mountPath: '/etc/rules', readOnly: true }]);
  expect(spec.volumes).toEqual([{ name: 'config-rules', configMap: { name: 'release-name-shop-rules', items: [{ key: 'rules.yaml', path: 'rules.yaml' }] } }]);
});

test('a change rolls the pods that use it, and no others', () => {
  const sums = (values: Override<typeof definition>, component: string): unknown => pod(render(chart, { values }), component).annotations;
  expect(sums({}, 'api')).toEqual({ 'checksum/rules': expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
  expect(sums({ workers: 5 }, 'api')).not.toEqual(sums({}, 'api'));
  expect(sums({ rules: { extraFiles: { a: 'b' } } }, 'api')).not.toEqual(sums({}, 'api'));
  expect(sums({ workers: 5 }, 'web')).toEqual(sums({}, 'web'));
});

test('a ConfigMap that exists already takes the place of the one made here', () => {
  const objects = render(chart, { values: sets['existing'] ?? {} });
  expect(configMap(objects, 'release-name-shop-rules')).toBeUndefined();
  expect(pod(objects, 'api').spec.volumes).toMatchObject([{ configMap: { name: 'my-rules' } }]);
});

test('the customer\'s own files stand beside those of the chart, and cannot replace them', () => {
  const objects = render(chart, { values: sets['more files'] ?? {} });
  expect(configMap(objects, 'release-name-shop-rules')).toMatchObject({ data: { 'a.json': '', 'b.json': '{"a":"{{ b }}"}' } });
  expect(pod(objects, 'api').spec.volumes).toMatchObject([{ configMap: { items: [{ key: 'rules.yaml' }, { key: 'a.json', path: 'a.json' }, { key: 'b.json', path: 'b.json' }] } }]);
  expect(codesOf(() => render(chart, { values: { rules: { extraFiles: { 'rules.yaml': 'mine' } } } }))).toEqual(['VALUE_INVALID']);
});

test('in an ordinary chart it is a plain ConfigMap', () => {
  const plain = new Chart(Testing.app(), 'shop');
  const rules = new ConfigContract(plain, 'rules', { values: { extraFiles: { b: '2', a: '1' } }, env: { WORKERS: 4 }, files: { 'rules.yaml': 'x: "{{ y }}"\n' } });
  new HardenedDeployment(plain, 'api', { values: { image: { tag: '1' } }, ports, probes, env: rules.env, mounts: [rules.mountAt('/etc/rules')] });
  const objects = Testing.synth(plain) as KubernetesObject[];
  expect(configMap(objects, 'rules')).toEqual({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'rules' }, data: { a: '1', b: '2', WORKERS: '4', 'rules.yaml': 'x: "{{ y }}"\n' } });
  expect(pod(objects, 'api').annotations['checksum/rules']).toMatch(/^[0-9a-f]{64}$/);
  expect(pod(objects, 'api').spec.volumes).toMatchObject([{ configMap: { items: [{ key: 'rules.yaml' }, { key: 'a' }, { key: 'b' }] } }]);
});

test('names that cannot be are refused together', () => {
  const plain = new Chart(Testing.app(), 'shop');
  expect(() => new ConfigContract(plain, 'rules', { env: { 'LOG-LEVEL': 'a', SAME: 'b' }, files: { 'a/b': '', SAME: '', big: 'x'.repeat(1_048_576) } })).toThrow(
    [
      'shop/rules is invalid: 4 problems',
      'CONSTRUCT_INVALID: "LOG-LEVEL" is not the name of an environment variable',
      '  in: shop/rules',
      '  fix: use letters, digits and "_", and no digit first',
      'CONSTRUCT_INVALID: "a/b" is not a file name that a ConfigMap can have',
      '  in: shop/rules',
      '  fix: use letters, digits, "-", "_" and ".", and no folder',
      'CONSTRUCT_INVALID: "SAME" is both a variable and a file',
      '  in: shop/rules',
      '  fix: give one of them another name',
      'CONSTRUCT_INVALID: the configuration has 1048596 bytes, and Kubernetes takes at most 1048576',
      '  in: shop/rules',
      '  fix: put large data on a volume or into the image',
    ].join('\n'),
  );
  expect(codesOf(() => new ConfigContract(plain, 'empty', {}))).toEqual(['CONSTRUCT_INVALID']);
  expect(codesOf(() => new ConfigContract(plain, 'env', { env: { A: 'b' } }).mountAt('/etc'))).toEqual(['CONSTRUCT_INVALID']);
});

test('a variable that is not declared does not compile', () => {
  const plain = new Chart(Testing.app(), 'shop');
  const { env } = new ConfigContract(plain, 'rules', { env: { A: 'b' } });
  // @ts-expect-error -- B is not declared
  expect(env.B).toBeUndefined();
});

describe.each(kubernetesVersions)('Kubernetes %s', (version) => {
  test('accepts every object of every value set', () => {
    const faultsOf = strictValidator(version);
    expect(Object.values(sets).flatMap((values) => render(chart, { values }).flatMap((object) => faultsOf(object)))).toEqual([]);
  });
});

forEachHelm((binary) => {
  test('Helm renders every value set as we do, and lints it strictly', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const [name, values] of Object.entries(sets)) {
        const helm = helmTemplate(binary, folder, { values });
        expect({ name, objects: helm.ok ? helm.objects : helm.stderr }).toEqual({ name, objects: render(chart, { values }) });
        expect(helmLint(binary, folder, { strict: true, values })).toMatchObject({ ok: true });
      }
    });
  });
});
