import { Construct } from 'constructs';
import { Condition, dnsLabel, ifSet, isSet, settingsOf, text, type Problem, type Settings } from '../lib';
import { volumeSnapshotValues, type VolumeSnapshotValues } from './backup/snapshot-values';
import { placeOf } from './place/place';
import { requireApi } from './place/require-api';
import { nameOf } from './pod/service-account';
import type { ApiObject } from 'cdk8s';
import type { PvcContract } from './pvc-contract';

// https://kubernetes.io/docs/concepts/storage/volume-snapshots/
const API_VERSION = 'snapshot.storage.k8s.io/v1';

/** What VolumeSnapshots are made of. */
export interface VolumeSnapshotsProps {
  /** What customers set: `chart.values.<block>` of a block made by `volumeSnapshotValues`, or literals. */
  readonly values: Settings<VolumeSnapshotValues>;
  /** The volumes, whose statement is that they are backed up by snapshots. */
  readonly volumes: readonly Pick<PvcContract, 'contract' | 'claimName' | 'backup'>[];
}

/**
 * A VolumeSnapshot (snapshot.storage.k8s.io/v1) of each volume, taken when the customer gives it a name:
 * `helm upgrade … --set snapshots.label=before-2-0-0`. Helm never deletes one: neither with the release, nor when
 * the name changes. Helm does not wait until they are ready to use, so what has to follow them is another command.
 *
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when there are no volumes, no snapshot may be taken of one, or there are
 *   several of these problems, which are told at once.
 * @example
 * const values = defineValues({ evidence: pvcValues('100Gi'), snapshots: volumeSnapshotValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const evidence = new PvcContract(chart, 'evidence_data', {
 *   values: chart.values.evidence, retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' },
 * });
 * new VolumeSnapshots(chart, 'snapshots', { values: chart.values.snapshots, volumes: [evidence] });
 */
export class VolumeSnapshots extends Construct {
  /** The VolumeSnapshots, in the order of the volumes, for patches. */
  readonly snapshots: readonly ApiObject[];

  constructor(scope: Construct, id: string, props: VolumeSnapshotsProps) {
    super(scope, id);
    const { path } = this.node;
    const { label, volumeSnapshotClassName } = settingsOf(volumeSnapshotValues(), props.values, path, snapshotProblems(props.volumes, path));
    const place = placeOf(this);
    const isWanted = isSet(label);
    requireApi(this, { apiVersion: API_VERSION, condition: isWanted, message: 'snapshots of the volumes are wanted', fix: `install a CSI driver with the snapshot controller, or set ${nameOf(label, 'label')} to ""` });
    const wanted = new Condition(this, 'if-wanted', isWanted);
    this.snapshots = props.volumes.map(({ contract, claimName }) => {
      const volume = dnsLabel(contract);
      return place.object(wanted, volume, {
        apiVersion: API_VERSION,
        kind: 'VolumeSnapshot',
        metadata: {
          name: text`${place.objectName(volume)}-${label}`,
          labels: { 'chartwright.dev/volume': contract },
          annotations: { 'helm.sh/resource-policy': 'keep' },
        },
        spec: { volumeSnapshotClassName: ifSet(volumeSnapshotClassName), source: { persistentVolumeClaimName: claimName } },
      });
    });
  }
}

function snapshotProblems(volumes: VolumeSnapshotsProps['volumes'], place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  return [
    ...(volumes.length > 0 ? [] : [problem('no volume is named', 'name the volumes that snapshots are taken of')]),
    ...volumes
      .filter(({ backup }) => backup.method !== 'snapshot')
      .map(({ contract, backup }) => problem(`a snapshot is taken of ${contract}, and its statement says "${backup.method}"`, 'leave it out, or state method "snapshot"')),
  ];
}
