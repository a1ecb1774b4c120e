import { ApiObject } from 'cdk8s';
import { defineValues, each, guard, HelmApp, HelmChart, isSet, merge, not, repeated, v, when } from '../../index';
import { checkChart, RULES, type View } from '../../lib/check';
import { verdict } from './data-verdict';

const mode = v.choice(['x', 'y'], { description: 'Mode.', default: 'x' });
const modes = defineValues({ first: mode, second: mode, third: mode });

/** Whether one of the members of lists in a list is not what it has to be. */
function hasOther(lists: View, wanted: string): boolean {
  for (const list of lists.each()) {
    for (const item of list.each()) {
      if (!item.equals(wanted)) {
        return true;
      }
    }
  }
  return false;
}

test('a member is found wherever it stands, after members that ask nothing and members that ask', () => {
  const places = ['first', 'second', 'third'] as const;
  for (const wrong of places) {
    const lists = (values: Readonly<Record<(typeof places)[number], unknown>>): object => {
      // Only one of the three can be wrong: the others are constant.
      const at = (place: (typeof places)[number]): unknown => (place === wrong ? values[place] : 'x');
      return { all: [['x', 'x'], ['x', at('first'), 'x'], [at('second'), 'x'], ['x', at('third')]] };
    };
    expect(verdict(modes, lists, (data) => hasOther(data.get('all'), 'x'))).toEqual({ kind: 'refuted', values: { [wrong]: 'y' } });
  }
  const all = (values: Readonly<Record<(typeof places)[number], unknown>>): object => ({ all: [['x'], ['x', values.first, 'x'], ['x', values.second, values.third]] });
  expect(verdict(modes, all, (data) => hasOther(data.get('all'), 'x'))).toMatchObject({ kind: 'refuted' });
});

test('a member after one that no values can make wrong is looked at', () => {
  const switches = defineValues({ isOdd: v.boolean({ description: 'Odd.', default: false }), last: mode });
  const kept = (chart: HelmChart<typeof switches>): void => guard(chart, not(chart.values.isOdd), 'isOdd must be false');
  expect(verdict(switches, ({ isOdd, last }) => ({ all: [[when(isOdd, 'y', 'x')], ['x', last]] }), (data) => hasOther(data.get('all'), 'x'), kept)).toEqual({ kind: 'refuted', values: { last: 'y' } });
  expect(verdict(switches, ({ isOdd }) => ({ all: [[when(isOdd, 'y', 'x')], ['x']] }), (data) => hasOther(data.get('all'), 'x'), kept)).toEqual({ kind: 'proved' });
});

test('what a rule does after its loops is looked at too', () => {
  const looks = (data: View): boolean => {
    for (const item of data.get('all').each()) {
      if (item.equals('z')) {
        return true;
      }
    }
    return data.get('last').equals('y');
  };
  expect(verdict(modes, ({ first, second, third }) => ({ all: ['x', first, 'x', second], last: third }), looks)).toEqual({ kind: 'refuted', values: { third: 'y' } });
  expect(verdict(modes, ({ first, second }) => ({ all: ['x', first, 'x', second], last: 'x' }), looks)).toEqual({ kind: 'proved' });
});

test('a search in a list finds members that are there under a condition, and those of lists of the customer', () => {
  const values = defineValues({ isOn: v.boolean({ description: 'Switch.', default: false }), names: v.list(v.string(), { description: 'Names.', default: [] }) });
  const hasBad = (data: View): boolean => data.get('all').some((item) => item.equals('bad'));
  expect(verdict(values, ({ isOn }) => ({ all: ['x', when(isOn, 'bad')] }), hasBad)).toEqual({ kind: 'refuted', values: { isOn: true } });
  expect(verdict(values, ({ isOn }) => ({ all: ['x', when(isOn, 'y')] }), hasBad)).toEqual({ kind: 'proved' });
  expect(verdict(values, ({ names }) => ({ all: names }), hasBad)).toEqual({ kind: 'refuted', values: { names: ['bad'] } });
  expect(verdict(values, ({ names }) => ({ all: each(names, (name) => ({ name })) }), (data) => data.get('all').some((item) => item.get('name').equals('bad')))).toEqual({ kind: 'refuted', values: { names: ['bad'] } });
  expect(verdict(values, ({ isOn, names }) => ({ all: each(names, (name) => ({ name })), isOn }), (data) => data.get('isOn').equals(true) && !data.get('all').some(() => true))).toEqual({ kind: 'refuted', values: { isOn: true } });
  // Nothing is there, so nothing is found, whatever the members could be.
  expect(verdict(values, ({ isOn, names }) => ({ all: when(isOn, [], names), isOn }), (data) => data.get('isOn').equals(true) && hasBad(data))).toEqual({ kind: 'proved' });
});

test('a search and a look at each member agree on how many there are', () => {
  const values = defineValues({ names: v.list(v.string(), { description: 'Names.', default: [] }), maps: v.list(v.map(v.string()), { description: 'Maps.', default: [] }) });
  const agree = (list: View): boolean => list.some(() => true) !== (list.items().length > 0);
  expect(verdict(values, ({ names, maps }) => ({ names, maps, own: ['x'], none: [] }), (data) => ['names', 'maps', 'own', 'none', 'absent'].some((key) => agree(data.get(key))))).toEqual({ kind: 'proved' });
  expect(verdict(values, ({ names }) => ({ names }), (data) => data.get('names').items().length === 0 && data.get('names').some((name) => name.equals('bad')))).toEqual({ kind: 'proved' });
});

