import { compareCodePoints } from '../template/key-order';

/** What decides where `helm template` prints an object. */
export interface Placed {
  /** The template's path below the chart: `templates/web/service.yaml`. */
  readonly templatePath: string;
  /** The object's kind. */
  readonly kind: string;
  /** Whether the object has the `helm.sh/hook` annotation. @default false */
  readonly hook?: boolean;
  /** The object's place among the documents of its file. @default 0 */
  readonly index?: number;
}

/** Options of {@link sortAsHelm}. */
export interface HelmOrderOptions {
  /**
   * The major version of Helm whose order is wanted. They differ in one thing: Helm 4 prints webhook
   * configurations before all kinds that it does not know, Helm 3 among them. @default 4
   */
  readonly helmMajor?: 3 | 4;
}

/**
 * The objects in the order in which `helm template` prints them: by kind as Helm installs them, kinds that
 * Helm does not know last and by name, then by path and by place in the file; hooks and tests after all
 * others, in the same order (their weight plays no part in it).
 */
export function sortAsHelm<T extends Placed>(objects: readonly T[], options: HelmOrderOptions = {}): readonly T[] {
  const ranks = options.helmMajor === 3 ? helm3Ranks : helm4Ranks;
  return [...objects].sort(
    (a, b) =>
      Number(a.hook ?? false) - Number(b.hook ?? false) ||
      compareKinds(a.kind, b.kind, ranks) ||
      compareCodePoints(a.templatePath, b.templatePath) ||
      (a.index ?? 0) - (b.index ?? 0),
  );
}

function compareKinds(a: string, b: string, ranks: ReadonlyMap<string, number>): number {
  const last = ranks.size;
  return (ranks.get(a) ?? last) - (ranks.get(b) ?? last) || (ranks.has(a) ? 0 : compareCodePoints(a, b));
}

// https://github.com/helm/helm/blob/v3.17.3/pkg/releaseutil/kind_sorter.go, InstallOrder
const helm3Kinds = [
  'PriorityClass',
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'SecretList',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleList',
  'ClusterRoleBinding',
  'ClusterRoleBindingList',
  'Role',
  'RoleList',
  'RoleBinding',
  'RoleBindingList',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
];

// https://github.com/helm/helm/blob/v4.2.3/pkg/release/v1/util/kind_sorter.go, InstallOrder
/** The kinds that Helm 4 installs in an order of their own; every other kind comes after them. */
export const helmInstallOrder: readonly string[] = [
  ...helm3Kinds,
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
];

const helm3Ranks = ranksOf(helm3Kinds);
const helm4Ranks = ranksOf(helmInstallOrder);

function ranksOf(kinds: readonly string[]): ReadonlyMap<string, number> {
  return new Map(kinds.map((kind, rank) => [kind, rank]));
}
