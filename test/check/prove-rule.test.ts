import { ApiObject } from 'cdk8s';
import { defineValues, each, equals, HelmApp, HelmChart, render, text, v, when } from '../../index';
import { checkChart, type ObjectRule, type View } from '../../lib/check';
import type { ValuesDefinition } from '../../lib/values';

/** A rule on ConfigMaps that finds what a test of their data says. */
function dataRule(isWrong: (data: View) => boolean): ObjectRule {
  return {
    kind: 'object',
    id: 'data',
    severity: 'error',
    description: 'The data is right.',
    remedy: 'Change the data.',
    source: 'this test',
    appliesTo: ['ConfigMap'],
    check: function* (object) {
      const data = object.root.get('data');
      if (isWrong(data)) {
        yield { object, at: data, problem: 'wrong' };
      }
    },
    examples: { passing: [], failing: [] },
  };
}

function verdict<D extends ValuesDefinition<unknown>>(values: D, data: (values: HelmChart<D>['values']) => object, isWrong: (data: View) => boolean) {
  const chart = new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', values });
  new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data: data(chart.values) });
  const [report] = checkChart(chart, { rules: [dataRule(isWrong)] }).rules;
  const found = report?.verdict;
  if (found?.kind === 'refuted') {
    const [counterexample] = found.counterexamples;
    expect(() => render(chart, { values: counterexample?.values as never })).not.toThrow();
    return { kind: found.kind, values: counterexample?.values };
  }
  return { kind: found?.kind };
}

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
