import { ApiObject } from 'cdk8s';
import { HelmApp, HelmChart, render } from '../../index';
import { checkChart, type ObjectRule, type View } from '../../lib/check';
import type { ValuesDefinition } from '../../lib/values';

/** A rule on ConfigMaps that finds what a test of their data says. */
export function dataRule(isWrong: (data: View) => boolean): ObjectRule {
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

/** What is proved of a ConfigMap with this data: its verdict, and the values that were found, by the proof and not by trying. */
export function verdict<D extends ValuesDefinition<unknown>>(values: D, data: (values: HelmChart<D>['values']) => object, isWrong: (data: View) => boolean, prepare: (chart: HelmChart<D>) => void = () => undefined) {
  const chart = new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', values });
  new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data: data(chart.values) });
  prepare(chart);
  const [report] = checkChart(chart, { rules: [dataRule(isWrong)], samples: 0 }).rules;
  const found = report?.verdict;
  if (found?.kind === 'refuted') {
    const [counterexample] = found.counterexamples;
    expect(() => render(chart, { values: counterexample?.values as never })).not.toThrow();
    return { kind: found.kind, values: counterexample?.values };
  }
  return { kind: found?.kind };
}
