import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Include, JsonPatch, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { KubeDeployment, KubeService, IntOrString, Quantity } from 'cdk8s-plus-28/lib/imports/k8s';
import {
  chartFiles,
  Condition,
  defineValues,
  each,
  HelmApp,
  HelmChart,
  render,
  repeatObjects,
  text,
  token,
  v,
  when,
  type KubernetesObject,
} from '../../lib';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { withChartFolder } from '../helm/chart-folder';

const description = 'Any.';
const definition = defineValues({
  level: v.string({ description, default: 'info {{ x }}' }),
  replicas: v.integer({ description, default: 3, maximum: 9 }),
  hosts: v.list(v.string(), { description, default: ['a', 'b'] }),
  labels: v.map(v.string(), {
    description,
    default: { team: 'x' },
    reservedPrefixes: ['app.kubernetes.io/', 'helm.sh/'],
  }),
  on: v.boolean({ description, default: true }),
});

/** cdk8s's own test helper. */
function synth(chart: Chart): readonly unknown[] {
  return Testing.synth(chart);
}

function newChart(): HelmChart<typeof definition> {
  return new HelmChart(new HelmApp(), 'foreign', { version: '1.0.0', appVersion: '1', values: definition });
}

/** Everything that a person may put into a HelmChart beside our own constructs. */
function fullChart(): HelmChart<typeof definition> {
  const chart = newChart();
  const { values } = chart;
  new kplus.ConfigMap(chart, 'settings', {
    data: {
      level: token(values.level),
      both: `<${token(values.level)}|${token(values.replicas)}>`,
      braces: 'a {{ b }}',
    },
  });
  new kplus.Deployment(chart, 'level-two', {
    replicas: 2,
    containers: [
      {
        image: token(text`registry/${values.level}`),
        portNumber: 8080,
        envVariables: { LEVEL: kplus.EnvValue.fromValue(token(values.level)) },
      },
    ],
  });
  new KubeDeployment(chart, 'level-one', {
    metadata: { labels: values.labels as never, annotations: { note: values.level as never } },
    spec: {
      replicas: values.replicas as never,
      selector: { matchLabels: { app: 'one' } },
      template: {
        metadata: { labels: { app: 'one' } },
        spec: {
          containers: [
            {
              name: 'one',
              image: 'one',
              args: values.hosts as never,
              resources: { requests: { cpu: Quantity.fromString('1') } },
            },
          ],
        },
      },
    },
  });
  new KubeService(chart, 'service', { spec: { ports: [{ port: 80, targetPort: IntOrString.fromString('http') }] } });
  const object = new ApiObject(chart, 'plain', {
    apiVersion: 'example.com/v1',
    kind: 'Widget',
    spec: {
      lazy: Lazy.any({ produce: () => values.replicas }) as unknown,
      quantity: Quantity.fromNumber(2),
      hosts: each(values.hosts, (host) => ({ host })),
    },
  });
  object.metadata.addAnnotation('level', token(values.level));
  object.metadata.addLabel('own', 'label');
  object.addJsonPatch(JsonPatch.add('/spec/patched', token(values.replicas)), JsonPatch.remove('/spec/hosts'));
  return chart;
}

test('level-one and level-two objects, patches and lazy values carry references to the end', () => {
  const objects = render(fullChart(), {
    values: { level: 'debug', replicas: 5, hosts: ['h'], labels: { team: 'y' } },
    release: { name: 'r' },
  });
  const by = (kind: string, name: string): KubernetesObject =>
    objects.find(
      (object) => object['kind'] === kind && (object['metadata'] as { name: string }).name === `r-foreign-${name}`,
    ) ?? {};
  expect(by('ConfigMap', 'settings')['data']).toEqual({ level: 'debug', both: '<debug|5>', braces: 'a {{ b }}' });
  expect(by('Deployment', 'level-one')).toMatchObject({
    metadata: { labels: { team: 'y', 'app.kubernetes.io/instance': 'r' }, annotations: { note: 'debug' } },
    spec: { replicas: 5, template: { spec: { containers: [{ args: ['h'], resources: { requests: { cpu: '1' } } }] } } },
  });
  expect(by('Deployment', 'level-two')).toMatchObject({
    spec: {
      template: { spec: { containers: [{ image: 'registry/debug', env: [{ name: 'LEVEL', value: 'debug' }] }] } },
    },
  });
  expect(by('Widget', 'plain')).toMatchObject({
    metadata: { annotations: { level: 'debug' }, labels: { own: 'label' } },
    spec: { lazy: 5, quantity: 2, patched: '5' },
  });
  expect(by('Widget', 'plain')['spec']).not.toHaveProperty('hosts');
});

forEachHelm((binary) => {
  test('Helm renders the same', () => {
    const chart = fullChart();
    const values = { level: 'x "y" {{ z }}', hosts: [], labels: { team: 'no' } };
    const helm = withChartFolder(chartFiles(chart), (folder) => helmTemplate(binary, folder, { values, release: 'r' }));
    expect(helm).toMatchObject({ ok: true });
    expect(helm.ok ? helm.objects : []).toEqual(render(chart, { values, release: { name: 'r' } }));
  });
});

