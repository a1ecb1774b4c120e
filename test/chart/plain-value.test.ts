import { defaultTo, each, equals, HelmApp, HelmChart, ifSet, plainValue, text, v, defineValues, when, release } from '../../index';

test('operations on literals come to plain data', () => {
  const value = {
    a: when(equals('x', 'x'), 1),
    b: when(false, 2),
    c: when(false, 'yes', 'no'),
    d: text`nginx:${defaultTo('', '1.27')}`,
    e: ifSet({}),
    f: [{ g: ifSet('') }, when(true, 'h')],
    ...when(true, { i: 1, j: 2 }),
  };
  expect(plainValue(value, 'here')).toEqual({ a: 1, c: 'no', d: 'nginx:1.27', f: [{}, 'h'], i: 1, j: 2 });
});

test('a reference is refused with its place', () => {
  const definition = defineValues({ names: v.list(v.string(), { description: 'Names.', default: [] }) });
  const { values } = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values: definition });
  expect(() => plainValue({ a: release.name }, 'shop/api')).toThrow(/REFERENCE_OUTSIDE_CHART: release.name .*\n {2}in: shop\/api/);
  expect(() => plainValue({ a: each(values.names, (name) => ({ name })) }, 'shop/api')).toThrow(/values.names/);
});
