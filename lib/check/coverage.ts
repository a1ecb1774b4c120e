import { premisesOfCharts, premisesOfRendered, UNDECIDABLE_CHECKS, type UndecidableCheck } from './premises';
import { rangeText, type KubernetesVersion } from './kubernetes-version';
import { RULES } from './rules';
import type { Coverage } from './report';
import type { Rule } from './rule';

/** What a report about a chart covers. */
export function coverageOfChart(rules: readonly Rule[], kubernetes: readonly KubernetesVersion[]): Coverage {
  return {
    claim: `Proved is what holds for every values file that the schema accepts, every release name and namespace that Helm accepts, whatever APIs the cluster serves, and Kubernetes ${rangeText(kubernetes)}.`,
    premises: premisesOfCharts(rules),
    undecidable: undecidableBeside(rules),
  };
}

/** What a report about rendered objects covers. */
export function coverageOfRendered(rules: readonly Rule[], kubernetes: readonly KubernetesVersion[]): Coverage {
  return {
    claim: `Passed is what these objects keep in Kubernetes ${rangeText(kubernetes)}; nothing is said of other values than those that they were rendered with.`,
    premises: premisesOfRendered(rules),
    undecidable: undecidableBeside(rules),
  };
}

/** A few rules are asked for by somebody who wants to know of those alone. */
function undecidableBeside(rules: readonly Rule[]): readonly UndecidableCheck[] {
  return RULES.every((rule) => rule.kind === 'template' || rules.includes(rule)) ? UNDECIDABLE_CHECKS : [];
}
