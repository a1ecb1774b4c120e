export { KUBERNETES_VERSIONS, isAtLeast } from './kubernetes-version';
export { checkObjects } from './check-objects';
export { RULES } from './rules';
export type { KubernetesVersion } from './kubernetes-version';
export type { ObjectView } from './object-view';
export type { ChartRule, Finding, ObjectRule, Rule, RuleContext, RuleExamples, Severity, TemplateFinding, TemplateRule } from './rule';
export type { CheckReport, Counterexample, CounterexampleRelease, FoundProblem, ProofReason, RuleReport, Sample, Verdict } from './report';
export type { Scalar, View, ViewEntry, ViewKind } from './view/view';
