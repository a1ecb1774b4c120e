import { describe, type Problem } from '../../lib';

/** How the data of a volume is backed up. It is stated, not done: backups are made by the customer's own tools. */
export type BackupStatement =
  | {
      /** Copies of the volume itself. */
      readonly method: 'snapshot';
      /** The most data that may be lost, as the time since the last copy: `6h`. */
      readonly recoveryPoint: string;
    }
  | {
      /** The application writes its own copies. */
      readonly method: 'application';
      readonly recoveryPoint: string;
      /** Why a snapshot of the volume would not do. */
      readonly reason: string;
    }
  | {
      /** The data can be made again. */
      readonly method: 'none';
      /** From what it can be made again. */
      readonly reason: string;
    };

const DURATION = /^[1-9][0-9]*[mhdwy]$/;

/** What is wrong with a statement. */
export function statementProblems(retention: string, backup: BackupStatement, place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'VOLUME_INVALID', what, in: place, fix });
  return [
    ...(DURATION.test(retention) ? [] : [problem(`retention is ${describe(retention)}`, 'write a number and h, d, w or y, such as 7y')]),
    ...(backup.method === 'none' || DURATION.test(backup.recoveryPoint)
      ? []
      : [problem(`backup.recoveryPoint is ${describe(backup.recoveryPoint)}`, 'write a number and m, h, d, w or y, such as 6h')]),
    ...(backup.method === 'snapshot' || backup.reason.trim() !== ''
      ? []
      : [problem(`backup.method "${backup.method}" has no reason, which auditors read`, 'write the reason in one sentence')]),
  ];
}

/** The statement as annotations of the volume. */
export function statementAnnotations(retention: string, backup: BackupStatement): Readonly<Record<string, string>> {
  return {
    'chartwright.dev/retention': retention,
    'chartwright.dev/backup-method': backup.method,
    ...(backup.method === 'none' ? {} : { 'chartwright.dev/backup-recovery-point': backup.recoveryPoint }),
    ...(backup.method === 'snapshot' ? {} : { 'chartwright.dev/backup-reason': backup.reason }),
  };
}

/** Labels of the claim: Velero takes no copy of a volume whose backup is something else. */
// https://velero.io/docs/main/resource-filtering/#veleroioexclude-from-backuptrue
export function backupLabels({ method }: BackupStatement): Readonly<Record<string, string>> {
  return method === 'snapshot' ? {} : { 'velero.io/exclude-from-backup': 'true' };
}
