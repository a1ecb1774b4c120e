import { PLANTED_CHARTS } from '.';
import { chartFiles, render } from '../../../index';
import { checkObjects, KUBERNETES_VERSIONS, OPTIONAL_RULES, RULES, type ChartRule, type ObjectRule } from '../../../lib/check';
import { codesOf } from '../../constructs/codes-of';
import { withChartFolder } from '../../helm/chart-folder';
import { forEachHelm } from '../../helm/for-each-helm';
import { helmTemplate } from '../../helm/helm';
import { renderTogether } from '../../helm/render-together';
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
const isRefused = (chart: PlantedChart): boolean => chart.expected === 'proved' && chart.outcome === 'refused';
const codes = new Map(PLANTED_CHARTS.filter(isRefused).map((chart) => [chart, codesOf(() => render(chart.chart, { values: valuesOf(chart) }))]));
// One guard ends a run of Helm, and in a subchart null means something else in some versions.
const isAlone = (chart: PlantedChart): boolean => codes.get(chart)?.includes('GUARD_FAILED') === true || JSON.stringify(valuesOf(chart)).includes('null');
const together = (charts: readonly PlantedChart[]): Parameters<typeof renderTogether>[1] =>
  charts.filter((chart) => !isAlone(chart)).map((chart) => ({ name: chart.chart.metadata.name, files: chartFiles(chart.chart), values: valuesOf(chart) }));
const rendered = together(PLANTED_CHARTS.filter((chart) => !isRefused(chart)));
const refused = together(PLANTED_CHARTS.filter(isRefused));
const alone = planted.filter(([, chart]) => isAlone(chart));

test.each(planted)('%s: the defaults keep the rule', (_name, chart) => {
  expect(problems(chart, render(chart.chart))).toEqual([]);
});

test.each(planted)('%s: these values do what is expected of them', (_name, chart) => {
  if (isRefused(chart)) {
    expect(codes.get(chart)).toHaveLength(1);
  } else {
    expect(verdictOn(chart, render(chart.chart, { values: valuesOf(chart) }))).toBe(chart.expected);
  }
});

test('hardly a chart needs a run of Helm of its own', () => {
  expect(rendered.length + refused.length + alone.length).toBe(planted.length);
  expect(alone.length).toBeLessThan(planted.length / 5);
});

forEachHelm((binary) => {
  test('Helm says the same of all that is rendered', () => {
    const helm = renderTogether(binary, rendered);
    if (!helm.ok) throw new Error(helm.stderr);
    const ofHelm = PLANTED_CHARTS.flatMap((chart) => {
      const objects = helm.objects.get(chart.chart.metadata.name);
      return objects === undefined ? [] : [{ name: chart.name, verdict: verdictOn(chart, objects) }];
    });
    expect(ofHelm).toEqual(PLANTED_CHARTS.filter((chart) => helm.objects.has(chart.chart.metadata.name)).map(({ name, expected }) => ({ name, verdict: expected })));
    expect(ofHelm).toHaveLength(rendered.length);
  });

  test('Helm refuses all that the schema refuses', () => {
    const helm = renderTogether(binary, refused);
    expect(helm.ok ? 'rendered' : [...helm.refused].sort()).toEqual(refused.map(({ name }) => name).sort());
  });

  test.each(alone)('%s: Helm says the same', (_name, chart) => {
    withChartFolder(chartFiles(chart.chart), (folder) => {
      const helm = helmTemplate(binary, folder, { values: valuesOf(chart) });
      if (isRefused(chart)) {
        expect(helm).toEqual({ ok: false, stderr: expect.stringMatching(/specifications of the schema|problem\(s\) in your values/u) as unknown });
      } else {
        expect(helm.ok ? verdictOn(chart, helm.objects) : helm.stderr).toBe(chart.expected);
      }
    });
  });
});
