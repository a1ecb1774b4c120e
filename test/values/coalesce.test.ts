import * as fc from 'fast-check';
import { coalesceValues } from '../../lib/values';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

type Map = Readonly<Record<string, unknown>>;

test.each<[string, Map, Map, Map]>([
  [
    'maps are merged at every depth',
    { a: { b: 1, c: { d: 2 } } },
    { a: { c: { e: 3 } } },
    { a: { b: 1, c: { d: 2, e: 3 } } },
  ],
  ['lists are replaced whole', { a: [1, 2] }, { a: [3] }, { a: [3] }],
  ['an empty map clears nothing', { a: { b: 1 } }, { a: {} }, { a: { b: 1 } }],
  ['a text replaces a map', { a: { b: 1 } }, { a: 'c' }, { a: 'c' }],
  ['a map replaces a text', { a: 'c' }, { a: { b: 1 } }, { a: { b: 1 } }],
  ['null removes a default', { a: 1, b: { c: 2, d: 3 } }, { a: null, b: { c: null } }, { b: { d: 3 } }],
  ['null removes a map with its defaults', { a: { b: 1 } }, { a: null }, {}],
  ['null without a default stays', { a: {} }, { b: null, a: { c: null } }, { b: null, a: { c: null } }],
  ['null in a list stays', { a: [1] }, { a: [null, { b: null }] }, { a: [null, { b: null }] }],
])('%s', (_, defaults, overrides, expected) => {
  expect(coalesceValues(defaults, overrides)).toEqual(expected);
});

test('undefined counts as absent', () => {
  expect(coalesceValues({ a: 1 }, { a: undefined, b: undefined, c: { d: undefined } })).toStrictEqual({ a: 1, c: {} });
});

test('the result shares nothing with its inputs', () => {
  const defaults = { a: { b: [{ c: 1 }] }, d: { e: 1 } };
  const overrides = { d: { f: [{ g: 1 }] } };
  const values = coalesceValues(defaults, overrides) as { a: { b: { c: number }[] }; d: { f: { g: number }[] } };
  values.a.b[0]!.c = 9;
  values.d.f[0]!.g = 9;
  expect([defaults, overrides]).toEqual([{ a: { b: [{ c: 1 }] }, d: { e: 1 } }, { d: { f: [{ g: 1 }] } }]);
});

test('keys named like members of every object are ordinary keys', () => {
  const overrides = JSON.parse(
    '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "toString": 1}',
  ) as Map;
  const values = coalesceValues({ constructor: { a: 1 } }, overrides);
  expect(Object.keys(values).sort()).toEqual(['__proto__', 'constructor', 'toString']);
  expect(values['constructor']).toEqual({ a: 1, prototype: { polluted: true } });
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  expect(({} as Map)['polluted']).toBeUndefined();
});

// Defaults hold no null (values.yaml never does), overrides may.
const keys = fc.constantFrom('a', 'b', 'c', 'd e', '__proto__', 'constructor');
const leaf = fc.oneof(
  fc.constantFrom('', 'x', 'null', '{{ .Values }}', 0, 1, 1000000, 1.5, true, false),
  fc.constant([]),
);
const trees = (leaves: fc.Arbitrary<unknown>): fc.Arbitrary<Map> =>
  fc.letrec<{ tree: unknown; map: Map }>((tie) => ({
    tree: fc.oneof({ depthSize: 'small' }, leaves, tie('map'), fc.array(tie('tree'), { maxLength: 3 })),
    map: fc.dictionary(keys, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  })).map;

const cases = fc.sample(fc.tuple(trees(leaf), trees(fc.oneof(leaf, fc.constant(null)))), { numRuns: 400, seed: 11 });
const byCase = (part: 0 | 1): Map => Object.fromEntries(cases.map((pair, index) => [`case${index}`, pair[part]]));

forEachHelm((helm) => {
  test('Helm computes the same values', () => {
    const files = {
      'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
      'values.yaml': JSON.stringify(byCase(0)),
      'templates/out.yaml': 'out: {{ .Values | toJson | quote }}\n',
    };
    const result = withChartFolder(files, (folder) => helmTemplate(helm, folder, { values: byCase(1) }));
    const out: unknown = result.ok ? JSON.parse((result.objects[0] as { out: string }).out) : result.stderr;
    expect(out).toEqual(coalesceValues(byCase(0), byCase(1)));
  });
});
