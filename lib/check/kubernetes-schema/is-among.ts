import { KUBERNETES_VERSIONS, type ClusterVersion, type KubernetesVersion } from '../kubernetes-version';

/** Whether the cluster has one of these versions. It is asked for only where the answer depends on it. */
export function isAmong(kubernetes: ClusterVersion, versions: ReadonlySet<KubernetesVersion>): boolean {
  if (versions.size === KUBERNETES_VERSIONS.length || versions.size === 0) {
    return versions.size > 0;
  }
  // Ranges first: a proof goes through two parts of the versions instead of through each version.
  const [first, last] = boundsOf(versions);
  if (last - first + 1 > versions.size) {
    return versions.has(kubernetes.name());
  }
  const after = KUBERNETES_VERSIONS[last + 1];
  return kubernetes.isAtLeast(KUBERNETES_VERSIONS[first] as KubernetesVersion) && (after === undefined || !kubernetes.isAtLeast(after));
}

function boundsOf(versions: ReadonlySet<KubernetesVersion>): readonly [number, number] {
  const places = [...versions].map((version) => KUBERNETES_VERSIONS.indexOf(version));
  return [Math.min(...places), Math.max(...places)];
}
