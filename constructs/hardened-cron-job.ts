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
 * @throws ChartError CONSTRUCT_INVALID, VOLUME_INVALID, VALUE_INVALID, VALUE_UNKNOWN – all problems at
 *   once; CONSTRUCT_INVALID is also the code of several.
 * @example
 * const cleanup = new HardenedCronJob(chart, 'cleanup', { values: values.cleanup, args: ['cleanup'] });
 * network.flow(cleanup, vault, 'http');
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
