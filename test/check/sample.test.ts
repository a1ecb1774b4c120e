import { ApiObject } from 'cdk8s';
import { defineValues, HelmApp, HelmChart, raw, v } from '../../index';
import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { checkChart, type ObjectRule } from '../../lib/check';
import { rootPosition } from '../../lib/check/prove/position';
import { sampleRule } from '../../lib/check/sample/sample-rule';
import { randomNumbers, randomValues } from '../../lib/check/sample/random-values';
import { templateOf } from '../../lib/chart/template-of';

const values = defineValues({ name: v.string({ description: 'Name.', default: 'x', pattern: '^[a-z]$' }), on: v.boolean({ description: 'On.', default: false }) });

function ruleThat(isWrong: (text: string) => boolean): ObjectRule {
  return {
    kind: 'object',
    id: 'sampled',
    severity: 'error',
    description: 'Sampled.',
    remedy: 'None.',
    source: 'this test',
    check: function* (object) {
      const at = object.root.get('data', 'a');
      if (at.relate('is wrong', [], (text) => isWrong(String(text)))) {
        yield { object, at, problem: 'wrong' };
      }
    },
    examples: { passing: [], failing: [] },
  };
}

/** A chart of which no proof is possible: nothing is known of what a raw expression yields. */
function undecidable(): HelmChart {
  const chart = new HelmChart(new HelmApp(), 'demo', { version: '1.0.0', values });
  const a = raw<string>('.Values.name | upper', { type: 'string', evaluate: ({ values: given }) => (given as { readonly name: string }).name.toUpperCase() });
  new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', data: { a, on: chart.definition.root.kind } });
  return chart;
}

test('what cannot be decided is tried with values, and says how many', () => {
  const verdict = checkChart(undecidable(), { rules: [ruleThat((text) => text === 'never')], samples: 50, seed: 7 }).rules[0]?.verdict;
  expect(verdict).toMatchObject({ kind: 'unproven', sample: { seed: 7 } });
  expect(verdict?.kind === 'unproven' ? verdict.sample.count : 0).toBeGreaterThan(25);
});

test('values that break the rule are found by trying, the same for the same seed', () => {
  const found = (seed: number) => checkChart(undecidable(), { rules: [ruleThat((text) => text !== 'X')], seed }).rules[0]?.verdict;
  expect(found(3)).toMatchObject({ kind: 'refuted' });
  expect(found(3)).toEqual(found(3));
});

test('values that are tried on the platform differ, and it accepts some of them', () => {
  const chart = createCompliancePlatform(new HelmApp()) as unknown as HelmChart;
  const { template } = templateOf(chart);
  const random = randomNumbers(5);
  const drawn = Array.from({ length: 40 }, () => JSON.stringify(randomValues(rootPosition(template.definition.root), random)));
  expect(new Set(drawn).size).toBeGreaterThan(30);
  const { sample } = sampleRule({ chart, template }, ruleThat(() => false), ['1.36'], { tries: 40, seed: 5 });
  process.stdout.write(`samples: ${String(sample.count)} of 40 accepted\n`);
  expect(sample.count).toBeGreaterThan(8);
});
