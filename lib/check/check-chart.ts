import { templateOf } from '../chart/template-of';
import { coverageOfChart } from './coverage';
import { KUBERNETES_VERSIONS, type KubernetesVersion } from './kubernetes-version';
import { proveRule, type ProvedChart } from './prove/prove-rule';
import { exceptionsFrom, requireSoundExceptions, withExceptions } from './exceptions';
import { OPTIONAL_RULES, RULES } from './rules';
import { sampleRule } from './sample/sample-rule';
import type { HelmChart } from '../chart/helm-chart';
import type { CheckReport, RuleReport, Verdict } from './report';
import type { ChartRule, ObjectRule, Rule, TemplateRule } from './rule';

/** What a chart is checked for. */
export interface CheckChartOptions {
  /** @default - all rules of the library but those that are checked only where they are named */
  readonly rules?: readonly Rule[];
  /** @default - every version that the library knows, 1.28 to 1.36 */
  readonly kubernetes?: readonly KubernetesVersion[];
  /** The day on which exceptions have to hold, such as `2026-11-25`. @default - none, which a chart without exceptions does not need */
  readonly today?: string;
  /** How many random values are tried for a rule of which no proof is found. @default 200 */
  readonly samples?: number;
  /** Decides which values are tried. @default 1 */
  readonly seed?: number;
}

/**
 * Decides each rule for every values file that the chart's schema accepts: proved, refuted with a values file
 * that was rendered and breaks it, or unproven and then tried with random values.
 *
 * @throws ChartError CHART_INVALID – when the chart itself has problems.
 * @throws ChartError EXCEPTION_INVALID, EXCEPTION_EXPIRED – when exceptions of the chart name nothing, or are over.
 * @example checkChart(chart).rules.filter(({ verdict }) => verdict.kind === 'refuted')
 */
export function checkChart(chart: HelmChart, options: CheckChartOptions = {}): CheckReport {
  const { rules = RULES, kubernetes = KUBERNETES_VERSIONS } = options;
  const proved: ProvedChart = { chart, template: templateOf(chart).template };
  requireSoundExceptions(chart, proved.template, [...RULES, ...OPTIONAL_RULES, ...rules], options.today);
  return { subject: chart.metadata.name, kubernetes, rules: rules.map((rule) => reportOf(proved, rule, kubernetes, options)), coverage: coverageOfChart(rules, kubernetes) };
}

function reportOf(proved: ProvedChart, rule: Rule, kubernetes: readonly KubernetesVersion[], options: CheckChartOptions): RuleReport {
  const start = performance.now();
  const exceptions = exceptionsFrom(rule, proved.chart);
  const verdict = verdictOf(proved, withExceptions(rule, exceptions), kubernetes, options);
  return { rule, verdict, milliseconds: performance.now() - start, ...(exceptions.length === 0 ? {} : { exceptions }) };
}

function verdictOf(proved: ProvedChart, rule: Rule, kubernetes: readonly KubernetesVersion[], options: CheckChartOptions): Verdict {
  return rule.kind === 'template' ? templateVerdict(proved, rule) : provenVerdict(proved, rule, kubernetes, options);
}

function templateVerdict({ chart, template }: ProvedChart, rule: TemplateRule): Verdict {
  const problems = [...rule.check(template, chart)].map(({ place, source = template.metadata.name, problem }) => ({ object: place, source, pointer: '', problem }));
  return problems.length === 0 ? { kind: 'proved', reason: 'templates', cases: 1 } : { kind: 'failed', problems };
}

function provenVerdict(proved: ProvedChart, rule: ObjectRule | ChartRule, kubernetes: readonly KubernetesVersion[], { samples = 200, seed = 1 }: CheckChartOptions): Verdict {
  const { cases, reason, counterexamples, open } = proveRule(proved, rule, kubernetes);
  if (counterexamples.length > 0) {
    return { kind: 'refuted', cases, counterexamples };
  }
  if (open.length === 0) {
    return { kind: 'proved', reason, cases };
  }
  const { sample, broken } = sampleRule(proved, rule, kubernetes, { tries: samples, seed });
  return broken === undefined ? { kind: 'unproven', cases, why: open, sample } : { kind: 'refuted', cases, counterexamples: [broken] };
}