test('included YAML keeps its braces and gets the labels', () => {
  const folder = mkdtempSync(join(tmpdir(), 'include-'));
  writeFileSync(
    join(folder, 'a.yaml'),
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: included}\ndata: {a: "{{ .Values.x }}"}\n',
  );
  const chart = newChart();
  new Include(chart, 'yaml', { url: join(folder, 'a.yaml') });
  rmSync(folder, { recursive: true });
  expect(render(chart)).toMatchObject([
    {
      kind: 'ConfigMap',
      metadata: { name: 'included', labels: { 'app.kubernetes.io/managed-by': 'Helm' } },
      data: { a: '{{ .Values.x }}' },
    },
  ]);
});

test('a reference that a generated class swallows is reported with its construct', () => {
  const chart = newChart();
  // toJson of the generated class copies known fields of an object; of a reference to text it keeps none.
  new KubeDeployment(chart, 'swallows', { spec: chart.values.level as never });
  expect(() => render(chart)).toThrow(
    /LOST_REFERENCE: values\.level was given to Deployment and did not arrive[^]*in: foreign\/swallows\n {2}fix: /,
  );
});

test('a construct that calculates with a reference fails at once, with the fix', () => {
  const chart = newChart();
  expect(
    () =>
      new kplus.Deployment(chart, 'calculates', {
        containers: [
          {
            image: 'x',
            portNumber: chart.values.replicas as never,
            resources: { cpu: { request: kplus.Cpu.units(chart.values.replicas as never) } },
          },
        ],
      }),
  ).toThrow(/REFERENCE_MISUSED: values\.replicas/);
});

test('a value that is read and reaches no object is reported with the reader\'s line', () => {
  const chart = newChart();
  new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(chart.values.level).toBeDefined();
  expect(() => render(chart)).toThrow(
    /LOST_REFERENCE: values\.level was read at .*foreign-constructs\.test\.ts:\d+:\d+ and reached no object/,
  );
});

test('text that cuts a token is refused', () => {
  const chart = newChart();
  new kplus.ConfigMap(chart, 'cut', { data: { a: token(chart.values.level).slice(0, 50) } });
  expect(() => render(chart)).toThrow(/LOST_REFERENCE: \/data\/a holds a piece of a token/);
});

test('a reference in an ordinary cdk8s chart is refused with the construct\'s path', () => {
  const app = new HelmApp();
  const helm = new HelmChart(app, 'helm', { version: '1.0.0', values: definition });
  const plain = new Chart(app, 'plain');
  new ApiObject(plain, 'object', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: helm.values.level } });
  expect(() => synth(plain)).toThrow(
    /REFERENCE_OUTSIDE_CHART: ConfigMap holds a reference, but is in an ordinary cdk8s Chart/,
  );
  const other = new Chart(new App(), 'other');
  new ApiObject(other, 'object', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: helm.values.level } });
  expect(() => synth(other)).toThrow(/REFERENCE_OUTSIDE_CHART: values\.level reached a construct outside/);
});

test('Testing.synth of a HelmChart gives what it renders to by default', () => {
  const chart = newChart();
  new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'ConfigMap', data: { level: chart.values.level } });
  expect(synth(chart)).toEqual(render(chart));
});

test('conditions guard every object below them and nest', () => {
  const chart = newChart();
  const outer = new Condition(chart, 'outer', chart.values.on);
  const inner = new Condition(outer, 'inner', true);
  new kplus.ConfigMap(inner, 'map', { data: { a: 'b' } });
  new ApiObject(new Condition(inner, 'never', false), 'object', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(render(chart)).toHaveLength(1);
  expect(render(chart, { values: { on: false } })).toHaveLength(0);
});

test('of what a literal condition leaves out, nothing is printed', () => {
  const chart = newChart();
  const never = new Condition(new Condition(chart, 'outer', chart.values.on), 'never', false);
  new ApiObject(never, 'object', { apiVersion: 'v1', kind: 'ConfigMap', data: { level: chart.values.level } });
  repeatObjects(chart, 'each', chart.values.hosts, (scope, host) => {
    new ApiObject(new Condition(scope, 'never', false), 'object', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: token(text`x-${host}`) } });
  });
  new ApiObject(chart, 'list', { apiVersion: 'example.com/v1', kind: 'Hosts', hosts: each(chart.values.hosts, (name) => when(false, { name })) });
  const templates = [...chartFiles(chart)].filter(([path]) => path.startsWith('templates/') && path.endsWith('.yaml'));
  expect(templates.map(([path]) => path)).toEqual(['templates/list/hosts.yaml']);
  expect(templates[0]?.[1]).toMatch(/\nhosts: \[\]\n$/u);
});

test('in an ordinary chart a literal condition folds away', () => {
  const plain = Testing.chart();
  new ApiObject(new Condition(plain, 'yes', true), 'object', { apiVersion: 'v1', kind: 'ConfigMap' });
  new ApiObject(new Condition(plain, 'no', false), 'object', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(synth(plain)).toHaveLength(1);
});

test('an object without a kind, a name Kubernetes refuses and a duplicate are all reported', () => {
  const chart = newChart();
  new ApiObject(chart, 'no-kind', { apiVersion: 'v1', kind: undefined as never });
  new ApiObject(chart, 'bad-name', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'not a name' } });
  expect(() => render(chart)).toThrow(/2 problems[^]*no-kind[^]*bad-name/);
  const twice = newChart();
  new ApiObject(twice, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'same' } });
  new ApiObject(twice, 'b', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'same' } });
  expect(() => render(twice)).toThrow(/OBJECT_DUPLICATE: a and b are both the ConfigMap "same"/);
});
