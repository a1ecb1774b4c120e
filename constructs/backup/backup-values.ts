import { dnsLabelPattern, dnsSubdomainPattern, v } from '../../lib';
import { schedulePattern } from '../job/schedule';
import { ruleFields } from '../monitoring/monitoring-values';
import type { ValueOf } from '../../lib';

const HOURS_A_CENTURY = 876_600;

/** What backups are unless the customer says otherwise. */
export interface BackupDefaults {
  /** When a backup is made, as five fields of cron. */
  readonly schedule: string;
  /** Hours for which a backup is kept. */
  readonly retentionHours: number;
  /** Hours after which there must have been another backup: an alert is raised. @default 48 */
  readonly maximumAgeHours?: number;
  /** What stands before the name of an alert in its `runbook_url`. @default - none: alerts have no runbook_url until the customer gives one */
  readonly runbookUrl?: string;
}

/**
 * The values block of BackupContract. Where backups go has no default: the customer must name a place outside the cluster.
 *
 * @example const values = defineValues({ backup: backupValues({ schedule: '0 2 * * *', retentionHours: 720 }) });
 */
export function backupValues({ schedule, retentionHours, maximumAgeHours = 48, runbookUrl = '' }: BackupDefaults) {
  return v.object(
    {
      namespace: v.string({ description: 'Namespace of the application, which is backed up as a whole.', required: true, pattern: dnsLabelPattern }),
      storageLocation: v.string({ description: 'Name of the BackupStorageLocation of Velero that backups go to. It must be outside the cluster: a backup inside it is lost with it.', required: true, pattern: dnsSubdomainPattern, maxLength: 253 }),
      schedule: v.string({ description: 'When a backup is made, as five fields of cron or a name such as @daily.', default: schedule, pattern: schedulePattern }),
      retentionHours: v.integer({ description: 'Hours after which Velero deletes a backup.', default: retentionHours, minimum: 1, maximum: HOURS_A_CENTURY }),
      paused: v.boolean({ description: 'Whether no further backups are made. Alerts for missing backups go on.', default: false }),
      alerts: v.object({
        ...ruleFields('Whether alerts for missing backups are created, as a PrometheusRule. Needs the Prometheus Operator, and the metrics of Velero.', runbookUrl),
        maximumAgeHours: v.integer({ description: 'Hours after which there must have been another good backup.', default: maximumAgeHours, minimum: 1, maximum: 8760 }),
      }),
    },
    { section: 'Backup', description: 'Backups of the application by Velero. They are installed apart from the application, in the namespace of Velero.' },
  );
}

/** What a backup's values block declares. */
export type BackupValues = ValueOf<ReturnType<typeof backupValues>>;
