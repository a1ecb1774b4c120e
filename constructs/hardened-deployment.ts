import { Construct } from 'constructs';
import { conditionAround, greaterThan, or, when, type BooleanValue } from '../lib';
import { makeScaling, replicasOf } from './workload/scaling';
import { serviceOf } from './workload/service-of';
import { makeWorkload, type Workload } from './workload/workload';
import { nameOf } from './pod/service-account';
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
import type { WorkloadService } from './workload/service';

/** What a HardenedDeployment is made of. */
export type HardenedDeploymentProps<Ports extends PortMap, Sidecars extends readonly Sidecar[] = readonly Sidecar[]> = WorkloadProps<Ports, Sidecars>;

/**
 * A Deployment with its Service and ServiceAccount, whose pods satisfy the restricted level of the Pod
 * Security Standards whatever customers set: a numeric user that is not root, a read-only root
 * filesystem, no capabilities, no privilege escalation, no token. Works in a HelmChart with references
 * and literals, and in an ordinary cdk8s Chart with literals.
 *
 * @throws ChartError PROBE_PATHS_EQUAL – when liveness and readiness ask the same path.
 * @throws ChartError PROBE_INVALID – when the path, the command or the startup budget of a probe cannot work.
 * @throws ChartError PORT_UNKNOWN – when a probe asks a port that the workload does not declare.
 * @throws ChartError VOLUME_INVALID – when a mount's path is no folder or is taken, when another component writes to
 *   the append-only volume, or when `backup` names a volume that is not mounted.
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when a port, a further container, `preStop` or `backup` is not what
 *   Kubernetes takes, when literal values contradict each other, or there are several of these problems, which are told
 *   at once.
 * @example
 * const values = defineValues({ api: workloadValues({ replicas: 2, cpu: '250m', memory: '512Mi' }) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * new HardenedDeployment(chart, 'api', {
 *   values: chart.values.api,
 *   ports: { http: 8080 },
 *   probes: ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready', startupBudgetSeconds: 120 }),
 * });
 */
export class HardenedDeployment<const Ports extends PortMap = PortMap, const Sidecars extends readonly Sidecar[] = readonly []> extends Construct implements NetworkIdentity<Ports>, IPodSelector, INetworkPolicyPeer, ISubject {
  readonly component: string;
  readonly selector: Labels;
  readonly ports: Ports;
  readonly sidecarPorts: SidecarPorts<Sidecars>;
  readonly condition: BooleanValue;
  /** The Deployment, for patches. */
  readonly deployment: ApiObject;
  /** The ServiceAccount, for patches. */
  readonly serviceAccount: ApiObject;
  private readonly workload: Workload<Ports>;

  constructor(scope: Construct, id: string, props: HardenedDeploymentProps<Ports, Sidecars>) {
    super(scope, id);
    this.condition = conditionAround(this);
    this.workload = makeWorkload(this, props, 'Deployment');
    requireProgress(this.workload);
    const { place, name, labels, selector, values, pod } = this.workload;
    this.component = this.workload.component;
    this.selector = selector;
    this.ports = props.ports;
    this.sidecarPorts = sidecarPortsOf(props.sidecars);
    this.serviceAccount = this.workload.serviceAccount;
    this.deployment = place.object(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, labels },
      spec: () => ({
        replicas: replicasOf(values),
        selector: { matchLabels: selector },
        strategy: strategy(this.workload),
        template: podTemplate(pod),
      }),
    });
    makeScaling(this, { ...this.workload, kind: 'Deployment' });
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

/** New pods before old ones end, unless a volume or the data allow only one at a time. */
function strategy({ sharesVolumes, isSingleWriter, values }: Pick<Workload<PortMap>, 'sharesVolumes' | 'isSingleWriter' | 'values'>): unknown {
  const recreate = { type: 'Recreate' };
  const { maxSurge, maxUnavailable } = 'updateStrategy' in values ? values.updateStrategy.rollingUpdate : { maxSurge: 1, maxUnavailable: 0 };
  return isSingleWriter ? recreate : when(sharesVolumes, { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } }, recreate);
}

/** Otherwise an upgrade could neither start a pod nor end one. */
function requireProgress({ place, component, values }: Workload<PortMap>): void {
  if ('updateStrategy' in values) {
    const { maxSurge, maxUnavailable } = values.updateStrategy.rollingUpdate;
    place.require(or(greaterThan(maxSurge, 0), greaterThan(maxUnavailable, 0)), `an upgrade could replace no pod of ${component}`, `set ${nameOf(maxSurge, 'updateStrategy.rollingUpdate.maxSurge')} to 1 or more`);
  }
}
