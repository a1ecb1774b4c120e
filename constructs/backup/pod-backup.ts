import { dnsLabel, type Problem } from '../../lib';
import { volumeName, type Mount } from '../pod/mount';
import type { Labels } from '../place/place';

/** A volume of a PvcContract. */
export interface BackedUpVolume {
  /** The name of the contract. */
  readonly contract: string;
}

/** What makes a workload quiet while its volumes are copied. No shell runs the commands: each is a program and its arguments. */
export interface QuiesceCommands {
  /** Makes it quiet. If it fails, so does the backup. */
  readonly before: readonly string[];
  /** Ends that. */
  readonly after: readonly string[];
  /** Seconds that each may take. @default 60 */
  readonly timeoutSeconds?: number;
}

/** What Velero does with the pods of a workload. It is written on the pods, and any backup of their namespace obeys it. */
export interface PodBackup {
  /** What makes it quiet. It wins over what a Schedule says of the same pods. @default - nothing */
  readonly quiesce?: QuiesceCommands;
  /** Volumes that are copied file by file, because their storage class has no snapshots. @default - none */
  readonly volumes?: readonly BackedUpVolume[];
  /** Volumes that are left out of backups that copy all volumes file by file. @default - none */
  readonly excludedVolumes?: readonly BackedUpVolume[];
}

/** The annotations by which Velero is told. */
// https://velero.io/docs/main/backup-hooks/, https://velero.io/docs/main/file-system-backup/
export function podBackupAnnotations(container: string, { quiesce, volumes = [], excludedVolumes = [] }: PodBackup = {}): Labels {
  return {
    ...(volumes.length === 0 ? {} : { 'backup.velero.io/backup-volumes': namesOf(volumes) }),
    ...(excludedVolumes.length === 0 ? {} : { 'backup.velero.io/backup-volumes-excludes': namesOf(excludedVolumes) }),
    ...(quiesce === undefined ? {} : { ...hook('pre', container, quiesce.before, quiesce), ...hook('post', container, quiesce.after, quiesce) }),
  };
}

function hook(phase: 'pre' | 'post', container: string, command: readonly string[], { timeoutSeconds = 60 }: QuiesceCommands): Labels {
  const settings = { container, command: JSON.stringify(command), 'on-error': 'Fail', timeout: `${String(timeoutSeconds)}s` };
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [`${phase}.hook.backup.velero.io/${key}`, value]));
}

function namesOf(volumes: readonly BackedUpVolume[]): string {
  return volumes.map(({ contract }) => dnsLabel(contract)).join(',');
}

/** What cannot work about it. */
export function podBackupProblems({ quiesce, volumes = [], excludedVolumes = [] }: PodBackup = {}, mounts: readonly Mount[], place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'VOLUME_INVALID', what, in: place, fix });
  const mounted = mounts.filter(({ kind }) => kind === 'claim').map(volumeName);
  return [
    ...[...volumes, ...excludedVolumes]
      .filter(({ contract }) => !mounted.includes(dnsLabel(contract)))
      .map(({ contract }) => problem(`the backup speaks of ${contract}, which is not mounted`, 'mount it, or leave it out of backup')),
    ...volumes.filter(({ contract }) => excludedVolumes.some((other) => other.contract === contract)).map(({ contract }) => problem(`${contract} is both copied and left out`, 'name it once')),
    ...(quiesce === undefined ? [] : quiesceProblems('it', quiesce, place)),
  ];
}

/** What cannot work about commands. */
export function quiesceProblems(component: string, { before, after, timeoutSeconds = 60 }: QuiesceCommands, place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  return [
    ...(before.length > 0 && after.length > 0 ? [] : [problem(`${component} is not made quiet by a program and ended by another`, 'give before and after, each a program and its arguments')]),
    ...(Number.isInteger(timeoutSeconds) && timeoutSeconds > 0 ? [] : [problem(`the commands of ${component} may take ${String(timeoutSeconds)} seconds`, 'give a whole number above 0')]),
  ];
}
