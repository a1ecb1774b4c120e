import { defineValues, HelmApp, HelmChart, isChartError } from '../../index';
import { renderChart, type RenderCommandOptions } from '../../lib/cli/run-render';

const chart = new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', kubeVersion: '>=1.30 <1.34', values: defineValues({}) });

function problemsFor(options: Partial<RenderCommandOptions>): readonly unknown[] {
  try {
    renderChart(chart, { release: 'release-name', namespace: 'default', ...options }, '');
    return [];
  } catch (thrown) {
    if (isChartError(thrown)) return thrown.problems;
    throw thrown;
  }
}

const refused = (version: string): object => ({
  code: 'RENDER_OPTION_INVALID',
  what: `the chart is for Kubernetes >=1.30 <1.34, which ${version} is not`,
  in: 'demo, kubeVersion of Chart.yaml',
  fix: 'choose a version of Kubernetes in that range, or widen kubeVersion of the chart',
});

test('a version of Kubernetes that the chart does not admit is refused, with what else is wrong about the release', () => {
  expect(problemsFor({ kubeVersion: '1.29' })).toEqual([refused('v1.29.0')]);
  expect(problemsFor({ kubeVersion: 'v1.34.0-eks-a737599' })).toEqual([refused('v1.34.0-eks-a737599')]);
  expect(problemsFor({ kubeVersion: '1.29', release: 'Up' })).toMatchObject([{ what: 'the release name "Up" is not one that Helm accepts' }, refused('v1.29.0')]);
  expect(problemsFor({ kubeVersion: '1.29', helm: '/nowhere/helm' })).toEqual([refused('v1.29.0')]);
});

test('so is the version that is rendered for where none is named, and no version within the range', () => {
  expect(problemsFor({})).toEqual([refused('v1.36.0')]);
  expect(problemsFor({ kubeVersion: '1.30' })).toEqual([]);
  expect(problemsFor({ kubeVersion: 'v1.33.4-eks-a737599' })).toEqual([]);
});
