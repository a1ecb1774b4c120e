import { ApiObject } from 'cdk8s';
import { Quantity } from 'cdk8s-plus-28/lib/imports/k8s';
import { chartFiles, checksum, defineValues, HelmApp, HelmChart, isChartError, merge, render, text, v, when, type Reference, type ValuesOf } from '../../lib';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const description = 'Any.';
const definition = defineValues({
  on: v.boolean({ description, default: false }),
  word: v.string({ description, default: 'word' }),
  list: v.list(v.string(), { description, default: [] }),
  map: v.map(v.string(), { description, default: {} }),
});
type Values = Reference<ValuesOf<typeof definition>>;

function chartWith(fields: (values: Values) => object): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'values', { version: '1.0.0', values: definition });
  new ApiObject(chart, 'object', { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'thing' }, ...fields(chart.values) });
  return chart;
}

class Instance {
  readonly value = 'text';
  readonly other = 1;
}

function cyclic(): object {
  const holder: Record<string, unknown> = { a: 1 };
  holder['self'] = [holder];
  return holder;
}

const foreign: readonly (readonly [string, unknown])[] = [
  ['a Date', new Date(0)],
  ['a Map', new Map([['a', 1]])],
  ['a Set', new Set([1])],
  ['a bigint', 10n],
  ['a symbol', Symbol('a')],
  ['a function', () => 1],
  ['an instance of a class', new Instance()],
  ['NaN', NaN],
  ['a value that contains itself', cyclic()],
  ['undefined in a list', [undefined]],
  ['a hole in a list', [1, , 2]],
];

test.each(foreign)('%s is refused in an object, with its place', (_name, value) => {
  expect(() => render(chartWith(() => ({ spec: { value } })))).toThrow(/^UNPRINTABLE_VALUE: [^]*in: values\/object\n {2}fix: /u);
});

test.each(foreign)('%s is refused behind a condition too', (_name, value) => {
  expect(() => render(chartWith(({ on }) => ({ spec: { value: when(on, value) } })))).toThrow(/^UNPRINTABLE_VALUE: [^]*in: values\/object\n/u);
});

test.each(foreign)('%s is refused in a checksum, which would never change', (_name, value) => {
  const thrown = caught(() => checksum({ value }));
  expect(isChartError(thrown) && thrown.code).toBe('EXPRESSION_TYPE');
});

forEachHelm((binary) => {
  test('what JavaScript writes in several ways arrives as one', () => {
    const bare = Object.assign(Object.create(null) as object, { value: 'x', other: 1 });
    const chart = chartWith(({ on, word, list, map }) => ({
      spec: { bare, zero: -0, quantity: Quantity.fromString('1Gi'), digits: [1e21, 2 ** 53, 0.1, -1e-7] },
      sums: [checksum({ bare, zero: -0 }), checksum('\b\f\n<&>\u2028'), checksum([...list]), checksum([...list, when(on, 'a')])],
      merged: merge<Record<string, unknown>>(map, when(on, { a: 'b' }), { items: [...list, when(on, 'a')] }),
      text: text`<${when(on, word)}>`,
      ...when(on, { status: { a: word } }, { data: { b: word } }),
    }));
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of [{}, { on: true, list: ['x'], map: { a: 'own' } }]) {
        const helm = helmTemplate(binary, folder, { values });
        expect(helm).toMatchObject({ ok: true });
        expect(helm.ok ? helm.objects : []).toEqual(render(chart, { values }));
      }
    });
    expect(render(chart)).toMatchObject([{ spec: { bare: { value: 'x', other: 1 } }, merged: { items: [] }, data: { b: 'word' } }]);
  });
});

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}
