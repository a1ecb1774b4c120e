import { ApiObject } from 'cdk8s';
import { and, capabilities, defaultTo, defineValues, each, equals, guard, HelmApp, HelmChart, ifSet, lessThan, merge, not, release, text, v, when } from '../../index';
import { checkChart, type CheckChartOptions, type ObjectRule, type View } from '../../lib/check';
import { dataRule, verdict } from './data-verdict';

test('what two switches do together is found, with both in the values file', () => {
  const values = defineValues({
    first: v.boolean({ description: 'First.', default: false }),
    second: v.boolean({ description: 'Second.', default: true }),
    third: v.boolean({ description: 'Third.', default: true }),
  });
  expect(verdict(values, ({ first, second }) => ({ a: when(first, 'x'), b: when(second, 'y') }), (data) => data.get('a').isPresent() && !data.get('b').isPresent())).toEqual({
    kind: 'refuted',
    values: { first: true, second: false },
  });
});

test('a branch that another value excludes is no counterexample', () => {
  const values = defineValues({ mode: v.choice(['on', 'off'], { description: 'Mode.', default: 'on' }) });
  expect(verdict(values, ({ mode }) => ({ a: when(equals(mode, 'on'), 'x'), b: when(equals(mode, 'off'), 'y') }), (data) => data.get('a').isPresent() && data.get('b').isPresent())).toEqual({ kind: 'proved' });
});

test('numbers are bounded by the schema, and by what was compared', () => {
  const values = defineValues({ replicas: v.integer({ description: 'Pods.', default: 2, minimum: 1, maximum: 9 }) });
  expect(verdict(values, ({ replicas }) => ({ n: replicas }), (data) => data.get('n').atMost(0))).toEqual({ kind: 'proved' });
  expect(verdict(values, ({ replicas }) => ({ n: replicas }), (data) => data.get('n').atLeast(4) && !data.get('n').equals(4))).toEqual({ kind: 'refuted', values: { replicas: 5 } });
});

test('texts are what their patterns say', () => {
  const values = defineValues({ tag: v.string({ description: 'Tag.', default: '1.0', pattern: '^[a-z0-9.]+$', forbidden: ['latest'] }) });
  expect(verdict(values, ({ tag }) => ({ image: text`app:${tag}` }), (data) => data.get('image').equals('app:latest'))).toEqual({ kind: 'proved' });
  expect(verdict(values, ({ tag }) => ({ image: text`app:${tag}` }), (data) => data.get('image').matches(/-/u))).toEqual({ kind: 'proved' });
  expect(verdict(values, ({ tag }) => ({ image: text`app:${tag}` }), (data) => data.get('image').matches(/:v\d/u))).toEqual({ kind: 'refuted', values: { tag: 'v0' } });
});

test('a map of the customer has any key that is not reserved', () => {
  const labels = (reserved: readonly string[]) => defineValues({ labels: v.map(v.string(), { description: 'Labels.', default: {}, reservedKeys: reserved }) });
  const isWrong = (data: View): boolean => data.get('role').equals('proxy');
  expect(verdict(labels([]), ({ labels: own }) => ({ app: 'x', ...own }), isWrong)).toEqual({ kind: 'refuted', values: { labels: { role: 'proxy' } } });
  expect(verdict(labels(['role']), ({ labels: own }) => ({ app: 'x', ...own }), isWrong)).toEqual({ kind: 'proved' });
});

test('each member of a list of the customer is looked at', () => {
  const values = defineValues({ hosts: v.list(v.string({ pattern: '^[a-z*]+$' }), { description: 'Hosts.', default: [] }) });
  expect(verdict(values, ({ hosts }) => ({ hosts: each(hosts, (host) => text`https://${host}`) }), (data) => data.get('hosts').items().some((host) => host.equals('https://*')))).toEqual({
    kind: 'refuted',
    values: { hosts: ['*'] },
  });
});

test('the bound of a range belongs to it', () => {
  const values = defineValues({ replicas: v.integer({ description: 'Pods.', default: 2, minimum: 1, maximum: 9 }) });
  expect(verdict(values, ({ replicas }) => ({ n: replicas }), (data) => data.get('n').atLeast(9))).toEqual({ kind: 'refuted', values: { replicas: 9 } });
  expect(verdict(values, ({ replicas }) => ({ n: replicas }), (data) => !data.get('n').atLeast(2))).toEqual({ kind: 'refuted', values: { replicas: 1 } });
  expect(verdict(values, ({ replicas }) => ({ n: replicas }), (data) => !data.get('n').atMost(8))).toEqual({ kind: 'refuted', values: { replicas: 9 } });
  expect(verdict(values, ({ replicas }) => ({ a: when(lessThan(replicas, 9), 'few') }), (data) => !data.get('a').isPresent())).toEqual({ kind: 'refuted', values: { replicas: 9 } });
  expect(verdict(values, ({ replicas }) => ({ a: when(lessThan(replicas, 9), replicas) }), (data) => data.get('a').equals(8))).toEqual({ kind: 'refuted', values: { replicas: 8 } });
});

test('what the customer may remove can be absent', () => {
  const values = defineValues({ user: v.integer({ description: 'User.', default: 1000, minimum: 1, removable: true }) });
  expect(verdict(values, ({ user }) => ({ user: ifSet(user) }), (data) => !data.get('user').isPresent())).toEqual({ kind: 'refuted', values: { user: null } });
});

