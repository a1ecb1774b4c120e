export * from './diagnostic';
export * from './values';
export * from './reference';
export * from './chart';
export { KUBERNETES_VERSIONS } from './check/kubernetes-version';
export { checkChart, checkRendered, imageRegistries, psaVerdict, reachability } from './check/on-demand';
export type { CheckChartOptions, CheckRenderedOptions, CheckReport, Cluster, Counterexample, Coverage, Decision, FoundProblem, KubernetesVersion, PodSecurityLevel, Port, Premise, Protocol, Reach, ReachVerdict, Rule, RuleReport, TaskOf, UndecidableCheck, Verdict } from './check';
export { PROFILES, renderMatrix } from './profile';
export type { DnsPods, MatrixOptions, MatrixProblem, MatrixRendering, MatrixReport, Profile } from './profile';
