import { dnsLabelPattern, dnsSubdomainPattern, v } from '../../lib';
import { schedulePattern } from '../job/schedule';
import type { ValueOf } from '../../lib';

const HOURS_A_CENTURY = 876_600;

/** What backups are unless the customer says otherwise. */
export interface BackupDefaults {
  /** When a backup is made, as five fields of cron. */
  readonly schedule: string;
  /** Hours for which a backup is kept. */
  readonly retentionHours: number;
}

/**
 * The values block of BackupContract. Where backups go has no default: the customer must name a place outside the cluster.
 *
 * @example const values = defineValues({ backup: backupValues({ schedule: '0 2 * * *', retentionHours: 720 }) });
 */
export function backupValues({ schedule, retentionHours }: BackupDefaults) {
  return v.object(
    {
      namespace: v.string({ description: 'Namespace of the application, which is backed up as a whole.', required: true, pattern: dnsLabelPattern }),
      storageLocation: v.string({ description: 'Name of the BackupStorageLocation of Velero that backups go to. It must be outside the cluster: a backup inside it is lost with it.', required: true, pattern: dnsSubdomainPattern }),
      schedule: v.string({ description: 'When a backup is made, as five fields of cron or a name such as @daily.', default: schedule, pattern: schedulePattern }),
      retentionHours: v.integer({ description: 'Hours after which Velero deletes a backup.', default: retentionHours, minimum: 1, maximum: HOURS_A_CENTURY }),
      paused: v.boolean({ description: 'Whether no further backups are made.', default: false }),
    },
    { section: 'Backup', description: 'Backups of the application by Velero. They are installed apart from the application, in the namespace of Velero.' },
  );
}

/** What a backup's values block declares. */
export type BackupValues = ValueOf<ReturnType<typeof backupValues>>;
