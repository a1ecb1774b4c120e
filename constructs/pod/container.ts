import { environment } from './environment';
import { volumeMounts, type Mount } from './mount';
import { containerProbes, type ProbeTuning } from './probes';
import { containerSecurityContext } from './security-context';
import { namedPorts, type PortMap } from '../workload/ports';
import type { Reference, Value } from '../../lib';
import { addedFiles } from './pod-addition';
import { listOf } from './list-of';
import type { Place } from '../place/place';
import type { ProbeSet } from '../probe-set';
import type { EnvValue } from './env-source';
import type { ContainerValues } from './container-values';
import type { PodValues } from './pod-values';
import type { PreStop } from './pre-stop';

/** What any container is made of. */
export interface ContainerOptions {
  readonly name: string;
  readonly values: Reference<ContainerValues>;
  readonly env: Readonly<Record<string, EnvValue>>;
  readonly command: readonly string[] | undefined;
  readonly args: readonly Value<string>[] | undefined;
  readonly mounts: readonly Mount[];
  readonly ports: PortMap;
  /** How the container is asked whether it is well, or undefined where it runs to an end. */
  readonly probes: { readonly questions: ProbeSet; readonly tuning: ProbeTuning } | undefined;
  readonly preStop?: PreStop | undefined;
}

/** The pod that a container is in. */
export interface ContainerSurroundings {
  readonly place: Place;
  readonly component: string;
  readonly values: Pick<Reference<PodValues>, 'podSecurityContext'>;
}

/** A container as hardened as any other, with what is added to every container of its chart. */
export function container(pod: ContainerSurroundings, options: ContainerOptions): object {
  const { values, ports } = options;
  return {
    name: options.name,
    image: pod.place.image(values.image, pod.component),
    imagePullPolicy: values.image.pullPolicy,
    ...(options.command === undefined ? {} : { command: options.command }),
    ...(options.args === undefined ? {} : { args: options.args }),
    ...portsOf(ports),
    env: environment(pod.place, pod.component, options.env, values.extraEnvVars),
    resources: values.resources,
    securityContext: containerSecurityContext(pod.place, pod.values.podSecurityContext),
    ...(options.preStop === undefined ? {} : { lifecycle: { preStop: { exec: { command: options.preStop.command } } } }),
    ...(options.probes === undefined ? {} : containerProbes(options.probes.questions, ports, options.probes.tuning)),
    volumeMounts: listOf([...volumeMounts(options.mounts), ...addedFiles(pod.place).map(({ volumeMount }) => volumeMount)], values.extraVolumeMounts),
  };
}

function portsOf(ports: PortMap): object {
  const declared = namedPorts(ports);
  return declared.length === 0 ? {} : { ports: declared.map(({ name, port }) => ({ name, containerPort: port, protocol: 'TCP' })) };
}
