import { concreteObjects } from './concrete-objects';
import { findingsOf } from './check-objects';
import { coverageOfRendered } from './coverage';
import { foundProblem } from './found-problem';
import { KUBERNETES_VERSIONS, type KubernetesVersion } from './kubernetes-version';
import { RULES } from './rules';
import type { ObjectView } from './object-view';
import type { CheckReport, FoundProblem, RuleReport, Verdict } from './report';
import type { ChartRule, ObjectRule, Rule } from './rule';

/** What rendered objects are checked for. */
export interface CheckRenderedOptions {
  /** What the report calls the objects. @default 'rendered objects' */
  readonly subject?: string;
  /** Where an object comes from, by its place in the list. @default - `object 1` and so on */
  readonly sourceOf?: (index: number) => string;
  /** Rules on templates are left out: there are none to look at. @default - all rules of the library */
  readonly rules?: readonly Rule[];
  /** @default - every version that the library knows, 1.28 to 1.36 */
  readonly kubernetes?: readonly KubernetesVersion[];
}

/**
 * Checks plain Kubernetes objects, whatever rendered them. It says nothing of other values than those that they
 * were rendered with.
 *
 * @example checkRendered([pod]).rules.filter(({ verdict }) => verdict.kind === 'failed')
 */
export function checkRendered(objects: readonly unknown[], options: CheckRenderedOptions = {}): CheckReport {
  const { subject = 'rendered objects', sourceOf, rules = RULES, kubernetes = KUBERNETES_VERSIONS } = options;
  const views = concreteObjects(objects, sourceOf);
  const concrete = rules.filter((rule): rule is ObjectRule | ChartRule => rule.kind !== 'template');
  return { subject, kubernetes, rules: concrete.map((rule) => reportOf(rule, views, kubernetes)), coverage: coverageOfRendered(concrete, kubernetes) };
}

function reportOf(rule: ObjectRule | ChartRule, views: readonly ObjectView[], kubernetes: readonly KubernetesVersion[]): RuleReport {
  const start = performance.now();
  const verdict = verdictOf(rule, views, rule.perVersion === true ? kubernetes : kubernetes.slice(-1));
  return { rule, verdict, milliseconds: performance.now() - start };
}

function verdictOf(rule: ObjectRule | ChartRule, views: readonly ObjectView[], versions: readonly KubernetesVersion[]): Verdict {
  const found = versions.flatMap((version) => findingsOf(rule, views, version).map(foundProblem));
  const distinct = new Map(found.map((problem): [string, FoundProblem] => [JSON.stringify(problem), problem]));
  return distinct.size === 0 ? { kind: 'passed' } : { kind: 'failed', problems: [...distinct.values()] };
}
