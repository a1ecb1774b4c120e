import { Construct } from 'constructs';
import { Condition, conditionAround, settingsOf, type BooleanValue, type Settings } from '../lib';
import { allowChecks, checkContainer, checkProblems, type FlowNetwork, type HealthCheck } from './check/health-check';
import { smokeTestValues, type SmokeTestValues } from './check/check-values';
import { hookAnnotations } from './job/hook';
import { jobIdentity, makeJobPod, type NoPorts } from './job/job-pod';
import { podMetadata, podSpec } from './pod/pod-template';
import type { ApiObject } from 'cdk8s';
import type { Labels } from './place/place';
import type { NetworkIdentity } from './workload/network-identity';

/** What a SmokeTest is made of. */
export interface SmokeTestProps {
  /** What customers set: `chart.values.<block>` of a block made by `smokeTestValues`, or literals. */
  readonly values: Settings<SmokeTestValues>;
  /** What is asked, in this order. */
  readonly checks: readonly HealthCheck[];
}

/**
 * A pod that `helm test` runs, which asks Services and says what answered: one line for each check, and
 * all of them, also after one that failed. It obeys what the pods of all workloads do. It stays until it
 * is run again, so that `helm test --logs` finds it. Its ServiceAccount is an object of the release.
 *
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when there are no checks, a path does not begin with "/", its name has more
 *   than 40 characters, literal values contradict each other, or there are several of these problems, which are told at
 *   once.
 * @example
 * const values = defineValues({ api: workloadValues(), smokeTest: smokeTestValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const api = new HardenedDeployment(chart, 'api', { values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' }) });
 * const test = new SmokeTest(chart, 'smoke-test', { values: chart.values.smokeTest, checks: [HealthCheck.http(api, 'http', { path: '/ready' })] });
 * test.allowIn(new EgressLockedNamespace(chart, 'network'));
 */
export class SmokeTest extends Construct implements NetworkIdentity<NoPorts> {
  readonly component: string;
  readonly selector: Labels;
  readonly ports: NoPorts = {};
  /** Whether the customer has it. */
  readonly condition: BooleanValue;
  /** The Pod, for patches. */
  readonly pod: ApiObject;
  /** The ServiceAccount, for patches. */
  readonly serviceAccount: ApiObject;
  private readonly checks: readonly HealthCheck[];

  constructor(scope: Construct, id: string, props: SmokeTestProps) {
    super(scope, id);
    const { path } = this.node;
    this.checks = props.checks;
    const values = settingsOf(smokeTestValues(), props.values, path, checkProblems(props.checks, path));
    const container = checkContainer(props.checks, values);
    const identity = jobIdentity(this, 0, container);
    this.component = identity.component;
    this.selector = identity.selector;
    const enabled = new Condition(this, 'if-enabled', values.enabled);
    this.condition = conditionAround(enabled);
    const { serviceAccount, pod } = makeJobPod(enabled, { identity, values, container, annotations: hookAnnotations({ events: ['test'] }) });
    this.serviceAccount = serviceAccount;
    this.pod = identity.place.object(enabled, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: identity.name, ...podMetadata(pod) },
      spec: () => ({ ...podSpec(pod), activeDeadlineSeconds: values.activeDeadlineSeconds }),
    });
  }

  /** Lets the test connect to what it checks: one flow for each check. */
  allowIn(network: FlowNetwork): void {
    allowChecks(network, this, this.checks);
  }
}
