export * from './diagnostic';
export * from './values';
export * from './reference';
export * from './chart';
export { KUBERNETES_VERSIONS, psaVerdict, reachability } from './check';
export type { Cluster, Decision, KubernetesVersion, PodSecurityLevel, Port, Protocol, Reach, ReachVerdict } from './check';
