import { Construct } from 'constructs';
import { Condition, conditionAround, settingsOf, type BooleanValue, type Settings } from '../lib';
import { allowChecks, checkContainer, checkProblems, type FlowNetwork, type HealthCheck } from './check/health-check';
import { selfCheckValues, type SelfCheckValues } from './check/check-values';
import { makeCronJob } from './job/cron-job';
import type { ApiObject } from 'cdk8s';
import type { NoPorts } from './job/job-pod';
import type { Labels } from './place/place';
import type { NetworkIdentity } from './workload/network-identity';

/** What a SelfCheck is made of. */
export interface SelfCheckProps {
  /** What customers set: `chart.values.<block>` of a block made by `selfCheckValues`, or literals. */
  readonly values: Settings<SelfCheckValues>;
  /** What is asked, in this order: most often the checks of the SmokeTest. */
  readonly checks: readonly HealthCheck[];
}

/**
 * A CronJob that asks Services again and again, as a SmokeTest does once. Off by default. A failed run
 * is a failed Job, which `Monitoring.watchCronJob` makes an alert of.
 *
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when there are no checks, a path does not begin with "/", its name has more
 *   than 40 characters, literal values contradict each other, or there are several of these problems, which are told at
 *   once.
 * @example
 * const values = defineValues({ api: workloadValues(), selfCheck: selfCheckValues({ schedule: '0,15,30,45 * * * *' }) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const api = new HardenedDeployment(chart, 'api', { values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' }) });
 * const selfCheck = new SelfCheck(chart, 'self-check', { values: chart.values.selfCheck, checks: [HealthCheck.http(api, 'http', { path: '/ready' })] });
 * selfCheck.allowIn(new EgressLockedNamespace(chart, 'network'));
 */
export class SelfCheck extends Construct implements NetworkIdentity<NoPorts> {
  readonly component: string;
  readonly selector: Labels;
  readonly ports: NoPorts = {};
  /** Whether the customer has it run. */
  readonly condition: BooleanValue;
  /** The name of the CronJob; may be placed wherever text is taken. */
  readonly cronJobName: string;
  /** The CronJob, for patches. */
  readonly cronJob: ApiObject;
  /** The ServiceAccount, for patches. */
  readonly serviceAccount: ApiObject;
  private readonly checks: readonly HealthCheck[];

  constructor(scope: Construct, id: string, props: SelfCheckProps) {
    super(scope, id);
    const { path } = this.node;
    this.checks = props.checks;
    const values = settingsOf(selfCheckValues({ schedule: '@hourly' }), props.values, path, checkProblems(props.checks, path));
    const enabled = new Condition(this, 'if-enabled', values.enabled);
    this.condition = conditionAround(enabled);
    const made = makeCronJob(this, enabled, values, checkContainer(props.checks, values));
    this.component = made.component;
    this.selector = made.selector;
    this.cronJobName = made.name;
    this.cronJob = made.cronJob;
    this.serviceAccount = made.serviceAccount;
  }

  /** Lets the runs connect to what they check: one flow for each check. */
  allowIn(network: FlowNetwork): void {
    allowChecks(network, this, this.checks);
  }
}
