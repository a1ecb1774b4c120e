import { ApiObject } from 'cdk8s';
import {
  capabilities,
  chartFiles,
  checksum,
  defineHelper,
  defineValues,
  each,
  eachEntry,
  entry,
  HelmApp,
  HelmChart,
  join,
  raw,
  release,
  render,
  text,
  token,
  v,
  when,
  type Reference,
  type ValuesOf,
} from '../../lib';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const description = 'Any.';
const definition = defineValues({
  word: v.string({ description, default: 'word' }),
  maybe: v.string({ description, default: 'maybe', removable: true }),
  count: v.integer({ description, default: 3_000_000 }),
  list: v.list(v.string(), { description, default: ['a', 'b'] }),
  map: v.map(v.string(), { description, default: { k: 'same', l: 'same' } }),
});
type Values = Reference<ValuesOf<typeof definition>>;

function chartWith(spec: (values: Values) => object, id = 'object'): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'names', { version: '1.0.0', values: definition });
  new ApiObject(chart, id, { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'thing' }, spec: spec(chart.values) });
  return chart;
}

const one = { name: v.string({ description, required: true }) };
const upper = ({ values }: { readonly values: unknown }): string => (values as { readonly word: string }).word.toUpperCase();

forEachHelm((binary) => {
  test('keys, helpers and raw expressions mean the same to Helm, wherever they stand', () => {
    const rooted = raw<string>('$.Values.word | upper', { type: 'string', evaluate: upper });
    const dotted = raw<string>('printf ". $ %s" (.Values.word | upper)', { type: 'string', evaluate: (context) => `. $ ${upper(context)}` });
    const whole = raw<string>('(index . "Values" "word") | upper', { type: 'string', evaluate: upper });
    const loud = defineHelper('loud', { description: '*/}} {{ fail "a" }}', parameters: one }, ({ name }) => text`${name} ${rooted} ${dotted} ${whole} ${release.name}`);
    const chart = chartWith((values) => ({
      top: [rooted, dotted, whole],
      inside: each(values.list, (item) => ({ item, raws: [rooted, dotted, whole], called: loud({ name: item }) })),
      entries: eachEntry(values.map, (key, value) => entry(text`${values.word}.${key}`, { value, count: text`${values.count}`, rooted })),
    }));
    const helm = withChartFolder(chartFiles(chart), (folder) => helmTemplate(binary, folder));
    expect(helm).toMatchObject({ ok: true });
    expect(helm.ok ? helm.objects : []).toEqual(render(chart));
  });
});

const entries: readonly (readonly [string, (values: Values) => unknown, RegExp])[] = [
  ['a constant key', ({ map }) => eachEntry(map, (_key, value) => entry('same', value)), /^EXPRESSION_TYPE: "same" may be the same key for two entries/],
  ['a key made of values', ({ map }) => eachEntry(map, (key, value) => entry(text`${key}-${value}`, 1)), /may be the same key/],
  ['a key that may be absent', ({ map, maybe }) => eachEntry(map, (_key, value) => entry(maybe, value)), /^EXPRESSION_TYPE: values\.maybe is not always text/],
  ['a key that is a map', ({ map }) => eachEntry(map, (_key, value) => entry(map as never, value)), /is not always text/],
  ['an entry of each', ({ list }) => each(list, (item) => entry(item, 1)), /^EXPRESSION_TYPE: each\(values\.list, …\) returns entry/],
  ['what iteration over a list yields', ({ list }) => ({ first: [...list][0] }), /^UNSUPPORTED_STRUCTURE: \/spec\/x\/first holds what a list yields/],
  ['a number in a joined list', ({ count }) => join([count as never], ','), /^EXPRESSION_TYPE: \[values\.count\] has items that are not text \(integer\)/],
  ['a joined text', ({ word }) => join(word as never, ','), /^EXPRESSION_TYPE: /],
  ['what iteration over a list yields, in a checksum', ({ list }) => checksum({ first: [...list][0] }), /^EXPRESSION_TYPE: /],
  ['an entry by itself', () => entry('a', 'b'), /^UNPRINTABLE_VALUE: /],
  ['an entry inside when', ({ map, list }) => eachEntry(map, (key, value) => when(capabilities.has('v1'), entry(key, text`${value}${list as never}`)) as never), /EXPRESSION_TYPE|UNPRINTABLE_VALUE/],
  ['an entry inside when, whole', ({ map }) => eachEntry(map, (key, value) => when(capabilities.has('v1'), entry(key, value)) as never), /^UNPRINTABLE_VALUE: /],
  ['a token as a key', ({ word }) => ({ [token(word)]: 1 }), /^UNSUPPORTED_STRUCTURE: a token stands in the key of a map\n {2}in: names\/object: \/spec\/x\n/],
  ['a token of the release as a key', () => ({ [token(release.name)]: 1 }), /^UNSUPPORTED_STRUCTURE: a token stands in the key/],
  ['a token in a key of a checksum', () => checksum({ [token(release.name)]: 1 }), /^UNSUPPORTED_STRUCTURE: a token stands in the key/],
  ['a token in a raw expression', () => raw(`"${token(release.name)}"`, { type: 'string', evaluate: () => '' }), /^RAW_INVALID: .* holds a token/],
];

test.each(entries)('%s is refused', (_name, make, message) => {
  expect(() => render(chartWith((values) => ({ x: make(values) })))).toThrow(message);
});

test('a token in the id of a construct is refused', () => {
  expect(() => render(chartWith(() => ({}), token(release.name)))).toThrow(/^LOST_REFERENCE: a token stands in the id of a construct/);
});

test.each([
  ['x" }} {{ fail "a', {}],
  ['guards', {}],
  ['ok', { 'a-b': one.name }],
  ['ok', { root: one.name }],
])('the helper %j with the parameters %j is refused', (name, parameters) => {
  expect(() => defineHelper(name, { description, parameters }, () => text`a`)).toThrow(/^HELPER_INVALID: /);
});

test('two helpers of one name are refused, and so is one with the name of a usual one', () => {
  const make = (name: string, word: string) => defineHelper(name, { description, parameters: {} }, () => text`${word}-${release.name}`)({});
  expect(() => render(chartWith(() => ({ a: make('host', 'a'), b: make('host', 'b') })))).toThrow(/^HELPER_INVALID: two helpers of the chart have the name host/);
  expect(() => render(chartWith(() => ({ a: make('fullname', 'a') })))).toThrow(/^HELPER_INVALID: /);
  expect(render(chartWith(() => ({ a: make('host', 'a'), b: make('host', 'a') })))).toHaveLength(1);
});

test('a call that leaves out a parameter is refused', () => {
  const helper = defineHelper('host', { description, parameters: one }, ({ name }) => text`${name}!`);
  expect(() => helper({} as never)).toThrow(/^EXPRESSION_TYPE: /);
});
