import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject } from 'cdk8s';
import { addEnvironment, capabilities, defineEnvironment, defineValues, HelmApp, HelmChart, isChartError, v, when } from '../../index';
import { renderChart, type RenderCommandOptions } from '../../lib/cli/run-render';

const values = defineValues({
  title: v.string({ description: 'Title.', required: true }),
  web: v.object({
    replicas: v.integer({ description: 'Pods.', default: 1, minimum: 1 }),
    hosts: v.list(v.object({ name: v.string({ description: 'Name.', required: true }), port: v.port({ description: 'Port.', removable: true }) }), { description: 'Hosts.', default: [] }),
    labels: v.map(v.string(), { description: 'Labels.', default: {} }),
    on: v.string({ description: 'A key that YAML takes for true.', default: '' }),
  }),
});
const chart = new HelmChart(new HelmApp(), 'places', { version: '1.0.0', values });
addEnvironment(chart, 'production', defineEnvironment(values, { title: 'x', web: { replicas: 3, labels: { tier: 'gold' } } }));
addEnvironment(chart, 'broken', defineEnvironment(values, { web: { replicas: -1 } }));

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartwright-places-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Where the problems are that values have, without the folder of their files. */
function placesOf(options: Partial<RenderCommandOptions>): readonly (string | undefined)[] {
  try {
    renderChart(chart, { release: 'release-name', namespace: 'default', ...options }, '');
    return [];
  } catch (thrown) {
    if (isChartError(thrown)) return thrown.problems.map((problem) => problem.in?.replaceAll(`${folder}/`, ''));
    throw thrown;
  }
}

test('each problem names the last file or argument that set the value, and none where nothing did', () => {
  const first = file('first.yaml', 'web:\n  replicas: 0\n  labels:\n    tier: 1\n    zone: 2\n  wrong: true\n');
  const second = file('second.yaml', '# the second\nweb: {labels: {zone: 3, more: 4}, hosts: [{name: a}, {port: 0}]}\n');
  expect(placesOf({ values: [first, second], set: ['web.labels.more=5', 'web.replicas=-2'] })).toEqual([
    'values.title',
    'values.web.replicas, --set "web.replicas=-2"',
    'values.web.hosts[1].name',
    'values.web.hosts[1].port, second.yaml:2:55',
    'values.web.labels.more, --set "web.labels.more=5"',
    'values.web.labels.tier, first.yaml:4:5',
    'values.web.labels.zone, second.yaml:2:16',
    'values.web.wrong, first.yaml:6:3',
  ]);
});

test('what was replaced whole names what replaced it', () => {
  const first = file('list.yaml', 'title: x\nweb: {hosts: [{name: a, port: 0}], labels: {a: 1}}\n');
  expect(placesOf({ values: [first], setJson: ['web.hosts=[{"name":"a"},{"name":"b","port":0}]', 'web={"labels":{"b":2}}'] })).toEqual(['values.web.labels.b, --set-json "web={\\"labels\\":{\\"b\\":2}}"']);
  expect(placesOf({ values: [first], set: ['web.hosts[1].name=b', 'web.hosts[1].port=0'], setJson: ['{"web":{"labels":{"a":null}}}'] })).toEqual([
    'values.web.hosts[0].port, list.yaml:2:25',
    'values.web.hosts[1].port, --set "web.hosts[1].port=0"',
    'values.web.labels.a, --set-json "{\\"web\\":{\\"labels\\":{\\"a\\":null}}}"',
  ]);
  expect(placesOf({ values: [first], set: ['web.hosts={}', 'web.labels=null', 'web.replicas=null'] })).toEqual([
    'values.web.replicas, --set "web.replicas=null"',
    'values.web.hosts[0], --set "web.hosts={}"',
    'values.web.labels, --set "web.labels=null"',
  ]);
});

test('places are found behind aliases and merges, in keys that YAML reads as something else, and in JSON', () => {
  const alias = file('alias.yaml', 'title: x\nweb:\n  hosts: [&h {name: 1}, *h]\n  labels: &l\n    a: 1\n  on: 2\n');
  expect(placesOf({ values: [alias] })).toEqual(['values.web.hosts[0].name, alias.yaml:3:15', 'values.web.hosts[1].name, alias.yaml:3:15', 'values.web.labels.a, alias.yaml:5:5', 'values.web.true, alias.yaml:6:3']);
  const merged = file('merged.yaml', 'title: x\nweb:\n  labels:\n    a: 1\n    <<: {a: 2, b: 3}\n    b: 4\n');
  expect(placesOf({ values: [merged] })).toEqual(['values.web.labels.a, merged.yaml:5:10', 'values.web.labels.b, merged.yaml:6:5']);
  const json = file('values.json', '{\r\n  "title": "x",\r\n  "web": {"labels": {"a/b": 1}}\r\n}\r\n');
  expect(placesOf({ values: [json] })).toEqual(['values.web.labels["a/b"], values.json:3:22']);
});

test('an environment comes before all others, and is named', () => {
  expect(placesOf({ environment: 'broken' })).toEqual(['values.title', 'values.web.replicas, environment broken']);
  expect(placesOf({ environment: 'production', set: ['web.labels.tier=1', 'web.labels.a=x'] })).toEqual(['values.web.labels.tier, --set "web.labels.tier=1"']);
});

test('the cluster of an environment serves its API versions', () => {
  const asking = new HelmChart(new HelmApp(), 'asking', { version: '1.0.0', values: defineValues({}) });
  new ApiObject(asking, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: when(capabilities.has('a/v1'), 'yes'), b: when(capabilities.has('b/v1'), 'yes') } });
  addEnvironment(asking, 'own', defineEnvironment(asking.definition, {}, { apiVersions: ['a/v1'] }));
  const served = (options: Partial<RenderCommandOptions>): unknown =>
    (JSON.parse(renderChart(asking, { release: 'r', namespace: 'n', json: true, ...options }, '').output) as readonly { readonly data: unknown }[])[0]?.data;
  expect(served({ environment: 'own', apiVersions: ['b/v1'] })).toEqual({ a: 'yes', b: 'yes' });
  expect(served({ apiVersions: ['b/v1'] })).toEqual({ b: 'yes' });
});

test('an environment that does not exist is told with those that do', () => {
  expect(() => renderChart(chart, { release: 'r', namespace: 'n', environment: 'prodction' }, '')).toThrow('places has no environment "prodction". Did you mean "production"?\n  fix: choose one of: production, broken');
});
