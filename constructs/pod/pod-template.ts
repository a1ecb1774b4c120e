import { ifSet, isSet, when, type Reference, type Value } from '../../lib';
import { envItem, type EnvValue } from './env-source';
import { volumeMounts, volumes, type Mount } from './mount';
import { containerProbes } from './probes';
import { containerSecurityContext, podSecurityContext } from './security-context';
import { namedPorts, type PortMap } from '../workload/ports';
import type { Labels, Place } from '../place/place';
import type { ProbeSet } from '../probe-set';
import type { PodValues } from './pod-values';
import type { ProbeTuning } from './probes';

/** What the pods of one component are made of. */
export interface PodOptions {
  readonly place: Place;
  /** The component's name, which is also its container's. */
  readonly component: string;
  /** Labels by which the pods are found. */
  readonly selector: Labels;
  readonly values: Reference<PodValues>;
  readonly ports: PortMap;
  /** How the container is asked whether it is well, or undefined where it runs to an end. */
  readonly probes: { readonly questions: ProbeSet; readonly tuning: ProbeTuning } | undefined;
  /** What happens when the container ends. @default - that of the kind of workload, `Always` */
  readonly restartPolicy?: 'Never' | 'OnFailure';
  readonly env: Readonly<Record<string, EnvValue>>;
  readonly command: readonly string[] | undefined;
  readonly args: readonly Value<string>[] | undefined;
  readonly mounts: readonly Mount[];
  readonly annotations: Labels;
  readonly serviceAccountName: Value<string>;
  readonly hasServiceAccountToken: boolean;
}

/** A pod template at the restricted level, which no value can lower. All workloads are made with it. */
export function podTemplate(options: PodOptions): object {
  const { values, selector, annotations } = options;
  return {
    metadata: {
      labels: { ...values.podLabels, ...selector },
      ...annotationsOf(values, annotations),
    },
    spec: podSpec(options),
  };
}

function annotationsOf({ podAnnotations }: Reference<PodValues>, annotations: Labels): object {
  return { annotations: Object.keys(annotations).length === 0 ? ifSet(podAnnotations) : { ...podAnnotations, ...annotations } };
}

function podSpec(options: PodOptions): object {
  const { place, values, mounts } = options;
  return {
    ...(options.restartPolicy === undefined ? {} : { restartPolicy: options.restartPolicy }),
    serviceAccountName: options.serviceAccountName,
    automountServiceAccountToken: options.hasServiceAccountToken,
    // Otherwise every Service of the namespace becomes environment variables.
    enableServiceLinks: false,
    imagePullSecrets: place.imagePullSecrets,
    securityContext: podSecurityContext(values.podSecurityContext),
    priorityClassName: ifSet(values.priorityClassName),
    terminationGracePeriodSeconds: values.terminationGracePeriodSeconds,
    nodeSelector: ifSet(values.nodeSelector),
    tolerations: ifSet(values.tolerations),
    affinity: ifSet(values.affinity),
    topologySpreadConstraints: spread(options),
    containers: [container(options)],
    ...(mounts.length === 0 ? {} : { volumes: volumes(mounts) }),
  };
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

function container(options: PodOptions): object {
  const { place, values, component, mounts, ports } = options;
  return {
    name: component,
    image: place.image(values.image, component),
    imagePullPolicy: values.image.pullPolicy,
    ...(options.command === undefined ? {} : { command: options.command }),
    ...(options.args === undefined ? {} : { args: options.args }),
    ...portsOf(ports),
    env: environment(options),
    resources: values.resources,
    securityContext: containerSecurityContext(values.podSecurityContext),
    ...(options.probes === undefined ? {} : containerProbes(options.probes.questions, ports, options.probes.tuning)),
    ...(mounts.length === 0 ? {} : { volumeMounts: volumeMounts(mounts) }),
  };
}

function portsOf(ports: PortMap): object {
  const declared = namedPorts(ports);
  return declared.length === 0 ? {} : { ports: declared.map(({ name, port }) => ({ name, containerPort: port, protocol: 'TCP' })) };
}

function environment({ place, env, values }: PodOptions): readonly unknown[] {
  const version = place.appVersion === '' ? [] : [{ name: 'APP_VERSION', value: place.appVersion }];
  const own = Object.entries(env).map(([name, value]) => envItem(name, value));
  return [...version, ...own, ...values.extraEnvVars as unknown as readonly unknown[]];
}