function hasEntry(map: View, isWrong: (key: View, value: View) => boolean): boolean {
  for (const { key, value } of map.eachEntry()) {
    if (isWrong(key, value)) {
      return true;
    }
  }
  return false;
}

test('each entry of a map of the customer is looked at, the declared ones and all others', () => {
  const labels = defineValues({ labels: v.map(v.string(), { description: 'Labels.', default: {} }) });
  expect(verdict(labels, (values) => ({ labels: values.labels }), (data) => hasEntry(data.get('labels'), (key) => key.equals('bad')))).toEqual({ kind: 'refuted', values: { labels: { bad: '' } } });
  expect(verdict(labels, (values) => ({ labels: { own: 'a', ...values.labels } }), (data) => hasEntry(data.get('labels'), (key) => key.equals('bad')))).toEqual({ kind: 'refuted', values: { labels: { bad: '' } } });
  // The chart's own entry wins, whatever the customer says.
  expect(verdict(labels, (values) => ({ labels: { ...values.labels, own: 'a' } }), (data) => hasEntry(data.get('labels'), (key, value) => key.equals('own') && !value.equals('a')))).toEqual({ kind: 'proved' });
  const pair = defineValues({ pair: v.object({ left: mode, right: mode }, { description: 'Pair.' }) });
  expect(verdict(pair, (values) => ({ pair: values.pair }), (data) => hasEntry(data.get('pair'), (key, value) => key.equals('right') && value.equals('y')))).toEqual({ kind: 'refuted', values: { pair: { right: 'y' } } });
  expect(verdict(pair, (values) => ({ pair: { ...values.pair, own: 'x' } }), (data) => hasEntry(data.get('pair'), (key, value) => key.equals('right') && value.equals('y')))).toEqual({ kind: 'refuted', values: { pair: { right: 'y' } } });
  expect(verdict(pair, (values) => ({ pair: merge(values.pair, { left: 'x' }) }), (data) => hasEntry(data.get('pair'), (key, value) => key.equals('right') && value.equals('y')))).toEqual({ kind: 'refuted', values: { pair: { right: 'y' } } });
});

test('members that are alike are found where both can be there, and nowhere else', () => {
  const definition = defineValues({ isOn: v.boolean({ description: 'Switch.', default: false }), mode, given: v.list(v.object({ name: v.string({ description: 'Name.', required: true, forbidden: ['a', ''] }) }), { description: 'Members.', default: [] }) });
  const isRepeated = (data: View): boolean => {
    for (const name of data.get('all').eachRepeated('name')) {
      return name.isPresent();
    }
    return false;
  };
  const decided = (make: (values: HelmChart<typeof definition>['values']) => unknown, rules?: (chart: HelmChart<typeof definition>) => void): unknown => verdict(definition, (values) => ({ all: make(values) }), isRepeated, rules);
  const a = { name: 'a' };
  expect(decided(({ isOn }) => [a, { name: 'b' }, when(isOn, a)])).toEqual({ kind: 'refuted', values: { isOn: true } });
  expect(decided(({ isOn }) => [a, { name: 'b' }, when(isOn, a)], (chart) => guard(chart, not(chart.values.isOn), 'isOn must be false'))).toEqual({ kind: 'proved' });
  expect(decided(({ isOn }) => [when(isOn, a), { name: 'b' }, when(not(isOn), a)])).toEqual({ kind: 'proved' });
  expect(decided(({ mode: name }) => [{ name: 'y' }, { name: 'b' }, { name }])).toEqual({ kind: 'refuted', values: { mode: 'y' } });
  expect(decided(({ mode: name }) => [{ name: 'z' }, { name: 'b' }, { name }])).toEqual({ kind: 'proved' });
  expect(decided(({ given, mode: name }) => [{ name }, ...given])).toMatchObject({ kind: 'refuted', values: { given: expect.any(Array) as unknown } });
  expect(decided(({ given }) => [a, ...given])).toMatchObject({ kind: 'refuted', values: { given: [expect.anything(), expect.anything()] } });
  expect(decided(({ given }) => [a, ...given], (chart) => guard(chart, not(isSet(repeated(chart.values.given, 'name'))), 'given has a name twice'))).toEqual({ kind: 'proved' });
  expect(decided(({ given }) => each(given, ({ name }) => ({ name })))).toMatchObject({ kind: 'refuted' });
});

test('a part that is there under a condition does not count among those that are the same for all values', () => {
  const rules = RULES.filter(({ id }) => id === 'kubernetes-schema');
  const values = defineValues({ isOn: v.boolean({ description: 'Switch.', default: false }) });
  const verdictOn = (make: (isOn: HelmChart<typeof values>['values']['isOn']) => object): unknown => {
    const chart = new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', values });
    const spec = { containers: [{ name: 'a', image: 'a:1' }], ...make(chart.values.isOn) };
    new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', ...{ spec } });
    return checkChart(chart, { rules, samples: 0 }).rules[0]?.verdict;
  };
  const refuted = { kind: 'refuted', counterexamples: [{ values: { isOn: true } }] };
  expect(verdictOn((isOn) => ({ dnsConfig: { nameservers: ['10.0.0.1'], server: when(isOn, '10.0.0.2') } }))).toMatchObject(refuted);
  expect(verdictOn((isOn) => ({ tolerations: [{ operator: 'Exists' }, when(isOn, { operater: 'Exists' })] }))).toMatchObject(refuted);
  expect(verdictOn((isOn) => ({ tolerations: [{ operator: 'Exists' }, when(isOn, { operator: 'Exists' })] }))).toMatchObject({ kind: 'proved' });
});
