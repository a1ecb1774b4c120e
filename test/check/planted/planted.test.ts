import { PLANTED_CHARTS } from '.';
import { chartFiles, render } from '../../../index';
import { checkObjects, KUBERNETES_VERSIONS, OPTIONAL_RULES, RULES, type ChartRule, type ObjectRule } from '../../../lib/check';
import { codesOf } from '../../constructs/codes-of';
import { withChartFolder } from '../../helm/chart-folder';
import { forEachHelm } from '../../helm/for-each-helm';
import { helmTemplate } from '../../helm/helm';
import type { PlantedChart } from './planted-chart';

const planted = PLANTED_CHARTS.map((chart) => [chart.name, chart] as const);

function ruleOf({ rule: id }: PlantedChart): ObjectRule | ChartRule {
  return [...RULES, ...OPTIONAL_RULES].find((rule): rule is ObjectRule | ChartRule => rule.id === id && rule.kind !== 'template')!;
}

/** What the rule finds in any version. */
function problems(chart: PlantedChart, objects: readonly unknown[]): readonly string[] {
  return [...new Set(KUBERNETES_VERSIONS.flatMap((version) => checkObjects(ruleOf(chart), objects, version)).map(({ problem }) => problem))];
}

/** What can be known from one rendering, with the values that matter. */
function verdictOn(chart: PlantedChart, objects: readonly unknown[]): PlantedChart['expected'] {
  return problems(chart, objects).length > 0 ? 'refuted' : 'proved';
}

const valuesOf = (chart: PlantedChart): object => (chart.expected === 'refuted' ? chart.breaking : chart.attempt);

test.each(planted)('%s: the defaults keep the rule', (_name, chart) => {
  expect(problems(chart, render(chart.chart))).toEqual([]);
});

test.each(planted)('%s: these values do what is expected of them', (_name, chart) => {
  const values = valuesOf(chart) as never;
  if (chart.expected === 'proved' && chart.outcome === 'refused') {
    expect(codesOf(() => render(chart.chart, { values }))).toHaveLength(1);
  } else {
    expect(verdictOn(chart, render(chart.chart, { values }))).toBe(chart.expected);
  }
});

forEachHelm((binary) => {
  test.each(planted)('%s: Helm says the same', (_name, chart) => {
    withChartFolder(chartFiles(chart.chart), (folder) => {
      const helm = helmTemplate(binary, folder, { values: valuesOf(chart) });
      if (chart.expected === 'proved' && chart.outcome === 'refused') {
        expect(helm).toEqual({ ok: false, stderr: expect.stringMatching(/specifications of the schema|problem\(s\) in your values/u) as unknown });
      } else {
        expect(helm.ok ? verdictOn(chart, helm.objects) : helm.stderr).toBe(chart.expected);
      }
    });
  });
});
