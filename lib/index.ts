export * from './diagnostic';
export * from './values';
export * from './reference';
export * from './chart';
export { KUBERNETES_VERSIONS } from './check/kubernetes-version';
export { checkChart, checkRendered, psaVerdict, reachability } from './check/on-demand';
export type { CheckChartOptions, CheckRenderedOptions, CheckReport, Cluster, Counterexample, Decision, FoundProblem, KubernetesVersion, PodSecurityLevel, Port, Protocol, Reach, ReachVerdict, Rule, RuleReport, Verdict } from './check';
