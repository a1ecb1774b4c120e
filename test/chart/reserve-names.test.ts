import { ApiObject } from 'cdk8s';
import { defineValues, guard, HelmApp, HelmChart, not, problemsOf, render, reserveNames, v } from '../../index';
import { codesOf } from './codes-of';

const member = v.object({ name: v.string({ description: 'Name.', required: true, forbidden: ['never'] }) });
const definition = defineValues({
  plain: v.list(v.string(), { description: 'Texts.', default: [] }),
  first: v.list(member, { description: 'Members.', default: [] }),
  mode: v.union('kind', { a: { inner: v.list(member, { description: 'Members of a branch.', default: [{ name: 'x' }] }) }, b: {} }, { description: 'Mode.', default: 'a' }),
});

function makeChart(): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'reserved', { version: '1.0.0', values: definition });
  const { plain, first, mode } = chart.values;
  new ApiObject(chart, 'all', { apiVersion: 'v1', kind: 'ConfigMap', data: {}, plain, first, inner: mode.a.inner });
  return chart;
}

test('all who use a list reserve names in it, also in a branch of a union, and what was forbidden stays so', () => {
  const chart = makeChart();
  const { first, mode } = chart.values;
  reserveNames(chart, first, () => ['one']);
  expect(render(chart, { values: { first: [{ name: 'two' }] } })).toHaveLength(1);
  // Also after the chart was made once.
  reserveNames(chart, first, () => ['two', 'one']);
  reserveNames(chart, mode.a.inner, () => ['inside']);
  reserveNames(chart, mode.a.inner, () => []);
  const problems = problemsOf(() => render(chart, { values: { first: ['one', 'two', 'never', 'inside', 'three'].map((name) => ({ name })), mode: { a: { inner: [{ name: 'inside' }, { name: 'one' }] } } } }));
  expect(problems.map(({ code, in: place }) => `${code} ${String(place)}`)).toEqual(['first[0]', 'first[1]', 'first[2]', 'mode.a.inner[0]'].map((place) => `VALUE_INVALID values.${place}.name`));
});

test('a default of the chart itself that has a reserved name is a mistake of its author', () => {
  const chart = makeChart();
  reserveNames(chart, chart.values.mode.a.inner, () => ['x']);
  expect(problemsOf(() => render(chart)).map(({ code, what }) => `${code} ${what}`)).toEqual(['FIELD_DEFAULT_INVALID mode.a.inner[0].name is "x", which the chart sets itself']);
});

test('names can be reserved only in lists of the values whose members have names', () => {
  const chart = makeChart();
  for (const wrong of [chart.values.plain, chart.values.mode, [{ name: 'a' }]]) {
    expect(codesOf(() => { reserveNames(chart, wrong as never, () => []); })).toEqual(['EXPRESSION_TYPE']);
  }
});

test('the same rule with the same message is asked once', () => {
  const values = defineValues({ isOn: v.boolean({ description: 'Switch.', default: true }) });
  const chart = new HelmChart(new HelmApp(), 'guards', { version: '1.0.0', values });
  for (const message of ['is on.', 'is on.', 'is not off.']) {
    guard(chart, not(chart.values.isOn), message);
  }
  expect(() => render(chart)).toThrow('2 problem(s) in your values:\n  - is on.\n  - is not off.');
});
