import { KUBERNETES_VERSIONS, type ClusterVersion, type KubernetesVersion } from '../kubernetes-version';

/** Whether the cluster has one of these versions. It is asked for only where the answer depends on it. */
export function isAmong(kubernetes: ClusterVersion, versions: ReadonlySet<KubernetesVersion>): boolean {
  return versions.size === KUBERNETES_VERSIONS.length || (versions.size > 0 && versions.has(kubernetes.name()));
}
