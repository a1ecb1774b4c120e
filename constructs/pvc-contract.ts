import { Construct } from 'constructs';
import { Condition, defaultTo, equals, isSet, not, or, quantityAtLeast, settingsOf, text, when, type Reference, type Settings } from '../lib';
import { nameOf } from './pod/service-account';
import { endingOf } from './place/ending';
import { placeOf, type Place } from './place/place';
import { backupLabels, statementAnnotations, statementProblems, type BackupStatement } from './storage/backup-statement';
import { pvcValues, type PvcValues } from './storage/pvc-values';
import type { ApiObject } from 'cdk8s';
import type { ClaimMount } from './pod/mount';

/** What is agreed about a volume. */
export interface PvcContractProps {
  /** What customers set: `chart.values.<block>` of a block made by `pvcValues`, or literals. */
  readonly values: Settings<PvcValues>;
  /** How long its data is kept: a number and h, d, w or y. It is stated for the customer, who has to see to it. */
  readonly retention: string;
  /** How its data is backed up. */
  readonly backup: BackupStatement;
  /**
   * Whether data is only ever added, by one writer. Then one workload alone can write to the volume, it is a single
   * writer whatever it says of itself, and no job can but the steps of a LedgerUpgrade. @default false
   */
  readonly appendOnly?: boolean;
  /** Whether the volume and its data outlive the release. @default 'keep' */
  readonly onUninstall?: 'keep' | 'delete';
}

/** How a volume is mounted. */
export interface MountOptions {
  /** Whether the container can only read it. @default false */
  readonly readOnly?: boolean;
}

/**
 * A PersistentVolumeClaim with what was agreed about it: how long its data is kept, and how it is backed
 * up. The contract's name may have underscores; it stays readable in the label `chartwright.dev/volume`.
 * A volume that is not backed up by snapshots is left out of Velero's backups: what must not leave as a
 * copy of the volume does not, and after a restore `helm upgrade` makes the claim again, empty.
 *
 * @throws ChartError VOLUME_INVALID – when retention or backup are not stated properly.
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when literal values contradict each other, as a `size` below `minimumSize`
 *   does, or there are several of these problems, which are told at once.
 * @example
 * const values = defineValues({ evidence: pvcValues('100Gi', 'The ledger of evidence.') });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const evidence = new PvcContract(chart, 'evidence_data', {
 *   values: chart.values.evidence, appendOnly: true, retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' },
 * });
 * const mounts = [evidence.mountAt('/data/evidence')]; // for a workload
 */
export class PvcContract extends Construct {
  /** The name of the contract, as it was given. */
  readonly contract: string;
  /** The name of the claim that pods mount: the customer's own, or the one made here. May be placed wherever text is taken. */
  readonly claimName: string;
  /** How long its data is kept. */
  readonly retention: string;
  /** How its data is backed up. */
  readonly backup: BackupStatement;
  /** Whether data is only ever added, by one writer. */
  readonly isAppendOnly: boolean;
  /** The PersistentVolumeClaim, for patches. */
  readonly claim: ApiObject;
  /** What the customer set of it. */
  readonly values: Reference<PvcValues>;
  private readonly writers = new Set<string>();

  constructor(scope: Construct, id: string, props: PvcContractProps) {
    super(scope, id);
    const { path } = this.node;
    this.contract = id;
    this.retention = props.retention;
    this.backup = props.backup;
    this.isAppendOnly = props.appendOnly === true;
    this.values = settingsOf(pvcValues('1Gi'), props.values, path, statementProblems(props.retention, props.backup, path));
    const place = placeOf(this);
    const name = place.objectName(endingOf(this));
    const { existingClaim } = this.values;
    this.claimName = place.asText(defaultTo(existingClaim, name));
    requireSize(place, id, this.values);
    if (props.appendOnly === true) {
      requireOneWriter(place, id, this.values);
    }
    this.claim = place.object(new Condition(this, 'unless-existing', not(isSet(existingClaim))), 'claim', {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name, labels: { 'chartwright.dev/volume': id, ...backupLabels(props.backup) }, annotations: annotations(props, this.values) },
      spec: claimSpec(this.values),
    });
  }

  /**
   * The volume at a path of a container.
   *
   * @example mounts: [evidence.mountAt('/data/evidence')]
   */
  mountAt(path: string, { readOnly = false }: MountOptions = {}): ClaimMount {
    const { existingClaim, accessMode } = this.values;
    // Of a claim that exists already nobody knows the access mode here.
    const isShared = or(equals(accessMode, 'ReadWriteMany'), isSet(existingClaim));
    const { contract, claimName, isAppendOnly, writers } = this;
    return { kind: 'claim', path, readOnly, contract, claimName, isShared, isAppendOnly, writers };
  }
}

function annotations({ retention, backup, appendOnly = false, onUninstall = 'keep' }: PvcContractProps, values: Reference<PvcValues>): object {
  return {
    ...values.annotations,
    ...(onUninstall === 'keep' ? { 'helm.sh/resource-policy': 'keep' } : {}),
    ...(appendOnly ? { 'chartwright.dev/append-only': 'true' } : {}),
    ...statementAnnotations(retention, backup),
  };
}

function claimSpec({ accessMode, storageClass, size }: Reference<PvcValues>): object {
  return {
    accessModes: [accessMode],
    // Without the key the cluster's default class is used; with empty text none is.
    storageClassName: when(isSet(storageClass), when(equals(storageClass, '-'), '', storageClass)),
    volumeMode: 'Filesystem',
    resources: { requests: { storage: size } },
  };
}

function requireSize(place: Place, contract: string, { size, minimumSize, existingClaim }: Reference<PvcValues>): void {
  const [sizeName, minimumName, claimName] = [nameOf(size, 'size'), nameOf(minimumSize, 'minimumSize'), nameOf(existingClaim, 'existingClaim')];
  place.require(
    // Of a claim that exists already the size is the customer's.
    or(isSet(existingClaim), not(isSet(minimumSize)), quantityAtLeast(size, minimumSize)),
    text`${contract} has ${minimumSize}, and a volume cannot be made smaller`,
    `set ${sizeName} to at least ${minimumName}, or copy the data to a smaller claim and name that in ${claimName}`,
  );
}

function requireOneWriter(place: Place, contract: string, { accessMode }: Reference<PvcValues>): void {
  place.require(
    not(equals(accessMode, 'ReadWriteMany')),
    `${contract} is append-only, and ReadWriteMany would allow two writers`,
    `set ${nameOf(accessMode, 'accessMode')} to ReadWriteOnce or ReadWriteOncePod`,
  );
}
