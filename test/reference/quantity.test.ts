import fc from 'fast-check';
import { ApiObject } from 'cdk8s';
import { chartFiles, defineValues, each, HelmApp, HelmChart, quantityAtLeast, render, v, when } from '../../index';
import { isQuantityAtLeast } from '../../lib/values/quantity-order';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';

type Quantity = string | number;
type Pair = readonly [Quantity, Quantity];

const definition = defineValues({
  pairs: v.list(v.object({ left: v.quantity({ description: 'One.', required: true }), right: v.quantity({ description: 'Another.', required: true }) }), { description: 'Pairs.', default: [] }),
  size: v.quantity({ description: 'A size.', default: '1Gi' }),
});

const chart = new HelmChart(new HelmApp(), 'quantities', { version: '1.0.0', values: definition });
new ApiObject(chart, 'all', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  data: { answer: when(quantityAtLeast(chart.values.size, '1000Mi'), 'yes', 'no') },
  answers: each(chart.values.pairs, ({ left, right }) => when(quantityAtLeast(left, right), 'yes', 'no')),
});

const valuesOf = (pairs: readonly Pair[]): { readonly pairs: { left: Quantity; right: Quantity }[] } => ({ pairs: pairs.map(([left, right]) => ({ left, right })) });

/** What a quantity comes to, over a denominator that all quantities of these tests have: worked out apart from what is tested. */
function exactly(quantity: Quantity): bigint {
  const [, whole = '', fraction = '', suffix = ''] = /^(\d*)\.?(\d*)(.*)$/u.exec(String(quantity)) ?? [];
  const power = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].indexOf(suffix) + 1;
  const places = /^e[-+]?\d/iu.test(suffix) ? Number(suffix.slice(1)) : (['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'].indexOf(power > 0 ? '' : suffix) - 3) * 3;
  return BigInt(`${whole}${fraction}`) * 1024n ** BigInt(power) * 10n ** BigInt(80 + places - fraction.length);
}

// Pairs that are as near to each other as floating-point numbers do not tell, and all forms there are.
const NEAR: readonly Pair[] = [
  ['1Gi', '1024Mi'], ['1024Mi', '1Gi'], ['1073741823', '1Gi'], ['1Gi', 1_073_741_825], ['1.073741824G', '1Gi'], ['0.1G', '100M'], ['1000m', 1], [0.1, '100m'],
  ['9007199254740992', '9007199254740993'], ['9007199254740993', '9007199254740992'], ['1Ei', '1152921504606846977'], ['1152921504606846976', '1Ei'], ['0.9765625Ti', '1073741824001m'],
  ['1', '1.0000000000000000000001'], ['1e3', '1k'], ['1E3', 1000], ['1E', '1e18'], ['1e08', '100M'], ['1e-3', '1m'], ['1e-08', '10n'], ['1.', '1'], ['.5', '500m'], ['00', '0'], ['0', '1n'], ['0Ki', '0e9'],
  [1_000_000, '1M'], [123_456_789, '123456789'], [0.0000001, '100n'], ['1e999', '1e1000'], ['1e1000', '1e999'], ['8e-99999999', '9e-99999999'], ['999999999999999999999999999Ei', '1e60'],
];
const LARGE = new Set(['1e999', '1e1000', '8e-99999999']);

const suffix = fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'e3', 'E-3', 'e+6');
const digits = fc.oneof(fc.integer({ min: 0, max: 2048 }).map(String), fc.stringMatching(/^[0-9]{1,18}([.][0-9]{0,9})?$/), fc.stringMatching(/^[.][0-9]{1,9}$/), fc.stringMatching(/^0{0,3}[1-9]0{6,12}$/));
const quantity: fc.Arbitrary<Quantity> = fc.oneof(fc.tuple(digits, suffix).map(([number, unit]) => `${number}${unit}`), fc.integer({ min: 0, max: 4_000_000 }));
const sampled = fc.sample(fc.tuple(quantity, quantity), { numRuns: 400, seed: 20_261_125 });
const pairs: readonly Pair[] = [...NEAR, ...sampled, ...sampled.map(([one]) => [one, one] as const)];

test('quantities are compared exactly', () => {
  for (const [left, right] of pairs.filter(([one]) => !LARGE.has(String(one)))) {
    expect([left, right, isQuantityAtLeast(left, right)]).toEqual([left, right, exactly(left) >= exactly(right)]);
  }
  expect([isQuantityAtLeast('1e999', '1e1000'), isQuantityAtLeast('1e1000', '1e999'), isQuantityAtLeast('8e-99999999', '9e-99999999')]).toEqual([false, true, false]);
});

test('spellings of one quantity are at least each other, and literals are decided at once', () => {
  for (const [left, right, expected] of [['1Gi', '1024Mi', true], ['1024Mi', '1Gi', true], ['0.1G', '100M', true], ['1000m', 1, true], ['999Mi', '1Gi', false], ['1Ei', '1024Pi', true]] as const) {
    const literals = new HelmChart(new HelmApp(), 'literals', { version: '1.0.0', values: defineValues({}) });
    new ApiObject(literals, 'all', { apiVersion: 'v1', kind: 'ConfigMap', data: { answer: when(quantityAtLeast(left, right), 'yes', 'no') } });
    expect([left, right, render(literals)[0]?.['data']]).toEqual([left, right, { answer: expected ? 'yes' : 'no' }]);
    expect(chartFiles(literals).get('templates/_helpers.tpl')).not.toContain('quantityAtLeast');
  }
});

forEachHelm((binary) => {
  test('Helm compares quantities as we do', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      const helm = helmTemplate(binary, folder, { values: valuesOf(pairs) });
      expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values: valuesOf(pairs) }));
      // What is set on the command line has another type.
      const set = helmTemplate(binary, folder, { set: ['size=1048576000'] });
      expect(set.ok ? set.objects : set.stderr).toEqual(render(chart, { values: { size: 1_048_576_000 } }));
    });
  });
});
