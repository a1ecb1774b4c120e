import { PLANTED_CHARTS } from '.';
import { chartFiles } from '../../../index';
import { checkChart, checkObjects, OPTIONAL_RULES, RULES, type ChartRule, type Counterexample, type ObjectRule } from '../../../lib/check';
import { forEachHelm } from '../../helm/for-each-helm';
import { renderTogether } from '../../helm/render-together';
import type { PlantedChart } from './planted-chart';

const planted = PLANTED_CHARTS.map((chart) => [chart.name, chart] as const);
const violations = planted.filter(([, { expected }]) => expected === 'refuted');

function ruleOf({ rule: id }: PlantedChart): ObjectRule | ChartRule {
  return [...RULES, ...OPTIONAL_RULES].find((rule): rule is ObjectRule | ChartRule => rule.id === id && rule.kind !== 'template')!;
}

function counterexampleOf(chart: PlantedChart): Counterexample {
  const [report] = checkChart(chart.chart, { rules: [ruleOf(chart)] }).rules;
  const verdict = report?.verdict;
  if (verdict?.kind !== 'refuted') {
    throw new Error(`${chart.name} is ${String(verdict?.kind)}: ${JSON.stringify(verdict)}`);
  }
  return verdict.counterexamples[0]!;
}

test.each(planted)('%s: decided as expected', (_name, chart) => {
  const [report] = checkChart(chart.chart, { rules: [ruleOf(chart)] }).rules;
  expect(report?.verdict.kind).toBe(chart.expected);
});

const found = violations.map(([, chart]) => ({ chart, name: chart.chart.metadata.name, files: chartFiles(chart.chart), counterexample: counterexampleOf(chart) }));

forEachHelm((binary) => {
  test('real Helm renders each violation from the values file that was found', () => {
    const helm = renderTogether(binary, found.map(({ name, files, counterexample: { values } }) => ({ name, files, values })));
    if (!helm.ok) throw new Error(helm.stderr);
    const kept = found.filter(({ chart, name, counterexample: { kubernetes } }) => checkObjects(ruleOf(chart), helm.objects.get(name) ?? [], kubernetes).length === 0);
    expect(kept.map(({ name }) => name)).toEqual([]);
    expect([helm.objects.size, found.length]).toEqual([violations.length, violations.length]);
  });
});
