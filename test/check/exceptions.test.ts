import { ApiObject } from 'cdk8s';
import { checkChart, defineValues, HelmApp, HelmChart, problemsOf, v, type RuleException } from '../../index';

const exception: RuleException = { rule: 'secrets-as-files', object: 'web', reason: 'The library reads its key from the environment.', expires: '2027-06-30' };

function chartWith(exceptions: readonly RuleException[]): HelmChart {
  const values = defineValues({ debug: v.boolean({ description: 'Debug.', default: false }) });
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', values, exceptions });
  for (const name of ['web', 'worker']) {
    const env = [{ name: 'KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'key' } } }];
    new ApiObject(chart, name, { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name, image: 'registry.example.com/app:1.0.0', env }] } });
  }
  return chart;
}

const today = '2026-11-25';
const report = (exceptions: readonly RuleException[], given: object = { today }) => checkChart(chartWith(exceptions), given).rules.find(({ rule }) => rule.id === 'secrets-as-files');
const codes = (exceptions: readonly RuleException[], given: object = { today }) => problemsOf(() => checkChart(chartWith(exceptions), { ...given })).map(({ code, what }) => `${code} ${what}`);

test('an exception leaves out its object and no other', () => {
  const sources = (exceptions: readonly RuleException[]) => {
    const verdict = report(exceptions)?.verdict;
    return verdict?.kind === 'refuted' ? verdict.counterexamples.flatMap(({ problems }) => problems.map(({ source }) => source)) : verdict?.kind;
  };
  expect(sources([])).toEqual(expect.arrayContaining(['web', 'worker']));
  expect(sources([exception])).toEqual(['worker']);
  expect(sources([exception, { ...exception, object: 'worker' }])).toBe('proved');
  expect(report([exception])?.exceptions).toEqual([exception]);
});

test('an exception from a rule on templates leaves out what stands in its object', () => {
  const placesIn = (exceptions: readonly RuleException[]) => {
    const verdict = checkChart(chartWith(exceptions), { today }).rules.find(({ rule }) => rule.id === 'images-relocatable')?.verdict;
    return verdict?.kind === 'failed' ? verdict.problems.map(({ source }) => source) : verdict?.kind;
  };
  expect(placesIn([])).toEqual(['web', 'worker']);
  expect(placesIn([{ ...exception, rule: 'images-relocatable' }])).toEqual(['worker']);
});

test('an exception holds on its last day, and is an error after it', () => {
  expect(codes([exception], { today: '2027-06-30' })).toEqual([]);
  expect(codes([exception], { today: '2027-07-01' })).toEqual(['EXCEPTION_EXPIRED the exception from secrets-as-files for web expired on 2027-06-30']);
});

test('everything that is wrong with exceptions is told at once', () => {
  const wrong = codes([
    { ...exception, rule: 'secrets-as-file' },
    { ...exception, rule: 'privileged' },
    { ...exception, object: 'wbe', reason: ' ' },
    { ...exception, expires: 'soon' },
  ]);
  expect(wrong).toEqual([
    'EXCEPTION_INVALID an exception names the rule "secrets-as-file", which does not exist. Did you mean "secrets-as-files"?',
    'EXCEPTION_INVALID an exception from privileged is asked for, and the Pod Security Standards have none',
    'EXCEPTION_INVALID an exception from secrets-as-files names the object "wbe", which is not in the chart. Did you mean "web"?',
    'EXCEPTION_INVALID an exception from secrets-as-files for wbe has no reason',
    'EXCEPTION_INVALID an exception from secrets-as-files for web expires on "soon"',
  ]);
});

test('without a day nobody knows whether an exception holds', () => {
  expect(codes([exception], {})).toEqual(['EXCEPTION_INVALID an exception from secrets-as-files for web expires on 2027-06-30, and nobody said what day it is']);
  expect(codes([], {})).toEqual([]);
});
