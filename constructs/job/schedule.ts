import { v } from '../../lib';

// The parser that Kubernetes uses: https://github.com/robfig/cron/blob/v3.0.1/parser.go
const MONTHS = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const DAYS = 'SUN|MON|TUE|WED|THU|FRI|SAT|sun|mon|tue|wed|thu|fri|sat';
const FIELDS = ['[0-5]?[0-9]', '[01]?[0-9]|2[0-3]', '0?[1-9]|[12][0-9]|3[01]', `0?[1-9]|1[0-2]|${MONTHS}`, `[0-6]|${DAYS}`];

function cronField(value: string): string {
  const part = `([*?]|(${value})(-(${value}))?)(/[1-9][0-9]*)?`;
  return `${part}(,${part})*`;
}

/** A cron schedule of five fields, or one of the names such as `@daily`. */
export const schedulePattern = `^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)|${FIELDS.map(cronField).join(' +')})$`;

/** When a job runs. */
export function scheduleValues(schedule: string) {
  return {
    schedule: v.string({
      description: 'When it runs, as five fields of cron (minute, hour, day of month, month, day of week) or a name such as @daily.',
      default: schedule,
      pattern: schedulePattern,
    }),
    timeZone: v.string({
      description: 'Time zone of the schedule, such as Europe/Vienna. Empty: that of the cluster\'s control plane, most often UTC.',
      default: '',
      pattern: '^([A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*)?$',
      // Kubernetes refuses it however it is written.
      forbidden: ['Local', 'local', 'LOCAL'],
    }),
    suspend: v.boolean({ description: 'Whether no further runs are started.', default: false }),
    // Below 10 seconds a run may never start: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
    startingDeadlineSeconds: v.integer({ description: 'Seconds by which a run may start late, for example after an outage; later it is left out.', default: 300, minimum: 10, maximum: 86_400 }),
    successfulJobsHistoryLimit: v.integer({ description: 'Successful runs that are kept to be looked at.', default: 3, minimum: 0, maximum: 100, advanced: true }),
    failedJobsHistoryLimit: v.integer({ description: 'Failed runs that are kept to be looked at.', default: 3, minimum: 0, maximum: 100, advanced: true }),
  };
}
