import { Construct } from 'constructs';
import { conditionAround, settingsOf, type BooleanValue, type Settings } from '../lib';
import { makeCronJob } from './job/cron-job';
import { jobProblems } from './job/job-pod';
import { cronJobValues, type CronJobValues } from './job/job-values';
import type { ApiObject } from 'cdk8s';
import type { JobContainer, NoPorts } from './job/job-pod';
import type { Labels } from './place/place';
import type { NetworkIdentity } from './workload/network-identity';

/** What a HardenedCronJob is made of. */
export interface HardenedCronJobProps extends JobContainer {
  /** What customers set: `chart.values.<block>` of a block made by `cronJobValues`, or literals. */
  readonly values: Settings<CronJobValues>;
}

/**
 * A CronJob with its ServiceAccount, whose pods obey what the pods of all workloads do. A run never
 * starts while the one before is still going on, and one that could not start in time is left out.
 *
 * @throws ChartError VOLUME_INVALID – when a mount's path is no folder or is taken, or it would write to an
 *   append-only volume.
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when its name has more than 40 characters, when a further container is not
 *   what Kubernetes takes, when literal values contradict each other, or there are several of these problems, which are
 *   told at once.
 * @example
 * const values = defineValues({ vault: workloadValues(), cleanup: cronJobValues({ schedule: '0 3 * * *' }) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const vault = new HardenedDeployment(chart, 'vault', { values: chart.values.vault, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) });
 * const cleanup = new HardenedCronJob(chart, 'cleanup', { values: chart.values.cleanup, args: ['cleanup', vault.service.url('http')] });
 * new EgressLockedNamespace(chart, 'network').flow(cleanup, vault, 'http');
 */
export class HardenedCronJob extends Construct implements NetworkIdentity<NoPorts> {
  readonly component: string;
  readonly selector: Labels;
  readonly ports: NoPorts = {};
  readonly condition: BooleanValue;
  /** The name of the CronJob; may be placed wherever text is taken. */
  readonly cronJobName: string;
  /** The CronJob, for patches. */
  readonly cronJob: ApiObject;
  /** The ServiceAccount, for patches. */
  readonly serviceAccount: ApiObject;

  constructor(scope: Construct, id: string, props: HardenedCronJobProps) {
    super(scope, id);
    this.condition = conditionAround(this);
    // What literals leave out takes the block's default, and a schedule always has one.
    const values = settingsOf(cronJobValues({ schedule: '@daily' }), props.values, this.node.path, jobProblems(this, props));
    const made = makeCronJob(this, this, values, props);
    this.component = made.component;
    this.selector = made.selector;
    this.cronJobName = made.name;
    this.cronJob = made.cronJob;
    this.serviceAccount = made.serviceAccount;
  }
}
