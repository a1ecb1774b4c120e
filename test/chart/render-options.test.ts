import { ApiObject } from 'cdk8s';
import { capabilities, defineValues, HelmApp, HelmChart, isChartError, release, render, v } from '../../lib';

const definition = defineValues({
  word: v.string({ description: 'Any.', default: 'word' }),
  free: v.kubernetes<object>('Any.', { default: {} }),
});
const chart = new HelmChart(new HelmApp(), 'options', { version: '1.0.0', values: definition });
new ApiObject(chart, 'object', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  data: { word: chart.values.word, free: chart.values.free, name: release.name, version: capabilities.kubeVersion },
});

const endless: Record<string, unknown> = {};
endless['self'] = endless;

const refused: readonly (readonly [string, object, string])[] = [
  ['values that are a text', { values: 'x' }, 'VALUE_INVALID'],
  ['values that are a list', { values: [] }, 'VALUE_INVALID'],
  ['values that are a Map', { values: new Map() }, 'VALUE_INVALID'],
  ['values that contain themselves', { values: { free: endless } }, 'VALUE_INVALID'],
  ['a release name that is no text', { release: { name: 5 } }, 'RENDER_OPTION_INVALID'],
  ['a revision that is no number', { release: { revision: NaN } }, 'RENDER_OPTION_INVALID'],
  ['a switch that is a text', { release: { isUpgrade: 'yes' } }, 'RENDER_OPTION_INVALID'],
  ['a version that is none', { capabilities: { kubeVersion: 'new' } }, 'RENDER_OPTION_INVALID'],
];

test.each(refused)('render refuses %s', (_name, options, code) => {
  let thrown: unknown;
  try {
    render(chart, options);
  } catch (caught) {
    thrown = caught;
  }
  expect(isChartError(thrown) && thrown.code).toBe(code);
});

test('options that are undefined take their defaults', () => {
  const options = { release: { name: undefined }, values: undefined, capabilities: { kubeVersion: undefined } };
  expect(render(chart, options as object)).toMatchObject([{ data: { word: 'word', name: 'release-name', version: 'v1.36.0' } }]);
});
