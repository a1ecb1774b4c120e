/** The Kubernetes versions that charts are checked for. */
export const KUBERNETES_VERSIONS = ['1.28', '1.29', '1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36'] as const;

/** One minor version of Kubernetes. */
export type KubernetesVersion = (typeof KUBERNETES_VERSIONS)[number];

/** The version of the cluster, which a rule asks about and does not look at: a proof goes through all of them. */
export interface ClusterVersion {
  /** Whether it is this version, or a later one. */
  readonly isAtLeast: (version: KubernetesVersion) => boolean;
  /** The version itself. A proof goes through each by itself, so that `isAtLeast` is cheaper where it says enough. */
  readonly name: () => KubernetesVersion;
}

/** A version that is known. */
export function clusterVersion(version: KubernetesVersion): ClusterVersion {
  return { isAtLeast: (other) => isAtLeast(version, other), name: () => version };
}

/** Whether a version is another, or a later one. */
export function isAtLeast(version: KubernetesVersion, other: KubernetesVersion): boolean {
  return KUBERNETES_VERSIONS.indexOf(version) >= KUBERNETES_VERSIONS.indexOf(other);
}

/** Versions in a sentence: `1.28 to 1.36`, or one by one where some between them are missing. */
export function rangeText(versions: Iterable<KubernetesVersion>): string {
  const all = [...versions];
  const places = all.map((version) => KUBERNETES_VERSIONS.indexOf(version));
  const [first, last] = [Math.min(...places), Math.max(...places)];
  return all.length > 1 && last - first + 1 === all.length ? `${String(KUBERNETES_VERSIONS[first])} to ${String(KUBERNETES_VERSIONS[last])}` : all.join(', ');
}