test('a key that is asked for after the entries may be one of them', () => {
  const values = defineValues({ labels: v.map(v.string(), { description: 'Labels.', default: {} }) });
  const isWrong = (data: View): boolean => data.entries().length === 1 && data.get('role').equals('proxy');
  expect(verdict(values, ({ labels }) => ({ ...labels }), isWrong)).toEqual({ kind: 'refuted', values: { labels: { role: 'proxy' } } });
});

test('each of several members of one part of a list is looked at', () => {
  const values = defineValues({ hosts: v.list(v.string({ pattern: '^[a-z]+$' }), { description: 'Hosts.', default: [] }) });
  const rule = (data: View): boolean => {
    for (const host of data.get('hosts').each()) {
      if (host.equals('last')) {
        return true;
      }
    }
    return false;
  };
  expect(verdict(values, ({ hosts }) => ({ hosts: [...defaultTo(hosts, ['first', 'last'])] }), rule)).toEqual({ kind: 'refuted', values: {} });
});

test('a guard excludes the values that it refuses, and no others', () => {
  const values = defineValues({ first: v.boolean({ description: 'First.', default: false }), second: v.boolean({ description: 'Second.', default: false }) });
  const guarded = (isWrong: (data: View) => boolean) =>
    verdict(values, ({ first, second }) => ({ a: when(first, 'x'), b: when(second, 'y') }), isWrong, (chart) => {
      guard(chart, not(and(chart.values.first, chart.values.second)), 'not both');
    });
  expect(guarded((data) => data.get('a').isPresent() && data.get('b').isPresent())).toEqual({ kind: 'proved' });
  expect(guarded((data) => data.get('b').isPresent())).toEqual({ kind: 'refuted', values: { second: true } });
});

test('a text that Helm deletes is not there', () => {
  const values = defineValues({ name: v.string({ description: 'Name.', default: 'x' }) });
  expect(verdict(values, ({ name }) => ({ a: text`<no value>${name}` }), (data) => data.get('a').equals('x'))).toEqual({ kind: 'refuted', values: {} });
  expect(verdict(values, ({ name }) => ({ a: text`<no value>${name}` }), (data) => data.get('a').matches(/^</u) && data.get('a').matches(/value>$/u))).toMatchObject({ kind: 'refuted' });
});

test('facts of the release and the cluster are not known either', () => {
  const values = defineValues({ name: v.string({ description: 'Name.', default: 'x' }) });
  const verdictOn = (data: object, isWrong: (data: View) => boolean) => verdict(values, () => data, isWrong);
  expect(verdictOn({ a: when(release.isUpgrade, 'x') }, (data) => data.get('a').isPresent())).toEqual({ kind: 'refuted', values: {} });
  expect(verdictOn({ a: when(capabilities.has('example.com/v1'), 'x') }, (data) => data.get('a').isPresent())).toEqual({ kind: 'refuted', values: {} });
  expect(verdictOn({ a: when(capabilities.has('apps/v1'), 'x') }, (data) => !data.get('a').isPresent())).toEqual({ kind: 'proved' });
});

test('maps are merged deeply, and numbers are false when they are 0', () => {
  const values = defineValues({ limits: v.map(v.integer({ minimum: 0 }), { description: 'Limits.', default: {} }) });
  const merged = ({ limits }: { readonly limits: object }) => ({ own: merge({ deep: { a: 1 } }, { deep: limits }) });
  expect(verdict(values, merged as never, (data) => !data.get('own', 'deep', 'a').isPresent())).toEqual({ kind: 'proved' });
  const truth = defineValues({ count: v.integer({ description: 'Count.', default: 1, minimum: 0, removable: true }) });
  expect(verdict(truth, ({ count }) => ({ a: defaultTo(count, 5) }), (data) => data.get('a').equals(5))).toMatchObject({ kind: 'refuted' });
});

test('a rule that asks for the version is checked for each', () => {
  const values = defineValues({ name: v.string({ description: 'Name.', default: 'x' }) });
  const rule: ObjectRule = {
    ...dataRule(() => true),
    check: function* (object, { kubernetes }) {
      if (kubernetes.isAtLeast('1.30') && !kubernetes.isAtLeast('1.32')) {
        yield { object, at: object.root, problem: 'wrong in 1.30 and 1.31' };
      }
    },
  };
  const chart = new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', values });
  new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data: { name: chart.values.name } });
  const verdictFor = (kubernetes: CheckChartOptions['kubernetes']) => checkChart(chart, { rules: [rule], ...(kubernetes === undefined ? {} : { kubernetes }) }).rules[0]?.verdict;
  expect(verdictFor(undefined)).toMatchObject({ kind: 'refuted', counterexamples: [{ kubernetes: '1.31' }] });
  expect(verdictFor(['1.28', '1.29'])).toMatchObject({ kind: 'proved' });
  expect(verdictFor(['1.29', '1.30', '1.36'])).toMatchObject({ kind: 'refuted', counterexamples: [{ kubernetes: '1.30' }] });
  expect(verdictFor(['1.36', '1.31', '1.29'])).toMatchObject({ kind: 'refuted', counterexamples: [{ kubernetes: '1.31' }] });
});
