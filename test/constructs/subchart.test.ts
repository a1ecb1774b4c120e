import { readFileSync } from 'node:fs';
import { ApiObject } from 'cdk8s';
import { chartFiles, defineValues, HelmApp, HelmChart, readChart, render, Subchart, subchartValues, v, type HelmChartProps, type ValuesDefinition } from '../../index';
import { chartArchive, chartFolder, vendored } from '../chart/vendored-charts';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmOfMajor } from '../helm/helm-binaries';
import { leftOutSubcharts } from '../../lib/cli/left-out-subcharts';
import { renderWithHelm } from '../../lib/cli/render-with-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { runHelm } from '../helm/run-helm';
import { codesOf } from './codes-of';

const folder = chartFolder(vendored.database);
const archive = chartArchive(vendored.database, 'database');
const database = readChart(folder);
const library = readChart(chartFolder(vendored.library));

const shopValues = defineValues({
  store: subchartValues({
    enabled: v.boolean({ description: 'Whether the database is installed.', default: true }),
    auth: v.object({ database: v.string({ description: 'Database that is made.', default: 'shop' }) }),
    podLabels: v.map(v.string(), { description: 'Labels of its pods.', default: { app: 'shop' } }),
    replicas: v.integer({ description: 'Number of its pods.', removable: true }),
  }),
  tags: v.object({ search: v.boolean({ description: 'Whether search is installed.', default: false }) }),
});

function shop(): HelmChart<typeof shopValues> {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', icon: 'https://example.com/icon.svg', values: shopValues });
  const { store, tags } = chart.values;
  new Subchart(chart, 'store', { chart: database, values: store, condition: store.enabled, version: '^16.2.0' });
  new Subchart(chart, 'search', { chart: database, tags: [tags.search] });
  new Subchart(chart, 'common', { chart: library });
  new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { database: store.auth.database, labels: store.podLabels } });
  return chart;
}

const chart = shop();
const files = chartFiles(chart);
const own = (objects: readonly unknown[]): readonly unknown[] => objects.filter((object) => JSON.stringify(object).includes('release-name-shop'));
const text = (path: string): string => String(files.get(path));

test('Chart.yaml, Chart.lock, values and schema say what there is of the subcharts', () => {
  expect(text('Chart.yaml')).toContain(`dependencies:
  - name: database
    version: ^16.2.0
    repository: ""
    condition: store.enabled
    alias: store
  - name: database
    version: 16.2.1
    repository: ""
    tags:
      - search
  - name: common
    version: 2.31.0
    repository: ""
`);
  expect(text('values.yaml')).toContain('  ## @param store.auth.database Database that is made.\n');
  expect(JSON.parse(text('values.schema.json'))).toMatchObject({
    additionalProperties: false,
    properties: { store: { properties: { auth: { type: 'object' } } }, database: { type: 'object' }, common: { type: 'object' } },
  });
  expect([...files.keys()].filter((path) => path.startsWith('charts/'))).toContain('charts/database/charts/exporter/Chart.yaml');
  expect([...chartFiles(shop())]).toEqual([...files]);
});

test('an archive whose repository is known stays as it is', () => {
  const made = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values: shopValues });
  new Subchart(made, 'store', { chart: readChart(archive), values: made.values.store, repository: 'https://charts.example.com' });
  expect(Buffer.from(chartFiles(made).get('charts/database-16.2.1.tgz') as Uint8Array)).toEqual(readFileSync(archive));
});

forEachHelm((binary) => {
  test('Helm takes the chart, its lock and its dependencies', () => {
    withChartFolder(files, (path) => {
      expect(helmLint(binary, path, { strict: true })).toMatchObject({ ok: true });
      const list = runHelm(binary, ['dependency', 'list', path]);
      expect(list.stdout.match(/unpacked/g)).toHaveLength(3);
      expect(list.stdout + list.stderr).not.toMatch(/missing|WARNING|wrong version/);
      expect(runHelm(binary, ['dependency', 'build', path])).toMatchObject({ ok: true });
    });
  });

  test('what the chart and its customer say reaches the subchart, and our objects are those of Helm', () => {
    withChartFolder(files, (path) => {
      const rendered = (values: object): readonly unknown[] => {
        const result = helmTemplate(binary, path, { values });
        if (!result.ok) throw new Error(result.stderr);
        expect(own(result.objects)).toEqual(render(chart, { values: values }));
        return result.objects.filter((object) => !own([object]).length);
      };
      const store = { metadata: { name: 'release-name-store' } };
      expect(rendered({})).toMatchObject([{ ...store, metadata: { labels: { app: 'shop', tier: 'data' } }, data: { database: 'shop', username: 'app', replicas: '1' } }]);
      expect(rendered({ store: { enabled: false } })).toEqual([]);
      expect(rendered({ store: { enabled: false }, tags: { search: true } })).toMatchObject([{ metadata: { name: 'release-name-database' } }]);
      expect(rendered({ store: { auth: { username: 'me', database: 'x' }, replicas: 3, metrics: { enabled: true } }, global: { imageRegistry: 'mirror' } })).toMatchObject([
        { metadata: { name: 'release-name-exporter' } },
        { ...store, data: { database: 'x', username: 'me', replicas: '3', image: 'mirror/database:17.0.0' } },
      ]);
      expect(rendered({ store: { podLabels: { tier: null }, auth: { username: null }, replicas: null } })).toMatchObject([{ metadata: { labels: { app: 'shop' } }, data: { username: null, replicas: null } }]);
    });
  });

  test('what the schema of the chart or of its subchart refuses is refused', () => {
    withChartFolder(files, (path) => {
      expect(helmTemplate(binary, path, { values: { store: { auth: { database: 'x'.repeat(21) } } } })).toMatchObject({ ok: false });
      for (const store of [null, { auth: { database: 1 } }, { podLabels: null }, { auth: null }]) {
        expect(helmTemplate(binary, path, { values: { store } })).toMatchObject({ ok: false });
        expect(() => render(chart, { values: { store } as never })).toThrow(/^VALUE/);
      }
    });
  });
});

