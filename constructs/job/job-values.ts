import { v } from '../../lib';
import { podFields } from '../pod/pod-values';
import type { PodDefaults } from '../pod/container-values';
import { schedulingValues } from '../workload/scheduling-values';
import { scheduleValues } from './schedule';
import type { ValueOf } from '../../lib';

const SECONDS_A_WEEK = 604_800;

/** What a job has unless the customer says otherwise. */
export interface JobDefaults extends PodDefaults {
  /** Further attempts after the first that fails. @default 3 */
  readonly backoffLimit?: number;
  /** Seconds after which a job is ended as failed. @default 600 */
  readonly activeDeadlineSeconds?: number;
  /** The title of the job's section in values.yaml. @default - the block's key */
  readonly section?: string;
  /** What the job does, for the reader of values.yaml. @default - nothing is said */
  readonly description?: string;
}

/** What every job can be told, whenever it runs. */
export function jobFields(defaults: JobDefaults) {
  return {
    ...podFields(defaults),
    backoffLimit: v.integer({ description: 'Further attempts after the first that fails.', default: defaults.backoffLimit ?? 3, minimum: 0, maximum: 100 }),
    activeDeadlineSeconds: v.integer({
      description: 'Seconds after which the job is ended and counts as failed, all attempts together.',
      default: defaults.activeDeadlineSeconds ?? 600,
      minimum: 1,
      maximum: SECONDS_A_WEEK,
    }),
    ttlSecondsAfterFinished: v.integer({
      description: 'Seconds after which a finished job is deleted with its logs. Absent: it stays until the chart replaces it.',
      removable: true,
      minimum: 0,
      maximum: SECONDS_A_WEEK,
      example: 86_400,
    }),
    ...schedulingValues,
  };
}

/** The title and text of a block in values.yaml. */
export function blockOptions({ section, description }: Pick<JobDefaults, 'section' | 'description'>) {
  return { ...(section === undefined ? {} : { section }), ...(description === undefined ? {} : { description }) };
}

/**
 * The values block of HardenedJob: the knobs of a workload's pods, and how often and how long it is tried.
 *
 * @example
 * const values = defineValues({ migrate: jobValues({ memory: '256Mi', activeDeadlineSeconds: 1800 }) });
 */
export function jobValues(defaults: JobDefaults = {}) {
  return v.object(jobFields(defaults), blockOptions(defaults));
}

/** What a job's values block declares. */
export type JobValues = ValueOf<ReturnType<typeof jobValues>>;

/** What a job that runs again and again has unless the customer says otherwise. */
export interface CronJobDefaults extends JobDefaults {
  /** When it runs, as five fields of cron. */
  readonly schedule: string;
}

/**
 * The values block of HardenedCronJob: that of a job, and when it runs.
 *
 * @example
 * const values = defineValues({ cleanup: cronJobValues({ schedule: '0 3 * * *', memory: '256Mi' }) });
 */
export function cronJobValues(defaults: CronJobDefaults) {
  return v.object({ ...scheduleValues(defaults.schedule), ...jobFields(defaults) }, blockOptions(defaults));
}

/** What the values block of a job that runs again and again declares. */
export type CronJobValues = ValueOf<ReturnType<typeof cronJobValues>>;
