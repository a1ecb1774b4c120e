import { isChartError } from '../../diagnostic';
import { renderForAnyVersion } from '../../chart/render';
import { templateOf } from '../../chart/template-of';
import { findingsOf } from '../check-objects';
import { concreteObjects } from '../concrete-objects';
import { foundProblem } from '../found-problem';
import { DEFAULT_RELEASE } from './release-facts';
import type { HelmChart } from '../../chart/helm-chart';
import type { Counterexample, CounterexampleRelease } from '../report';
import type { KubernetesVersion } from '../kubernetes-version';
import type { ChartRule, ObjectRule } from '../rule';

/** Everything that decides what a chart renders to. */
export interface Situation {
  readonly values: Readonly<Record<string, unknown>>;
  readonly release: CounterexampleRelease;
  readonly apiVersions: readonly string[];
  readonly kubernetes: KubernetesVersion;
}

/**
 * The counterexample that a situation is, or undefined: the schema or a guard refuses it, or the rendered
 * objects keep the rule. With a template, only its objects count.
 */
export function verify(chart: HelmChart, rule: ObjectRule | ChartRule, situation: Situation, templatePath?: string): Counterexample | undefined {
  const objects = renderedObjects(chart, situation);
  const findings = objects === undefined ? [] : findingsOf(rule, objects, situation.kubernetes);
  const own = templatePath === undefined ? findings : findings.filter(({ object }) => object.templatePath === templatePath);
  return own.length === 0 ? undefined : { ...situation, problems: own.map(foundProblem) };
}

/** Views of what a chart renders to, or undefined where the schema or a guard refuses the values. */
export function renderedObjects(chart: HelmChart, { values, release, apiVersions, kubernetes }: Situation): ReturnType<typeof concreteObjects> | undefined {
  const { template } = templateOf(chart);
  const sources = new Map(template.documents.map(({ path, source }) => [path, source]));
  try {
    const rendered = renderForAnyVersion(chart, { values, release: { ...DEFAULT_RELEASE, ...release }, capabilities: { kubeVersion: `v${kubernetes}.0`, apiVersions } });
    return rendered.flatMap(({ object, templatePath }) => concreteObjects([object], () => sources.get(templatePath) ?? templatePath).map((view) => ({ ...view, templatePath })));
  } catch (error) {
    if (isChartError(error)) {
      return undefined;
    }
    throw error;
  }
}
