/** The Kubernetes versions that charts are checked for. */
export const KUBERNETES_VERSIONS = ['1.28', '1.29', '1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36'] as const;

/** One minor version of Kubernetes. */
export type KubernetesVersion = (typeof KUBERNETES_VERSIONS)[number];

/** Whether a version is another, or a later one. */
export function isAtLeast(version: KubernetesVersion, other: KubernetesVersion): boolean {
  return KUBERNETES_VERSIONS.indexOf(version) >= KUBERNETES_VERSIONS.indexOf(other);
}
