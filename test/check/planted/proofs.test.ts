import { PLANTED_CHARTS } from '.';
import { chartFiles } from '../../../index';
import { checkChart, checkObjects, OPTIONAL_RULES, RULES, type ChartRule, type Counterexample, type ObjectRule } from '../../../lib/check';
import { withChartFolder } from '../../helm/chart-folder';
import { forEachHelm } from '../../helm/for-each-helm';
import { helmTemplate } from '../../helm/helm';
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

forEachHelm((binary) => {
  test.each(violations)('%s: real Helm renders the violation from the values file that was found', (_name, chart) => {
    const { values, kubernetes } = counterexampleOf(chart);
    withChartFolder(chartFiles(chart.chart), (folder) => {
      const rendered = helmTemplate(binary, folder, { values, release: 'release-name' });
      expect(rendered.ok ? checkObjects(ruleOf(chart), rendered.objects, kubernetes) : rendered.stderr).not.toEqual([]);
      expect(rendered.ok).toBe(true);
    });
  });
});
