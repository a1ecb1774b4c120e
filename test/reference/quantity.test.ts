import fc from 'fast-check';
import { ApiObject } from 'cdk8s';
import { chartFiles, defineValues, HelmApp, HelmChart, quantityAtLeast, render, v, when } from '../../index';
import { quantityNumber } from '../../lib/values/quantity-number';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

const definition = defineValues({
  pairs: v.list(v.object({ left: v.quantity({ description: 'One.', required: true }), right: v.quantity({ description: 'Another.', required: true }) }), { description: 'Pairs.', default: [] }),
  size: v.quantity({ description: 'A size.', default: '1Gi' }),
});

function makeChart(pairs: readonly (readonly [string | number, string | number])[]): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'quantities', { version: '1.0.0', values: definition });
  const { size } = chart.values;
  const data = Object.fromEntries(pairs.flatMap(([left], index) => [
    [`size-${String(index)}`, when(quantityAtLeast(size, left), 'yes', 'no')],
    [`least-${String(index)}`, when(quantityAtLeast(left, size), 'yes', 'no')],
  ]));
  new ApiObject(chart, 'all', { apiVersion: 'v1', kind: 'ConfigMap', data });
  return chart;
}

test.each([
  ['1', 1], ['1.', 1], ['.5', 0.5], [2, 2], ['1Ki', 1024], ['1.5Gi', 1_610_612_736], ['100m', 0.1], ['1E', 1e18], ['1E3', 1000], ['1e-3', 0.001], ['1Ei', 2 ** 60], ['0.1G', 1e8], ['5n', 5e-9], ['1e999', 0],
] as const)('%s is %d', (quantity, number) => {
  expect(quantityNumber(quantity)).toBe(number);
});

test('spellings of one quantity are at least each other, and literals are decided at once', () => {
  for (const [left, right, expected] of [['1Gi', '1024Mi', true], ['1024Mi', '1Gi', true], ['0.1G', '100M', true], ['1000m', 1, true], ['999Mi', '1Gi', false], ['1Ei', '1024Pi', true]] as const) {
    const [decided] = render(withCondition(left, right)).map((object) => (object['data'] as { answer: string }).answer);
    expect([left, right, decided]).toEqual([left, right, expected ? 'yes' : 'no']);
  }
});

function withCondition(left: string | number, right: string | number): HelmChart {
  const chart = new HelmChart(new HelmApp(), 'literals', { version: '1.0.0', values: defineValues({}) });
  new ApiObject(chart, 'all', { apiVersion: 'v1', kind: 'ConfigMap', data: { answer: when(quantityAtLeast(left, right), 'yes', 'no') } });
  return chart;
}

const suffix = fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'e3', 'E-3', 'e+6');
const digits = fc.oneof(fc.integer({ min: 0, max: 2048 }).map(String), fc.stringMatching(/^[0-9]{1,18}([.][0-9]{0,9})?$/), fc.stringMatching(/^[.][0-9]{1,9}$/));
const quantities = fc.array(fc.oneof(fc.tuple(digits, suffix).map(([number, unit]) => `${number}${unit}`), fc.integer({ min: 0, max: 4_000_000 })), { minLength: 150, maxLength: 150 });

forEachHelm((binary) => {
  test('Helm compares quantities as we do', () => {
    const [sample = []] = fc.sample(quantities, { numRuns: 1, seed: 20_261_125 });
    const near = ['1Gi', '1024Mi', '1073741824', '1073741823', '1073741825', '1.073741824G', '1048576Ki', '1e9', 1_073_741_824];
    const chart = makeChart([...near, ...sample].map((quantity) => [quantity, quantity]));
    withChartFolder(chartFiles(chart), (folder) => {
      for (const size of ['1Gi', '0.1G', 1_000_000, '123456789012345678', '.5', ...sample.slice(0, 5)]) {
        const helm = helmTemplate(binary, folder, { values: { size } });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values: { size } }));
      }
      // What is set on the command line has another type.
      const set = helmTemplate(binary, folder, { set: ['size=3000000'] });
      expect(set.ok ? set.objects : set.stderr).toEqual(render(chart, { values: { size: 3_000_000 } }));
    });
  });
});
