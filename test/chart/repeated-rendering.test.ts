import { ApiObject } from 'cdk8s';
import { chartFiles, defineValues, guard, HelmApp, HelmChart, render, text, v, when, type KubernetesObject } from '../../lib';
import { escapeBraces } from '../../lib/print/braces';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const description = 'Any.';
const definition = defineValues({
  free: v.kubernetes<Record<string, unknown>>(description, { default: { a: { b: 1 } } }),
  count: v.integer({ description, default: 5, removable: true }),
  on: v.boolean({ description, default: true }),
});

function newChart(): { readonly chart: HelmChart<typeof definition>; readonly object: ApiObject } {
  const chart = new HelmChart(new HelmApp(), 'again', { version: '1.0.0', values: definition });
  const { free, count } = chart.values;
  const object = new ApiObject(chart, 'one', { apiVersion: 'example.com/v1', kind: 'Thing', whole: free, spread: { ...free }, count, kept: when(chart.values.on, count) });
  new ApiObject(chart, 'two', { apiVersion: 'example.com/v1', kind: 'Thing', whole: free });
  return { chart, object };
}

test('what is added after a rendering is in the next one', () => {
  const { chart, object } = newChart();
  const labels = (): object => (render(chart)[0] as { readonly metadata: { readonly labels: object } }).metadata.labels;
  expect(labels()).not.toHaveProperty('late');
  object.metadata.addLabel('late', 'a');
  expect(labels()).toHaveProperty('late', 'a');
  object.metadata.addLabel('late', 'b');
  expect(labels()).toHaveProperty('late', 'b');
  object.metadata.addAnnotation('note', 'c');
  expect(render(chart)[0]).toMatchObject({ metadata: { annotations: { note: 'c' } } });
  guard(chart, false, 'Never.');
  expect(() => render(chart)).toThrow(/^GUARD_FAILED/);
});

test('whoever changes a rendered object changes no other', () => {
  const { chart } = newChart();
  const [one, two] = render(chart) as readonly [Mutable, Mutable];
  one['whole']!['a'] = 'changed';
  (one['spread']!['a'] as Record<string, unknown>)['b'] = 'changed';
  expect(two).toMatchObject({ whole: { a: { b: 1 } } });
  expect(render(chart)).toMatchObject([{ whole: { a: { b: 1 } }, spread: { a: { b: 1 } } }, { whole: { a: { b: 1 } } }]);
});

type Mutable = KubernetesObject & Record<string, Record<string, unknown> | undefined>;

forEachHelm((binary) => {
  test('a whole number that the customer removed is null, not 0', () => {
    const { chart } = newChart();
    const values = { count: null };
    const helm = withChartFolder(chartFiles(chart), (folder) => helmTemplate(binary, folder, { values }));
    expect(helm).toMatchObject({ ok: true });
    expect(helm.ok ? helm.objects : []).toEqual(render(chart, { values }));
    expect(render(chart, { values })).toMatchObject([{ count: null, kept: null }, {}]);
  });
});

test('text full of braces is escaped in one pass', () => {
  const started = process.cpuUsage();
  expect(escapeBraces('{{x'.repeat(200_000))).toHaveLength(200_000 * 9);
  const { user } = process.cpuUsage(started);
  expect(user / 1e6).toBeLessThan(2);
  expect(escapeBraces('a {{ b }} `{{` {{{ c }}} {{\n}}')).toBe('a {{`{{ b }}`}} `{{`{{`}}` {{`{{{ c }}`}}} {{`{{`}}\n}}');
});

test('a literal condition is decided at once, in notes too', () => {
  const chart = new HelmChart(new HelmApp(), 'notes', { version: '1.0.0', values: defineValues({}), notes: [text`a${when(true, 'b')}${when(false, 'c')}`, text`${when(true, 'x')}`] });
  expect(chartFiles(chart).get('templates/NOTES.txt')).toBe('ab\n\nx\n');
});
