import { ApiObject } from 'cdk8s';
import { Condition, defineValues, equals, HelmApp, HelmChart, not, release, render, repeatObjects, text, token, v } from '../../index';
import { checkChart, checkObjects, type ChartRule, type ObjectRule, type View } from '../../lib/check';
import type { Construct } from 'constructs';

const definition = defineValues({
  zones: v.list(v.string({ pattern: '^[a-z]+$' }), { description: 'Zones.', default: [] }),
  plain: v.map(v.string(), { description: 'Words.', default: {}, reservedKeys: ['main'] }),
});

type Demo = HelmChart<typeof definition>;

function demo(make: (chart: Demo) => void): Demo {
  const chart: Demo = new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', values: definition });
  make(chart);
  return chart;
}

function config(scope: Construct, id: string, name: string, data: object): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });
}

const facts = { severity: 'error', description: 'It holds.', remedy: 'Change it.', source: 'this test', examples: { passing: [], failing: [] } } as const;
const single = (isWrong: (data: View) => boolean): ObjectRule => ({
  ...facts, kind: 'object', id: 'single', appliesTo: ['ConfigMap'],
  check: function* (object) {
    if (isWrong(object.root)) yield { object, at: object.root, problem: 'wrong' };
  },
});
const pairOn = (key: string): ChartRule => ({
  ...facts, kind: 'chart', id: 'pair',
  check: function* ({ objects }) {
    const [first, second] = objects.filter(({ kind }) => kind === 'ConfigMap');
    if (first !== undefined && second !== undefined && first.root.get('data', key).isPresent() && first.root.get('data', key).same(second.root.get('data', key)) && first.isRendered() && second.isRendered()) {
      yield { object: first, at: first.root, problem: 'the same twice' };
    }
  },
});
const byHost = demo((given) => {
  repeatObjects(new Condition(given, 'if', not(equals(release.name, 'x'))), 'zones', given.values.zones, (scope, host) => {
    config(scope, 'config', token(text`host-${host}`), { host });
  });
});
const byKey = demo((given) => {
  repeatObjects(given, 'words', given.values.plain, (scope, key, word) => {
    config(new Condition(scope, 'if', not(equals(key, 'never'))), 'config', token(text`word-${key}`), { host: word, key });
  });
});
const verdictOf = (chartOf: Demo, rule: ObjectRule | ChartRule) => checkChart(chartOf, { rules: [rule], samples: 20 }).rules[0]?.verdict;

test('a rule on one object speaks of an arbitrary member', () => {
  expect(verdictOf(byHost, single((root) => root.get('data', 'host').matches(/[0-9]/u)))).toMatchObject({ kind: 'proved' });
  expect(verdictOf(byHost, single((root) => root.get('data', 'host').equals('bad')))).toMatchObject({ kind: 'refuted', counterexamples: [{ values: { zones: ['bad'] } }] });
  expect(verdictOf(byKey, single((root) => root.get('data', 'key').equals('bad')))).toMatchObject({ kind: 'refuted', counterexamples: [{ values: { plain: { bad: expect.any(String) as string } } }] });
  expect(verdictOf(byKey, single((root) => root.get('data', 'key').equals('never') || root.get('data', 'key').equals('main')))).toMatchObject({ kind: 'proved' });
});

test('what two objects of a map do together is found, and neither their keys nor two of a list are ever the same', () => {
  expect(verdictOf(byKey, pairOn('host'))).toMatchObject({ kind: 'refuted', counterexamples: [{ values: { plain: expect.any(Object) as object } }] });
  expect(verdictOf(byKey, pairOn('key'))).toMatchObject({ kind: 'proved' });
  expect(verdictOf(byHost, pairOn('host'))?.kind).not.toBe('refuted');
});

test('what is in a list of objects is not said to be looked at', () => {
  const listed = demo((given) => {
    new ApiObject(given, 'all', { apiVersion: 'v1', kind: 'ConfigMapList', metadata: { name: 'all' }, ...{ items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { host: 'bad' } }] } });
  });
  const bad = single((root) => root.get('data', 'host').equals('bad'));
  expect(checkObjects(bad, render(listed))).toHaveLength(1);
  expect(verdictOf(listed, bad)?.kind).not.toBe('proved');
});

test('an object that is repeated is looked at anew in each case of a loop around it', () => {
  const bad: ChartRule = {
    ...facts, kind: 'chart', id: 'bad',
    check: function* ({ objects, every }) {
      for (const object of every(objects.filter(({ kind }) => kind === 'ConfigMap'))) {
        if (object.isRendered() && object.root.get('data', 'host').equals('bad')) {
          yield { object, at: object.root, problem: 'bad' };
        }
      }
    },
  };
  expect(verdictOf(byHost, bad)).toMatchObject({ kind: 'refuted', counterexamples: [{ values: { zones: ['bad'] } }] });
});
