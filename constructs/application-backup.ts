import { Construct } from 'constructs';
import { and, Condition, conditionAround, contains, isSet, not, or, settingsOf, text, type BooleanValue, type Problem, type Reference, type Settings, type Value } from '../lib';
import { applicationBackupValues, type ApplicationBackupValues } from './backup/application-backup-values';
import { makeCronJob } from './job/cron-job';
import { nameOf } from './pod/service-account';
import { placeOf, type Labels, type Place } from './place/place';
import type { ApiObject } from 'cdk8s';
import type { JobContainer, NoPorts } from './job/job-pod';
import type { PvcContract } from './pvc-contract';
import type { NetworkIdentity } from './workload/network-identity';

/** What an ApplicationBackup is made of. */
export interface ApplicationBackupProps extends JobContainer {
  /** What customers set: `chart.values.<block>` of a block made by `applicationBackupValues`, or literals. */
  readonly values: Settings<ApplicationBackupValues>;
  /** The volumes whose statement is that the application writes its own copies. */
  readonly volumes: readonly Pick<PvcContract, 'contract' | 'backup'>[];
}

const TARGET = 'BACKUP_TARGET';

/**
 * A CronJob by which an application writes backups of its own, for volumes of which no snapshot may or can be
 * taken. It is off until the customer names a target outside the cluster, which the program is told as
 * BACKUP_TARGET; credentials come from a SecretContract. Its pods obey what the pods of all workloads do, and
 * reach the target only by the flows that they are given. How old the last backup may be is an annotation of the
 * CronJob, for whoever watches it; `Monitoring.watchBackup` raises an alert when there are no backups.
 *
 * Of hosts in the cluster those are refused that have the name of a Service, or are the pod itself; an address
 * cannot be told from one outside.
 *
 * @throws ChartError VOLUME_INVALID – when a mount's path is no folder or is taken, or it would write to an
 *   append-only volume.
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when no volume is named, the statement of one is not that the application
 *   backs it up, or `env` sets BACKUP_TARGET; when its name has more than 40 characters or literal values contradict
 *   each other; when there are several of these problems, which are told at once.
 * @example
 * const values = defineValues({
 *   vault: workloadValues({ kind: 'StatefulSet', singleWriter: true }),
 *   keys: pvcValues('1Gi'),
 *   keyBackup: applicationBackupValues({ schedule: '0 1 * * *', maximumAgeHours: 48 }),
 *   metrics: monitoringValues(),
 * });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const keys = new PvcContract(chart, 'keys', {
 *   values: chart.values.keys, retention: '7y', backup: { method: 'application', recoveryPoint: '24h', reason: 'Keys leave only encrypted.' },
 * });
 * const vault = new HardenedStatefulSet(chart, 'vault', {
 *   values: chart.values.vault, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), mounts: [keys.mountAt('/keys')], singleWriter: true,
 * });
 * const backup = new ApplicationBackup(chart, 'key-backup', { values: chart.values.keyBackup, volumes: [keys], args: ['export', vault.service.url('http')] });
 * new EgressLockedNamespace(chart, 'network').flow(backup, vault, 'http');
 * new Monitoring(chart, 'monitoring', { values: chart.values.metrics }).watchBackup(backup);
 */
export class ApplicationBackup extends Construct implements NetworkIdentity<NoPorts> {
  readonly component: string;
  readonly selector: Labels;
  readonly ports: NoPorts = {};
  /** Whether there are pods of it: whether the customer wants backups, and what holds around it. */
  readonly condition: BooleanValue;
  /** What is backed up. */
  readonly contracts: readonly string[];
  /** The name of the CronJob; may be placed wherever text is taken. */
  readonly cronJobName: string;
  /** Whether the customer wants backups. */
  readonly isEnabled: BooleanValue;
  /** Where they go. */
  readonly target: Value<string>;
  /** Hours after which there must have been another. */
  readonly maximumAgeHours: Value<number>;
  /** The CronJob, for patches. */
  readonly cronJob: ApiObject;
  /** The ServiceAccount, for patches. */
  readonly serviceAccount: ApiObject;

  constructor(scope: Construct, id: string, props: ApplicationBackupProps) {
    super(scope, id);
    const { path } = this.node;
    const values = settingsOf(applicationBackupValues({ schedule: '@daily', maximumAgeHours: 48 }), props.values, path, backupProblems(props, path));
    requireTarget(placeOf(this), values);
    const container = { ...props, env: { [TARGET]: values.target, ...props.env }, annotations: { 'chartwright.dev/backup-maximum-age-hours': text`${values.maximumAgeHours}` } };
    const enabled = new Condition(this, 'if-enabled', values.enabled);
    this.condition = conditionAround(enabled);
    const made = makeCronJob(this, enabled, values, container);
    this.component = made.component;
    this.selector = made.selector;
    this.contracts = props.volumes.map(({ contract }) => contract);
    this.cronJobName = made.name;
    this.isEnabled = values.enabled;
    this.target = values.target;
    this.maximumAgeHours = values.maximumAgeHours;
    this.cronJob = made.cronJob;
    this.serviceAccount = made.serviceAccount;
  }
}

function requireTarget(place: Place, { enabled, target }: Reference<ApplicationBackupValues>): void {
  const name = nameOf(target, 'target');
  place.require(or(not(enabled), isSet(target)), 'backups have no target', `set ${name} to a place outside the cluster`);
  const ended = text`${target}/`;
  // https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services
  const inCluster = ['.svc/', '.svc:', '.svc.', '://localhost.', '://127.'].map((part) => contains(ended, part));
  place.require(not(and(enabled, or(...inCluster))), 'backups go to a Service of the cluster, with which they would be lost', `set ${name} to a place outside the cluster`);
}

function backupProblems({ volumes, env = {} }: ApplicationBackupProps, place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  return [
    ...(volumes.length > 0 ? [] : [problem('nothing is backed up', 'name the volumes')]),
    ...volumes
      .filter(({ backup }) => backup.method !== 'application')
      .map(({ contract, backup }) => problem(`${contract} is backed up by the application, and its statement says "${backup.method}"`, 'state method "application" with the reason, or leave it out')),
    ...(TARGET in env ? [problem(`env has ${TARGET}, which is the target of the values`, 'leave it out')] : []),
  ];
}
