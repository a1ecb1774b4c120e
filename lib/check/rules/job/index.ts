import { barePods } from './bare-pods';
import { cronJobRuns } from './cron-job-runs';
import { jobCleanup } from './job-cleanup';
import type { Rule } from '../../rule';

/** Rules on what runs to an end. */
export const JOB_RULES: readonly Rule[] = [barePods, cronJobRuns, jobCleanup];
