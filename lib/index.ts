export * from './diagnostic';
export * from './values';
export * from './reference';
export * from './chart';
export { KUBERNETES_VERSIONS, psaVerdict } from './check';
export type { KubernetesVersion, PodSecurityLevel } from './check';
