import type { ObjectView } from '../object-view';
import type { View } from './view';

/** Where a pod is described: a Pod itself, or the template of what makes pods. */
export interface PodView {
  readonly metadata: View;
  readonly spec: View;
}

/** The kinds that describe pods (https://kubernetes.io/docs/concepts/security/pod-security-standards/). */
export const POD_KINDS = ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob', 'PodTemplate'] as const;

/** The pod that an object describes, or undefined. */
export function podOf({ kind, root }: Pick<ObjectView, 'kind' | 'root'>): PodView | undefined {
  switch (kind) {
    case 'Pod':
      return partsOf(root);
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'ReplicationController':
    case 'Job':
      return partsOf(root.get('spec', 'template'));
    case 'CronJob':
      return partsOf(root.get('spec', 'jobTemplate', 'spec', 'template'));
    case 'PodTemplate':
      return partsOf(root.get('template'));
    default:
      return undefined;
  }
}

function partsOf(template: View): PodView {
  return { metadata: template.get('metadata'), spec: template.get('spec') };
}

/** The lists of containers that a pod can have. */
export const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** Every container of a pod, one by one: each is looked at by itself. */
export function* eachContainer({ spec }: PodView): Iterable<View> {
  for (const list of CONTAINER_LISTS) {
    yield* spec.get(list).each();
  }
}
