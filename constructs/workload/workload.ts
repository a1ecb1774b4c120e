import { and, checksum, defaultTo, or, settingsOf, type BooleanValue, type Problem, type Reference } from '../../lib';
import { podBackupAnnotations, podBackupProblems } from '../backup/pod-backup';
import { restartCauses } from '../pod/env-source';
import { appendOnlyWrites, claimWriting, mountProblems, type ClaimMount } from '../pod/mount';
import { requireOwnVariables } from '../pod/extra-env-vars';
import { furtherContainerProblems, furtherContainers, mountsOfPod } from '../pod/further-containers';
import { requireOwnVolumes } from '../pod/own-volumes';
import { preStopProblems, requireGrace } from '../pod/pre-stop';
import { makeServiceAccount, nameOf } from '../pod/service-account';
import { requireSoundPod } from '../pod/sound-pod';
import { endingOf } from '../place/ending';
import { placeOf, type Labels, type Place } from '../place/place';
import { requireAll } from '../place/require-all';
import { probeProblems } from '../probe-set';
import { portProblems, type PortMap } from './ports';
import { hasAtMostOnePod } from './scaling';
import { WorkloadService } from './service';
import { workloadValues, type WorkloadValues } from './workload-values';
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PodOptions } from '../pod/pod-template';
import type { WorkloadProps } from './workload-props';

/** What every kind of workload consists of besides its own object. */
export interface Workload<Ports extends PortMap> {
  readonly place: Place;
  readonly component: string;
  readonly name: string;
  readonly values: Reference<WorkloadValues>;
  readonly labels: Labels;
  readonly selector: Labels;
  readonly service: WorkloadService<Ports> | undefined;
  readonly serviceAccount: ApiObject;
  /** What its pods are made of, when the chart is synthesized. */
  readonly pod: PodOptions;
  /** Whether two pods at once would corrupt data. */
  readonly isSingleWriter: boolean;
  /** Whether all volumes can be in several pods at once. */
  readonly sharesVolumes: BooleanValue;
}

/**
 * Service, ServiceAccount and pod template of a workload.
 *
 * @throws ChartError CONSTRUCT_INVALID, PROBE_PATHS_EQUAL, PROBE_INVALID, PORT_UNKNOWN, VOLUME_INVALID – all problems at once.
 */
export function makeWorkload<Ports extends PortMap>(construct: Construct, props: WorkloadProps<Ports>, kind: 'Deployment' | 'StatefulSet'): Workload<Ports> {
  const place = placeOf(construct);
  const component = endingOf(construct);
  const name = place.objectName(component);
  const isSingleWriter = props.singleWriter === true || appendOnlyWrites(mountsOfPod(props)).length > 0;
  const values = settingsOf(workloadValues({ kind, ...(isSingleWriter ? { singleWriter: true } : {}) }), props.values, construct.node.path, propProblems(construct, props));
  const selector = { ...place.selectorLabels, 'app.kubernetes.io/component': component };
  const labels = { 'app.kubernetes.io/component': component };
  requireAll(place, construct.node.path, (asking) => { requireSoundValues(asking, component, values, props, isSingleWriter); });
  const serviceAccountName = defaultTo(values.serviceAccount.name, name);
  const { ports, mounts = [] } = props;
  const further = furtherContainers(construct, place, props, values);
  requireOwnVolumes(place, { component, values, mounts, further });
  return {
    place,
    component,
    name,
    values,
    labels,
    selector,
    isSingleWriter,
    sharesVolumes: and(...claimsOf(props).map(({ isShared }) => isShared)),
    service: Object.keys(ports).length === 0 ? undefined : new WorkloadService(construct, { place, component, name, labels, selector, ports, annotations: values.service.annotations }),
    serviceAccount: makeServiceAccount(construct, place, labels, serviceAccountName, values),
    pod: {
      place,
      component,
      selector,
      values,
      ports,
      probes: { questions: props.probes, tuning: values },
      env: props.env ?? {},
      command: props.command,
      args: props.args,
      mounts,
      preStop: props.preStop,
      further,
      annotations: { ...podBackupAnnotations(component, props.backup), ...checksums(props) },
      serviceAccountName,
      hasServiceAccountToken: props.hasServiceAccountToken ?? false,
    },
  };
}

function propProblems<Ports extends PortMap>(construct: Construct, props: WorkloadProps<Ports>): readonly Problem[] {
  const { path } = construct.node;
  return [
    ...portProblems(props.ports, path),
    ...probeProblems(props.probes, Object.keys(props.ports), path),
    ...mountProblems(props.mounts ?? [], path),
    ...furtherContainerProblems(endingOf(construct), props, props.ports, path),
    ...claimWriting(endingOf(construct), mountsOfPod(props), path),
    ...preStopProblems(props.preStop, path),
    ...podBackupProblems(props.backup, props.mounts ?? [], path),
  ];
}

function requireSoundValues(place: Place, component: string, values: Reference<WorkloadValues>, props: Omit<WorkloadProps<PortMap>, 'ports' | 'probes' | 'values'>, isSingleWriter: boolean): void {
  const { replicas } = values;
  requireSoundPod(place, component, values);
  requireOwnVariables(place, { component, values, env: props.env ?? {} });
  requireGrace(place, component, props.preStop, values.terminationGracePeriodSeconds);
  if (isSingleWriter) {
    place.require(hasAtMostOnePod(values), `${component} is a single writer and cannot have two pods`, `set ${nameOf(replicas, 'replicas')} to 1`);
  }
  for (const mount of isSingleWriter ? [] : claimsOf(props)) {
    place.require(or(hasAtMostOnePod(values), mount.isShared), `${component} has several pods, but its volume ${mount.contract} can be on one node only`, `set ${nameOf(replicas, 'replicas')} to 1, or the volume's accessMode to ReadWriteMany`);
  }
}

/** The persistent volumes of a pod, each once however many containers mount it. */
function claimsOf(pod: Parameters<typeof mountsOfPod>[0]): readonly ClaimMount[] {
  const claims = mountsOfPod(pod).filter((mount) => mount.kind === 'claim');
  return [...new Map(claims.map((claim) => [claim.contract, claim])).values()];
}

function checksums(props: Pick<WorkloadProps<PortMap>, 'env' | 'mounts' | 'restartOn' | 'initContainers' | 'sidecars'>): Labels {
  const { initContainers = [], sidecars = [], restartOn = {} } = props;
  const causes = [props, ...initContainers, ...sidecars].flatMap(({ env = {}, mounts = [] }) => restartCauses(env, mounts)).map((cause) => [cause.name, cause.checksum] as const);
  const own = Object.entries(restartOn).map(([name, value]) => [name, checksum(value)] as const);
  return Object.fromEntries([...causes, ...own].map(([name, sum]) => [`checksum/${name}`, sum])) as unknown as Labels;
}