test('what is left out is said, and Helm renders it for the command line', () => {
  expect(leftOutSubcharts('shop', chart.subcharts, 'Ask Helm.')).toBe(`shop: left out what the subchart store (database 16.2.1) renders to
shop: left out what the subchart database (database 16.2.1) renders to
  Ask Helm.
`);
  const request = { values: { texts: ['store: {replicas: 2}'], settings: [] }, release: 'r', namespace: 'n', kubeVersion: 'v1.36.0', apiVersions: [], isUpgrade: false };
  expect(renderWithHelm(chart, { ...request, helm: helmOfMajor(4).path })).toContain('# Source: shop/charts/store/templates/map.yaml');
  expect(codesOf(() => renderWithHelm(chart, { ...request, helm: '/nowhere/helm' }))).toEqual(['MANIFESTS_UNREADABLE']);
});

describe('what Helm would not follow is refused, all of it at once', () => {
  const definition = defineValues({
    database: subchartValues({ enabled: v.boolean({ description: 'x', default: true }), mode: v.string({ description: 'x', default: '' }) }),
    other: v.object({ 'a.b': v.boolean({ description: 'x', default: true }), maybe: v.boolean({ description: 'x', removable: true }) }),
  });
  type Make = (made: HelmChart<typeof definition>) => unknown;
  const add = (make: Make, props: Partial<HelmChartProps<typeof definition>> = {}): readonly string[] =>
    codesOf(() => make(new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values: definition, ...props })));
  const cases: readonly (readonly [what: string, codes: readonly string[], make: Make])[] = [
    ['a condition that is text', ['SUBCHART_INVALID'], (made) => new Subchart(made, 's', { chart: database, condition: made.values.database.mode as never })],
    ['a condition that is no value', ['SUBCHART_INVALID'], (made) => new Subchart(made, 's', { chart: database, condition: true })],
    ['a condition that may be absent', ['SUBCHART_INVALID'], (made) => new Subchart(made, 's', { chart: database, condition: made.values.other.maybe })],
    ['a condition whose key has a dot', ['SUBCHART_INVALID'], (made) => new Subchart(made, 's', { chart: database, condition: made.values.other['a.b'] })],
    ['a tag that is no tag', ['SUBCHART_INVALID'], (made) => new Subchart(made, 's', { chart: database, tags: [made.values.database.enabled] })],
    ['values that are no block', ['SUBCHART_INVALID'], (made) => new Subchart(made, 's', { chart: database, values: made.values.other })],
    ['a library with values', ['SUBCHART_INVALID'], (made) => new Subchart(made, 's', { chart: library, values: made.values.database })],
    ['another version', ['SUBCHART_VERSION'], (made) => new Subchart(made, 's', { chart: database, version: '>=15, <16' })],
    ['no version', ['SUBCHART_VERSION'], (made) => new Subchart(made, 's', { chart: database, version: 'newest' })],
    ['the same key twice', ['SUBCHART_INVALID'], (made) => [new Subchart(made, 's', { chart: database }), new Subchart(made, 't', { chart: database })]],
    ['several of them', ['SUBCHART_INVALID', 'SUBCHART_VERSION'], (made) => new Subchart(made, 's', { chart: database, condition: made.values.database.mode as never, version: '1' })],
  ];
  test.each(cases)('%s', (_what, codes, make) => expect(add(make)).toEqual(codes));

  test('a chart that is its own subchart, and defaults that the other side refuses', () => {
    expect(add((made) => new Subchart(made, 's', { chart: database }), { name: 'database' })).toEqual(['SUBCHART_CYCLIC']);
    const withValues = (values: ValuesDefinition<unknown>): readonly string[] =>
      codesOf(() => new Subchart(new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values }), 's', { chart: database }));
    expect(withValues(defineValues({ database: subchartValues({ replicas: v.integer({ description: 'x', default: 0 }) }) }))).toEqual(['SUBCHART_INVALID']);
    expect(withValues(defineValues({ database: subchartValues({ podLabels: v.map(v.integer(), { description: 'x', default: {} }) }) }))).toEqual(['SUBCHART_INVALID']);
  });
});
