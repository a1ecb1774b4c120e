import { Construct } from 'constructs';
import { settingsOf, text, type Settings, type Value } from '../lib';
import { backupValues, type BackupValues } from './backup/backup-values';
import { makeBackupRule } from './backup/backup-rule';
import { quiesceProblems, type QuiesceCommands } from './backup/pod-backup';
import { endingOf } from './place/ending';
import { placeOf } from './place/place';
import { requireApi } from './place/require-api';
import type { ApiObject } from 'cdk8s';
import type { NetworkIdentity } from './workload/network-identity';

const VELERO_API = 'velero.io/v1';

/** A workload that has to be quiet while its volumes are copied. */
export interface QuiescedWorkload extends QuiesceCommands {
  /** The workload, which may be of another chart. */
  readonly workload: Pick<NetworkIdentity, 'component'>;
}

/** What a BackupContract is made of. */
export interface BackupContractProps {
  /** What customers set: `chart.values.<block>` of a block made by `backupValues`, or literals. */
  readonly values: Settings<BackupValues>;
  /**
   * What has to be quiet during a backup. Workloads of one's own say it of themselves (`backup.quiesce`), for any
   * backup; what a pod says wins. @default - nothing
   */
  readonly quiesced?: readonly QuiescedWorkload[];
}

/**
 * A Schedule of Velero (velero.io/v1) that backs up the namespace of an application: its objects, and CSI
 * snapshots of its volumes, whose data is moved to the storage location, because a snapshot alone is lost
 * with its cluster. It lives in Velero's namespace: put it into a chart of its own, never into that of the
 * application. Velero must run with the feature EnableCSI and its node agent. Beside it, while the values ask for
 * it, stands a PrometheusRule with alerts for backups that are missing, from the metrics of Velero.
 *
 * @throws ChartError VALUE_INVALID, VALUE_MISSING, VALUE_UNKNOWN – when literal values are not what the block
 *   declares.
 * @throws ChartError CONSTRUCT_INVALID – when a command is empty, a time is not a whole number of seconds, or there
 *   are several of these problems, which are told at once.
 * @example
 * const values = defineValues({ backup: backupValues({ schedule: '0 2 * * *', retentionHours: 720 }) });
 * const backups = new HelmChart(new HelmApp(), 'shop-backups', { version: '1.0.0', values });
 * new BackupContract(backups, 'nightly', {
 *   values: backups.values.backup,
 *   quiesced: [{ workload: { component: 'vault' }, before: ['/bin/vault', 'freeze'], after: ['/bin/vault', 'thaw'] }],
 * });
 */
export class BackupContract extends Construct {
  /** The Schedule, for patches. */
  readonly schedule: ApiObject;

  constructor(scope: Construct, id: string, props: BackupContractProps) {
    super(scope, id);
    const { path } = this.node;
    const { quiesced = [] } = props;
    // These defaults are for literals that leave them out; a block of values has its own.
    const values = settingsOf(backupValues({ schedule: '@daily', retentionHours: 720 }), props.values, path, quiesced.flatMap((one) => quiesceProblems(one.workload.component, one, path)));
    const place = placeOf(this);
    requireApi(this, { apiVersion: VELERO_API, condition: true, message: `${endingOf(this)} is a Schedule of Velero`, fix: 'install Velero' });
    const name = place.objectName(endingOf(this));
    const hooks = quiesced.map((one) => hookOf(one, values.namespace));
    this.schedule = place.object(this, 'schedule', {
      apiVersion: VELERO_API,
      kind: 'Schedule',
      metadata: { name },
      spec: {
        schedule: values.schedule,
        paused: values.paused,
        // Backups outlive their schedule.
        useOwnerReferencesInBackup: false,
        template: {
          includedNamespaces: [values.namespace],
          storageLocation: values.storageLocation,
          ttl: text`${values.retentionHours}h0m0s`,
          snapshotVolumes: true,
          snapshotMoveData: true,
          ...(hooks.length === 0 ? {} : { hooks: { resources: hooks } }),
        },
      },
    });
    makeBackupRule(this, place, name, values);
  }
}

// https://velero.io/docs/main/backup-hooks/
function hookOf({ workload: { component }, before, after, timeoutSeconds = 60 }: QuiescedWorkload, namespace: Value<string>): object {
  const run = (command: readonly string[]): readonly object[] => [{ exec: { container: component, command, onError: 'Fail', timeout: `${String(timeoutSeconds)}s` } }];
  return {
    name: component,
    includedNamespaces: [namespace],
    labelSelector: { matchLabels: { 'app.kubernetes.io/component': component } },
    pre: run(before),
    post: run(after),
  };
}
