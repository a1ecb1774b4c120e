import { ApiObject } from 'cdk8s';
import { chartFiles, defineValues, guard, HelmApp, HelmChart, not, outOfOrder, render, text, v } from '../../index';
import { codesOf } from '../constructs/codes-of';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const quantities = (description: string) => v.map(v.quantity(), { description, removable: true });
const definition = defineValues({
  limits: v.list(v.object({ min: quantities('Least.'), usual: quantities('Usual.'), max: quantities('Greatest.') }), { description: 'Limits.', default: [] }),
  strict: v.boolean({ description: 'Switch.', default: false }),
});

const chart = new HelmChart(new HelmApp(), 'limits', { version: '1.0.0', values: definition });
const { limits, strict } = chart.values;
const wrong = outOfOrder(limits, ['min', 'usual', 'max']);
new ApiObject(chart, 'all', { apiVersion: 'v1', kind: 'ConfigMap', data: { wrong } });
guard(chart, not(strict), text`limits has ${wrong}.`);

type Limits = Readonly<Partial<Record<'min' | 'usual' | 'max', Readonly<Record<string, string | number>>>>>;
const cases: readonly (readonly [readonly Limits[], string])[] = [
  [[], ''],
  [[{}, { min: {}, max: { cpu: 1 } }, { min: { cpu: 1 }, max: {} }], ''],
  [[{ min: { cpu: '1000m', memory: '1Gi' }, usual: { cpu: 1 }, max: { cpu: '1', memory: '1024Mi' } }], ''],
  [[{ min: { cpu: 1 }, max: { memory: '1Gi' } }], ''],
  [[{ min: { memory: '1025Mi', cpu: '0.2' }, usual: { cpu: '100m' }, max: { cpu: '150m', memory: '1Gi' } }], 'cpu (min above usual), cpu (min above max), memory (min above max)'],
  [[{ usual: { b: 2, a: 2 }, max: { a: 1, b: 1 } }, { usual: { b: 3 }, max: { b: 2 } }], 'a (usual above max), b (usual above max)'],
  [[{ min: { 'example.com/gpu': '9007199254740993' }, max: { 'example.com/gpu': '9007199254740992' } }], 'example.com/gpu (min above max)'],
];

test.each(cases)('what is out of order in %j is told', (given, expected) => {
  expect(render(chart, { values: { limits: given } })[0]?.['data']).toEqual({ wrong: expected });
});

test('other things than lists, and keys that no template can read, are refused', () => {
  for (const refused of [() => outOfOrder(strict as never, ['min']), () => outOfOrder(limits, ['mi-n' as 'min'])]) {
    expect(codesOf(refused)).toEqual(['EXPRESSION_TYPE']);
  }
});

forEachHelm((binary) => {
  test('Helm finds the same', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const [given] of cases) {
        const helm = helmTemplate(binary, folder, { values: { limits: given } });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values: { limits: given } }));
      }
      const refused = helmTemplate(binary, folder, { values: { strict: true, limits: [{ min: { cpu: 2 }, max: { cpu: 1 } }] } });
      expect(refused.ok ? '' : refused.stderr).toContain('limits has cpu (min above max).');
    });
  });
});
