import { v } from '../../lib';
import { blockOptions, jobFields, type CronJobDefaults } from '../job/job-values';
import { scheduleValues } from '../job/schedule';
import type { ValueOf } from '../../lib';

const HOURS_A_YEAR = 8760;

// A bucket, or a host with a dot: a name without one is a Service of the cluster.
const target = '^$|^(s3|gs|azblob)://[a-z0-9][a-z0-9._-]{1,254}(/[!-~]*)?$|^(https|sftp)://([a-zA-Z0-9-]+[.])+[a-zA-Z0-9-]+(:[0-9]{1,5})?(/[!-~]*)?$';

/** What the backups of an application are unless the customer says otherwise. */
export interface ApplicationBackupDefaults extends CronJobDefaults {
  /** Hours after which there must have been another backup: an alert is raised. At least twice as long as between two. */
  readonly maximumAgeHours: number;
}

/**
 * The values block of ApplicationBackup: that of a job that runs again and again, and where backups go. It is
 * off until the customer names a place outside the cluster.
 *
 * @example
 * const values = defineValues({ keyBackup: applicationBackupValues({ schedule: '0 1 * * *', maximumAgeHours: 48 }) });
 */
export function applicationBackupValues(defaults: ApplicationBackupDefaults) {
  return v.object(
    {
      enabled: v.boolean({ description: 'Whether the application writes backups of its own.', default: false }),
      target: v.string({
        description: 'Where backups go: a bucket, or a URL with a host outside the cluster, because a backup inside it is lost with it.',
        default: '',
        pattern: target,
        example: 's3://company-backups/compliance',
      }),
      maximumAgeHours: v.integer({ description: 'Hours after which there must have been another good backup, as an annotation of the CronJob says. Otherwise an alert is raised, where the chart has alerts and they are on.', default: defaults.maximumAgeHours, minimum: 1, maximum: HOURS_A_YEAR }),
      ...scheduleValues(defaults.schedule),
      ...jobFields(defaults),
    },
    blockOptions(defaults),
  );
}

/** What the values block of an application's backups declares. */
export type ApplicationBackupValues = ValueOf<ReturnType<typeof applicationBackupValues>>;
