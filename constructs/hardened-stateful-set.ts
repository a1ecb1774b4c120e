import { Construct } from 'constructs';
import { ChartError, conditionAround, type BooleanValue } from '../lib';
import { makeScaling, replicasOf } from './workload/scaling';
import { serviceOf } from './workload/service-of';
import { servicePorts, type WorkloadService } from './workload/service';
import { makeWorkload, type Workload } from './workload/workload';
import { sidecarPortsOf, type Sidecar, type SidecarPorts } from './pod/further-containers';
import { podTemplate } from './pod/pod-template';
import { podSelectorConfig, subjectConfiguration } from './workload/plus-interfaces';
import type { ApiObject } from 'cdk8s';
import type { INetworkPolicyPeer, NetworkPolicyPeerConfig } from 'cdk8s-plus-28/lib/network-policy';
import type { IPodSelector, PodSelectorConfig } from 'cdk8s-plus-28/lib/pod';
import type { ISubject, SubjectConfiguration } from 'cdk8s-plus-28/lib/role-binding';
import type { Labels } from './place/place';
import type { NetworkIdentity } from './workload/network-identity';
import type { PortMap } from './workload/ports';
import type { WorkloadProps } from './workload/workload-props';

// The hash that Kubernetes appends in the label controller-revision-hash: at most ten characters
// (https://github.com/kubernetes/kubernetes/issues/64023).
const REVISION = '0123456789';

/** What a HardenedStatefulSet is made of. */
export type HardenedStatefulSetProps<Ports extends PortMap, Sidecars extends readonly Sidecar[] = readonly Sidecar[]> = WorkloadProps<Ports, Sidecars>;

/**
 * A StatefulSet with its Service, headless Service and ServiceAccount: like HardenedDeployment, but pods
 * keep their names, and a pod is gone before another takes its place. Volumes are PvcContracts, never
 * volumeClaimTemplates, which Kubernetes lets nobody change.
 *
 * @throws ChartError PROBE_PATHS_EQUAL – when liveness and readiness ask the same path.
 * @throws ChartError PROBE_INVALID – when the path, the command or the startup budget of a probe cannot work.
 * @throws ChartError PORT_UNKNOWN – when a probe asks a port that the workload does not declare.
 * @throws ChartError VOLUME_INVALID – when a mount's path is no folder or is taken, when another component writes to
 *   the append-only volume, or when `backup` names a volume that is not mounted.
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when a port, a further container, `preStop` or `backup` is not what
 *   Kubernetes takes, when the values have an updateStrategy, which a StatefulSet would ignore, when literal values
 *   contradict each other, or there are several of these problems, which are told at once.
 * @example
 * const values = defineValues({ vault: workloadValues({ kind: 'StatefulSet', singleWriter: true }), ledger: pvcValues('100Gi') });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const ledger = new PvcContract(chart, 'ledger', {
 *   values: chart.values.ledger, appendOnly: true, retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' },
 * });
 * new HardenedStatefulSet(chart, 'vault', {
 *   values: chart.values.vault,
 *   ports: { http: 8080 },
 *   probes: ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready', startupBudgetSeconds: 600 }),
 *   mounts: [ledger.mountAt('/data')],
 *   singleWriter: true,
 * });
 */
export class HardenedStatefulSet<const Ports extends PortMap = PortMap, const Sidecars extends readonly Sidecar[] = readonly []> extends Construct implements NetworkIdentity<Ports>, IPodSelector, INetworkPolicyPeer, ISubject {
  readonly component: string;
  readonly selector: Labels;
  readonly ports: Ports;
  readonly sidecarPorts: SidecarPorts<Sidecars>;
  readonly condition: BooleanValue;
  /** The StatefulSet, for patches. */
  readonly statefulSet: ApiObject;
  /** The Service that gives each pod a DNS name, for patches. */
  readonly headlessService: ApiObject;
  /** The ServiceAccount, for patches. */
  readonly serviceAccount: ApiObject;
  private readonly workload: Workload<Ports>;

  constructor(scope: Construct, id: string, props: HardenedStatefulSetProps<Ports, Sidecars>) {
    super(scope, id);
    this.condition = conditionAround(this);
    this.workload = makeWorkload(this, props, 'StatefulSet');
    const { place, name, labels, selector, values, pod, component } = this.workload;
    this.component = component;
    this.selector = selector;
    this.ports = props.ports;
    this.sidecarPorts = sidecarPortsOf(props.sidecars);
    this.serviceAccount = this.workload.serviceAccount;
    if ('updateStrategy' in values) {
      throw new ChartError('CONSTRUCT_INVALID', `the values of ${component} have an updateStrategy, which a StatefulSet would ignore`, { in: this.node.path, fix: "make the block with workloadValues({ kind: 'StatefulSet' })" });
    }
    // Each pod gets a label <name>-<revision>, and labels end at 63 characters: the name must leave room.
    place.objectName(`${component}-${REVISION}`);
    const headlessName = place.objectName(`${component}-headless`);
    this.headlessService = place.object(this, 'headless', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: headlessName, labels },
      spec: { clusterIP: 'None', publishNotReadyAddresses: true, selector, ...headlessPorts(props.ports) },
    });
    this.statefulSet = place.object(this, 'stateful-set', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name, labels },
      spec: () => ({
        serviceName: headlessName,
        replicas: replicasOf(values),
        selector: { matchLabels: selector },
        updateStrategy: { type: 'RollingUpdate' },
        template: podTemplate(pod),
      }),
    });
    makeScaling(this, { ...this.workload, kind: 'StatefulSet' });
  }

  /**
   * The Service of the pods.
   *
   * @throws ChartError PORT_UNKNOWN – when the workload declares no ports.
   */
  get service(): WorkloadService<Ports> {
    return serviceOf(this, this.workload.service);
  }

  /** Lets policies and Services of cdk8s-plus select the pods. */
  toPodSelectorConfig(): PodSelectorConfig {
    return podSelectorConfig(this.selector);
  }

  /** Lets rules of cdk8s-plus's NetworkPolicy name the pods as a peer. */
  toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** The workload itself: its pods are in the namespace of the release. */
  toPodSelector(): IPodSelector {
    return this;
  }

  /** Lets cdk8s-plus's RoleBinding bind the ServiceAccount. */
  toSubjectConfiguration(): SubjectConfiguration {
    return subjectConfiguration(this, this.workload);
  }
}

function headlessPorts(ports: PortMap): object {
  return Object.keys(ports).length === 0 ? {} : { ports: servicePorts(ports) };
}
