import { ifSet, isSet, when, type Reference, type Value } from '../../lib';
import { container, type ContainerOptions } from './container';
import { listOf } from './list-of';
import { volumes } from './mount';
import { assertLiteralVolumes } from './own-volumes';
import { addedFiles } from './pod-addition';
import { podSecurityContext } from './security-context';
import type { Labels, Place } from '../place/place';
import type { FurtherContainerOptions } from './further-containers';
import type { PodValues } from './pod-values';

/** What the pods of one component are made of. */
export interface PodOptions extends Omit<ContainerOptions, 'name' | 'values'> {
  readonly place: Place;
  /** The component's name, which is also its container's. */
  readonly component: string;
  /** Labels by which the pods are found. */
  readonly selector: Labels;
  readonly values: Reference<PodValues>;
  /** Init containers and sidecars. @default - none */
  readonly further?: FurtherContainerOptions;
  /** What happens when the container ends. @default - that of the kind of workload, `Always` */
  readonly restartPolicy?: 'Never' | 'OnFailure';
  readonly annotations: Labels;
  readonly serviceAccountName: Value<string>;
  readonly hasServiceAccountToken: boolean;
}

const NONE: FurtherContainerOptions = { initContainers: [], sidecars: [] };

/** A pod template at the restricted level, which no value can lower. All workloads are made with it, when they are synthesized. */
export function podTemplate(options: PodOptions): { readonly metadata: object; readonly spec: object } {
  return { metadata: podMetadata(options), spec: podSpec(options) };
}

/** The labels and annotations of a pod. */
export function podMetadata({ values, selector, annotations }: PodOptions): object {
  const { podLabels, podAnnotations } = values;
  return {
    labels: { ...podLabels, ...selector },
    annotations: Object.keys(annotations).length === 0 ? ifSet(podAnnotations) : { ...podAnnotations, ...annotations },
  };
}

/** The `spec` of a pod. What is added to all pods of the chart is asked for now, so call it when the chart is synthesized. */
export function podSpec(options: PodOptions): object {
  const { place, values, further: { initContainers, sidecars } = NONE } = options;
  return {
    ...(options.restartPolicy === undefined ? {} : { restartPolicy: options.restartPolicy }),
    serviceAccountName: options.serviceAccountName,
    automountServiceAccountToken: options.hasServiceAccountToken,
    // Otherwise every Service of the namespace becomes environment variables.
    enableServiceLinks: false,
    imagePullSecrets: place.imagePullSecrets,
    securityContext: podSecurityContext(place, values.podSecurityContext),
    priorityClassName: ifSet(values.priorityClassName),
    terminationGracePeriodSeconds: values.terminationGracePeriodSeconds,
    nodeSelector: ifSet(values.nodeSelector),
    tolerations: ifSet(values.tolerations),
    affinity: ifSet(values.affinity),
    topologySpreadConstraints: spread(options),
    ...(initContainers.length === 0 ? {} : { initContainers: initContainers.map((each) => container(options, each)) }),
    containers: [container(options, { ...options, name: options.component }), ...sidecars.map((each) => container(options, each))],
    volumes: listOf(volumesOf(options), values.extraVolumes),
  };
}

/** The volumes of the mounts of all containers, and those that are added. */
function volumesOf(pod: PodOptions): readonly unknown[] {
  const { place, mounts: own, further: { initContainers, sidecars } = NONE } = pod;
  assertLiteralVolumes(place, pod);
  const mounts = [...own, ...[...initContainers, ...sidecars].flatMap((each) => each.mounts)];
  return [...volumes(mounts), ...addedFiles(place).map(({ volume }) => volume)];
}

/** Pods that serve are spread over zones and nodes as far as that is possible; pods that run to an end are not. */
function spread({ values, selector, probes }: PodOptions): unknown {
  const { topologySpreadConstraints } = values;
  if (probes === undefined) {
    return ifSet(topologySpreadConstraints);
  }
  const byDefault = ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
  }));
  return when(isSet(topologySpreadConstraints), topologySpreadConstraints, byDefault);
}
