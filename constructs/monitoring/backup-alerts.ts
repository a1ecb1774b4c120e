import { text, type BooleanValue, type Value } from '../../lib';
import { pascalCase } from './default-alerts';
import { inNamespace, promql, type Promql } from './promql';
import type { Alert } from './alert';

/** What is known of backups: when the last succeeded, as a metric of one time series, which is absent when there never was one. */
export interface WatchedBackups {
  /** What is backed up, in the words of the alert. */
  readonly what: string;
  /** What the names of the alerts begin with. */
  readonly prefix: string;
  /** Seconds since the last that succeeded. */
  readonly age: Promql;
  /** Holds when none is known. */
  readonly isAbsent: Promql;
  /** Hours after which there must have been another. */
  readonly maximumAgeHours: Value<number>;
  /** Where to look first. */
  readonly look: string;
  readonly condition: BooleanValue;
}

/** Backups that are missing: the last is too old, or there was none for as long as one may be old. */
export function backupAlerts({ what, prefix, age, isAbsent, maximumAgeHours, look, condition }: WatchedBackups): readonly Alert[] {
  return [
    {
      name: `${prefix}TooOld`,
      expr: { constants: [...age.constants.slice(0, -1), `${age.constants.at(-1) ?? ''} > `, ' * 3600'], parts: [...age.parts, maximumAgeHours] },
      for: '15m',
      severity: 'critical',
      summary: `The last good backup of ${what} is too old.`,
      description: `The last backup of ${what} that succeeded was {{ $value | humanizeDuration }} ago. ${look}`,
      when: condition,
    },
    {
      name: `${prefix}Missing`,
      expr: isAbsent,
      for: text`${maximumAgeHours}h`,
      severity: 'critical',
      summary: `There is no good backup of ${what}.`,
      description: `No backup of ${what} is known to have succeeded, or nobody tells Prometheus of it. ${look}`,
      when: condition,
    },
  ];
}

/** A job that makes backups. */
export interface WatchedBackupJob {
  /** The component's name. */
  readonly component: string;
  /** The name of the CronJob. */
  readonly cronJobName: string;
  /** What it backs up. */
  readonly contracts: readonly string[];
  /** Hours after which there must have been another. */
  readonly maximumAgeHours: Value<number>;
  /** Whether backups are made at all. */
  readonly isEnabled: BooleanValue;
}

/** The alerts of a job that makes backups. The metric is that of kube-state-metrics, which has it from the first success on. */
// https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/workload/cronjob-metrics.md
export function backupJobAlerts({ component, cronJobName, contracts, maximumAgeHours, isEnabled }: WatchedBackupJob): readonly Alert[] {
  const cron = text`cronjob="${cronJobName}"`;
  return backupAlerts({
    what: contracts.join(' and '),
    prefix: pascalCase(component),
    age: promql`time() - max(kube_cronjob_status_last_successful_time{${inNamespace}, ${cron}})`,
    isAbsent: promql`absent(kube_cronjob_status_last_successful_time{${inNamespace}, ${cron}})`,
    maximumAgeHours,
    look: `Look at the Jobs of ${component} and their logs.`,
    condition: isEnabled,
  });
}
