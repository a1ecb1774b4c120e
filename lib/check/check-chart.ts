import { templateOf } from '../chart/template-of';
import { KUBERNETES_VERSIONS, type KubernetesVersion } from './kubernetes-version';
import { proveRule, type ProvedChart } from './prove/prove-rule';
import { RULES } from './rules';
import type { HelmChart } from '../chart/helm-chart';
import type { CheckReport, RuleReport, Verdict } from './report';
import type { ChartRule, ObjectRule, Rule, TemplateRule } from './rule';

/** What a chart is checked for. */
export interface CheckChartOptions {
  /** @default - all rules of the library */
  readonly rules?: readonly Rule[];
  /** @default - every version that the library knows, 1.28 to 1.36 */
  readonly kubernetes?: readonly KubernetesVersion[];
}

/**
 * Decides each rule for every values file that the chart's schema accepts: proved, refuted with a values file
 * that was rendered and breaks it, or unproven.
 *
 * @throws ChartError CHART_INVALID – when the chart itself has problems.
 * @example checkChart(chart).rules.filter(({ verdict }) => verdict.kind === 'refuted')
 */
export function checkChart(chart: HelmChart, options: CheckChartOptions = {}): CheckReport {
  const { rules = RULES, kubernetes = KUBERNETES_VERSIONS } = options;
  const proved: ProvedChart = { chart, template: templateOf(chart).template };
  return { subject: chart.metadata.name, kubernetes, rules: rules.map((rule) => timed(rule, () => verdictOf(proved, rule, kubernetes))) };
}

function timed(rule: Rule, decide: () => Verdict): RuleReport {
  const start = performance.now();
  const verdict = decide();
  return { rule, verdict, milliseconds: performance.now() - start };
}

function verdictOf(proved: ProvedChart, rule: Rule, kubernetes: readonly KubernetesVersion[]): Verdict {
  return rule.kind === 'template' ? templateVerdict(proved, rule) : provenVerdict(proved, rule, kubernetes);
}

function templateVerdict({ template }: ProvedChart, rule: TemplateRule): Verdict {
  const problems = [...rule.check(template)].map(({ place, problem }) => ({ object: place, source: template.metadata.name, pointer: '', problem }));
  return problems.length === 0 ? { kind: 'proved', reason: 'constant', cases: 1 } : { kind: 'failed', problems };
}

function provenVerdict(proved: ProvedChart, rule: ObjectRule | ChartRule, kubernetes: readonly KubernetesVersion[]): Verdict {
  const { cases, reason, counterexamples, open } = proveRule(proved, rule, kubernetes);
  if (counterexamples.length > 0) {
    return { kind: 'refuted', cases, counterexamples };
  }
  return open.length === 0 ? { kind: 'proved', reason, cases } : { kind: 'unproven', cases, why: open, sample: { count: 0, seed: 0 } };
}
