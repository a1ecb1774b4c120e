import { settingsOf, type Problem, type Settings, type Value } from '../../lib';
import { containerValues, type ContainerValues } from './container-values';
import { requireOwnVariables } from './extra-env-vars';
import { endingOf } from '../place/ending';
import { mountProblems, type Mount } from './mount';
import { requireSoundContainer } from './sound-pod';
import { probeProblems, type ProbeSet } from '../probe-set';
import { portProblems, type PortMap, type PortName, type PortOptions } from '../workload/ports';
import type { ContainerOptions } from './container';
import type { EnvValue } from './env-source';
import type { ProbeTuning } from './probes';
import type { Construct } from 'constructs';
import type { Place } from '../place/place';

/** A container that runs to its end before the others of its pod start. It is as hardened as they are. */
export interface InitContainer {
  /** A DNS label, unlike that of any other container of the pod. */
  readonly name: string;
  /** What customers set: `chart.values.<block>` of a block made by `containerValues`, or literals. */
  readonly values: Settings<ContainerValues>;
  /** Environment variables. @default - APP_VERSION alone, in a HelmChart */
  readonly env?: Readonly<Record<string, EnvValue>>;
  /** The program to start. @default - the image's own */
  readonly command?: readonly string[];
  /** Arguments of the program. @default - the image's own */
  readonly args?: readonly Value<string>[];
  /** The only paths the container can write to. Containers that mount the same folder of scratchAt share it. @default - none */
  readonly mounts?: readonly Mount[];
}

/**
 * A container that runs beside that of a workload. It is an ordinary one, not an init container that restarts:
 * Kubernetes 1.28 takes that for an init container that never ends, and the pod never starts.
 */
export interface Sidecar<Ports extends PortMap = PortMap> extends InitContainer {
  /** Ports that it listens on, for its own probes and for flows of the network; the Service does not lead to them. @default - none */
  readonly ports?: Ports;
  /** How Kubernetes finds out whether it is alive, and ready. */
  readonly probes: ProbeSet;
}

/** The names of all ports that some sidecars declare. */
type SidecarPortName<One> = One extends { readonly ports?: infer Ports } ? PortName<NonNullable<Ports>> : never;

/** The ports of all sidecars of a pod, by name. */
export type SidecarPorts<Sidecars extends readonly Sidecar[]> = Readonly<Record<SidecarPortName<Sidecars[number]>, number | PortOptions>>;

/** The ports of all sidecars. */
export function sidecarPortsOf<const Sidecars extends readonly Sidecar[]>(sidecars: Sidecars | undefined): SidecarPorts<Sidecars> {
  return Object.assign({}, ...(sidecars ?? []).map(({ ports }) => ports ?? {})) as SidecarPorts<Sidecars>;
}

/** The further containers of a pod, as a construct is given them. */
export interface FurtherContainers {
  readonly initContainers?: readonly InitContainer[];
  readonly sidecars?: readonly Sidecar[];
}

/** The further containers of a pod, as the pod builder takes them. */
export interface FurtherContainerOptions {
  readonly initContainers: readonly ContainerOptions[];
  readonly sidecars: readonly ContainerOptions[];
}

/** Settles what customers can set of further containers. Sidecars are probed as patiently as the workload. */
export function furtherContainers(construct: Construct, place: Place, { initContainers = [], sidecars = [] }: FurtherContainers, tuning?: ProbeTuning): FurtherContainerOptions {
  const settle = (given: InitContainer, further: Pick<ContainerOptions, 'ports' | 'probes'>): ContainerOptions => {
    const { name, env = {}, command, args, mounts = [] } = given;
    const values = settingsOf(containerValues(), given.values, `${construct.node.path}/${name}`);
    requireSoundContainer(place, name, values);
    requireOwnVariables(place, { component: endingOf(construct), values, env });
    return { name, values, env, command, args, mounts, ...further };
  };
  return {
    initContainers: initContainers.map((given) => settle(given, { ports: {}, probes: undefined })),
    sidecars: sidecars.map((given) => settle(given, { ports: given.ports ?? {}, probes: tuning === undefined ? undefined : { questions: given.probes, tuning } })),
  };
}

/** The further containers, each as it was given. */
function allOf({ initContainers = [], sidecars = [] }: FurtherContainers): readonly InitContainer[] {
  return [...initContainers, ...sidecars];
}

/** The mounts of a pod's containers, all of them. */
export function mountsOfPod(pod: FurtherContainers & { readonly mounts?: readonly Mount[] }): readonly Mount[] {
  return [pod, ...allOf(pod)].flatMap(({ mounts = [] }) => mounts);
}

/** What is wrong with further containers, beside the one of the component. */
export function furtherContainerProblems(component: string, pod: FurtherContainers, ports: PortMap, place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  const names = [component, ...allOf(pod).map(({ name }) => name)];
  const { sidecars = [] } = pod;
  const portNames = [ports, ...sidecars.map((sidecar) => sidecar.ports ?? {})].flatMap((map) => Object.keys(map));
  return [
    ...names.filter((name) => !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/u.test(name)).map((name) => problem(`"${name}" is not a name of a container`, 'use at most 63 lower-case letters, digits and "-"')),
    ...repeated(names).map((name) => problem(`two containers of the pod have the name ${name}`, 'give each its own name')),
    ...repeated(portNames).map((name) => problem(`two containers of the pod have a port ${name}`, 'give each port its own name')),
    ...allOf(pod).flatMap(({ name, mounts = [] }) => mountProblems(mounts, `${place}/${name}`)),
    // All containers of a pod share its addresses.
    ...(sidecars.length === 0 ? [] : portProblems({ ...ports, ...sidecarPortsOf(sidecars) }, place)),
    ...sidecars.flatMap(({ name, probes, ports: own = {} }) => probeProblems(probes, Object.keys(own), `${place}/${name}`)),
  ];
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
}
