import { ApiObject } from 'cdk8s';
import { chartFiles, defineValues, HelmApp, HelmChart, isSet, readChart, render, Subchart, subchartValues, v, when } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { chartFolder } from './vendored-charts';

const chartYaml = (name: string, more = ''): string => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`;

/** Charts inside a chart: one under an alias with two conditions, one with a tag, and one that nobody names. */
const folder = chartFolder({
  'Chart.yaml': chartYaml(
    'store',
    'dependencies:\n  - { name: exporter, version: 1.x.x, alias: metrics, condition: "none.enabled,metrics.enabled" }\n  - { name: exporter, version: 1.x.x, alias: spaced, condition: "none.enabled, metrics.enabled" }\n  - { name: search, version: 1.0.0, tags: [front, back] }\n',
  ),
  'values.yaml': 'metrics:\n  enabled: false\n',
  'charts/exporter/Chart.yaml': chartYaml('exporter'),
  'charts/exporter/values.yaml': 'port: 9187\n',
  'charts/search/Chart.yaml': chartYaml('search'),
  'charts/search/values.yaml': 'port: 9200\n',
  'charts/plain/Chart.yaml': chartYaml('plain'),
  'charts/plain/values.yaml': 'port: 80\n',
});

const port = { port: v.integer({ description: 'Port.', removable: true }) };
const values = defineValues({
  store: subchartValues({ enabled: v.boolean({ description: 'x', default: true }), metrics: v.object(port), search: v.object(port), plain: v.object(port), spaced: v.object(port) }),
  tags: v.object({ front: v.boolean({ description: 'x', default: false }) }),
});
const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values });
const { store, tags } = chart.values;
new Subchart(chart, 'store', { chart: readChart(folder), values: store, condition: store.enabled });
const state = (block: { readonly port: Parameters<typeof isSet>[0] }): unknown => when(isSet(block.port), 'set', 'unset');
new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { metrics: state(store.metrics), search: state(store.search), plain: state(store.plain), spaced: state(store.spaced), tag: when(tags.front, 'on', 'off') } });

/** What is given, and whether metrics, search and plain have their ports then. */
const cases: readonly (readonly [given: object, metrics: boolean, search: boolean, plain: boolean])[] = [
  [{}, false, false, true],
  [{ tags: { front: true } }, false, true, true],
  [{ store: { metrics: { enabled: true } } }, true, false, true],
  [{ store: { metrics: { enabled: true }, none: { enabled: false } } }, false, false, true],
  [{ store: { metrics: { port: 1 }, plain: { port: null } } }, true, false, false],
  [{ store: { enabled: false, metrics: { enabled: true } } }, false, false, false],
];

test.each(cases)('the values of inner charts are there when they are installed: %j', (given, ...expected) => {
  const [object] = render(chart, { values: given });
  const { data } = object as unknown as { readonly data: Readonly<Record<string, string>> };
  expect([data['metrics'], data['search'], data['plain']]).toEqual(expected.map((isThere) => (isThere ? 'set' : 'unset')));
});

forEachHelm((binary) => {
  test('Helm has the same values for the templates of the chart', () => {
    withChartFolder(chartFiles(chart), (path) => {
      const rendered = cases.map(([given]) => helmTemplate(binary, path, { values: given }));
      expect(rendered).toMatchObject(cases.map(([given]) => ({ ok: true, objects: render(chart, { values: given }) })));
    });
  });
});
