import { v } from '../../lib';
import { blockOptions, jobFields, type CronJobDefaults, type JobDefaults } from '../job/job-values';
import { scheduleValues } from '../job/schedule';
import { podFields } from '../pod/pod-values';
import { schedulingValues } from '../workload/scheduling-values';
import type { ImageDefaults } from '../pod/image';
import type { ValueOf } from '../../lib';

// It has a shell, wget and nc, and nothing else.
const busybox: ImageDefaults = { repository: 'library/busybox', tag: '1.37.0' };
const small = { cpu: '10m', memory: '32Mi', image: busybox };

/** How patiently is asked. */
function patienceFields(attempts: number) {
  return {
    attempts: v.integer({ description: 'How often each check is tried before it counts as failed.', default: attempts, minimum: 1, maximum: 1000 }),
    delaySeconds: v.integer({ description: 'Seconds between two attempts.', default: 5, minimum: 0, maximum: 3600 }),
    timeoutSeconds: v.integer({ description: 'Seconds after which an attempt without answer has failed.', default: 5, minimum: 1, maximum: 3600 }),
  };
}

/**
 * The values block of SmokeTest. Its image needs a shell and curl, or wget and nc.
 *
 * @example
 * const values = defineValues({ smokeTest: smokeTestValues() });
 */
export function smokeTestValues(given: Omit<JobDefaults, 'backoffLimit'> = {}) {
  const defaults = { ...small, ...given };
  return v.object(
    {
      enabled: v.boolean({ description: 'Whether the chart has a test that `helm test` runs.', default: true }),
      ...patienceFields(24),
      activeDeadlineSeconds: v.integer({ description: 'Seconds after which the test is ended as failed.', default: defaults.activeDeadlineSeconds ?? 600, minimum: 1, maximum: 86_400 }),
      ...podFields(defaults),
      ...schedulingValues,
    },
    blockOptions(defaults),
  );
}

/** What the values block of a smoke test declares. */
export type SmokeTestValues = ValueOf<ReturnType<typeof smokeTestValues>>;

/**
 * The values block of SelfCheck: that of a job that runs again and again. It is off unless it is switched on.
 *
 * @example
 * const values = defineValues({ selfCheck: selfCheckValues({ schedule: '0,15,30,45 * * * *' }) });
 */
export function selfCheckValues(given: CronJobDefaults) {
  const defaults = { ...small, backoffLimit: 0, ...given };
  return v.object(
    {
      enabled: v.boolean({ description: 'Whether the checks are run again and again.', default: false }),
      ...scheduleValues(defaults.schedule),
      ...patienceFields(3),
      ...jobFields(defaults),
    },
    blockOptions(defaults),
  );
}

/** What the values block of a self-check declares. */
export type SelfCheckValues = ValueOf<ReturnType<typeof selfCheckValues>>;
