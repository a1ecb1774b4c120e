import { defaultTo, ifSet, throwProblems, type Problem, type Reference, type Value } from '../../lib';
import { appendOnlyWrites, mountProblems, type Mount } from '../pod/mount';
import { requireOwnVariables } from '../pod/extra-env-vars';
import { furtherContainerProblems, furtherContainers, mountsOfPod, type InitContainer } from '../pod/further-containers';
import { requireOwnVolumes } from '../pod/own-volumes';
import { makeServiceAccount } from '../pod/service-account';
import { requireSoundPod } from '../pod/sound-pod';
import { endingOf } from '../place/ending';
import { placeOf, type Labels, type Place } from '../place/place';
import { requireAll } from '../place/require-all';
import { hookCompanionAnnotations, hookProblems, type Hook } from './hook';
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { EnvValue } from '../pod/env-source';
import type { PodValues } from '../pod/pod-values';
import type { PodOptions } from '../pod/pod-template';
import type { JobValues } from './job-values';

declare const noPort: unique symbol;

/** The ports of what runs to an end: none, so that no flow to it compiles. */
export type NoPorts = { readonly [noPort]?: never };

/** What the one container of a job does. */
export interface JobContainer {
  /** Environment variables. @default - APP_VERSION alone, in a HelmChart */
  readonly env?: Readonly<Record<string, EnvValue>>;
  /** The program to start. @default - the image's own */
  readonly command?: readonly string[];
  /** Arguments of the program. @default - the image's own */
  readonly args?: readonly Value<string>[];
  /** The only paths the container can write to. @default - none */
  readonly mounts?: readonly Mount[];
  /** Containers that run to their ends, one after the other, before that of the job starts. @default - none */
  readonly initContainers?: readonly InitContainer[];
  /** Whether a container that fails is started again in its pod, or another pod is. @default 'Never' – another pod, so that the logs of each attempt stay */
  readonly restartPolicy?: 'Never' | 'OnFailure';
  /** Whether the pods get a token for the API server. @default false */
  readonly hasServiceAccountToken?: boolean;
}

/** What a job's pods are made in: its construct, its names and labels. */
export interface JobIdentity {
  readonly place: Place;
  readonly component: string;
  readonly name: string;
  readonly labels: Labels;
  readonly selector: Labels;
}

/** A pod that runs to an end, with its ServiceAccount. */
export interface JobPod {
  readonly serviceAccount: ApiObject;
  /** What the pod is made of, when the chart is synthesized. */
  readonly pod: PodOptions;
}

/** What else a job is. */
export interface JobIdentityOptions {
  readonly hook?: Hook | undefined;
  /** Whether it may write to an append-only volume: a step of a LedgerUpgrade, which runs while nothing else writes. @default false */
  readonly mayWriteLedger?: boolean;
}

/** Longer names would leave no room for the release's: 63 characters, less those that Kubernetes adds, less ten. */
const LONGEST_COMPONENT = 40;

/**
 * Names and labels of a job.
 *
 * @param suffix - How many characters Kubernetes appends to the job's name, and to the names of what it makes.
 * @throws ChartError CONSTRUCT_INVALID, VOLUME_INVALID – all problems at once.
 */
export function jobIdentity(construct: Construct, suffix: number, container: JobContainer, options: JobIdentityOptions = {}): JobIdentity {
  throwProblems('CONSTRUCT_INVALID', `${construct.node.path} is invalid`, jobProblems(construct, container, options));
  const component = endingOf(construct);
  const place = placeOf(construct);
  // Only asked for, so that the names of the chart leave room.
  place.objectName(`${component}${'0'.repeat(suffix)}`);
  return {
    place,
    component,
    name: place.objectName(component),
    labels: { 'app.kubernetes.io/component': component },
    selector: { ...place.selectorLabels, 'app.kubernetes.io/component': component },
  };
}

/** What is wrong with the name, the mounts and the hook of a job. */
export function jobProblems(construct: Construct, container: JobContainer, { hook, mayWriteLedger = false }: JobIdentityOptions = {}): readonly Problem[] {
  const { path } = construct.node;
  const component = endingOf(construct);
  return [
    ...(component.length <= LONGEST_COMPONENT
      ? []
      : [{ code: 'CONSTRUCT_INVALID', what: `the name ${component} has ${String(component.length)} characters, and Kubernetes appends to the names of jobs`, in: path, fix: `use at most ${String(LONGEST_COMPONENT)}` } as const]),
    ...mountProblems(container.mounts ?? [], path),
    ...furtherContainerProblems(component, container, {}, path),
    ...(mayWriteLedger ? [] : appendOnlyWrites(mountsOfPod(container)).map(({ contract }) => secondWriter(component, contract, path))),
    ...(hook === undefined ? [] : hookProblems(hook, mountsOfPod(container), path)),
  ];
}

function secondWriter(component: string, contract: string, place: string): Problem {
  return { code: 'VOLUME_INVALID', what: `the job ${component} would write to ${contract}, which is append-only, beside its writer`, in: place, fix: 'mount it with { readOnly: true }, or make it a step of a LedgerUpgrade' };
}

/** What is told to the pod builder of a pod that runs to an end. */
export interface JobPodOptions {
  readonly identity: JobIdentity;
  readonly values: Reference<PodValues>;
  readonly container: JobContainer;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly hook?: Hook | undefined;
}

/** The pod of a job, made as those of all workloads are: the same hardening, registry, pull secrets and rules. */
export function makeJobPod(scope: Construct, { identity, values, container, annotations = {}, hook }: JobPodOptions): JobPod {
  const { place, component, name, labels, selector } = identity;
  requireAll(place, scope.node.path, (asking) => {
    requireSoundPod(asking, component, values);
    requireOwnVariables(asking, { component, values, env: container.env ?? {} });
  });
  const mounts = container.mounts ?? [];
  const further = furtherContainers(scope, place, container);
  requireOwnVolumes(place, { component, values, mounts, further });
  const serviceAccountName = defaultTo(values.serviceAccount.name, name);
  return {
    serviceAccount: makeServiceAccount(scope, place, labels, serviceAccountName, values, hook === undefined ? {} : hookCompanionAnnotations(hook)),
    pod: {
      place,
      component,
      selector,
      values,
      ports: {},
      probes: undefined,
      restartPolicy: container.restartPolicy ?? 'Never',
      env: container.env ?? {},
      command: container.command,
      args: container.args,
      mounts,
      further,
      annotations,
      serviceAccountName,
      hasServiceAccountToken: container.hasServiceAccountToken ?? false,
    },
  };
}

/** The `spec` of a Job. */
export function jobSpec({ backoffLimit, activeDeadlineSeconds, ttlSecondsAfterFinished }: Pick<Reference<JobValues>, 'backoffLimit' | 'activeDeadlineSeconds' | 'ttlSecondsAfterFinished'>, template: object): object {
  return { backoffLimit, activeDeadlineSeconds, ttlSecondsAfterFinished: ifSet(ttlSecondsAfterFinished), template };
}
