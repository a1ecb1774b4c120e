import { v } from '../../lib';
import type { ValueOf } from '../../lib';

/**
 * The values block of VolumeSnapshots.
 *
 * @example
 * const values = defineValues({ snapshots: volumeSnapshotValues() });
 */
export function volumeSnapshotValues() {
  return v.object(
    {
      label: v.string({
        description: 'A snapshot is taken of each volume, under this name, when it is set to a new one. Snapshots outlive the release and the next name; they are deleted by hand. Empty: none is taken.',
        default: '',
        pattern: '^$|^[a-z0-9]([-a-z0-9]{0,30}[a-z0-9])?$',
        example: 'before-2-0-0',
      }),
      volumeSnapshotClassName: v.string({ description: 'Class of the snapshots. Empty: the default of the CSI driver.', default: '', pattern: '^$|^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$' }),
    },
    { section: 'Snapshots', description: 'Snapshots of the volumes by their CSI driver, to return to: for example before an upgrade. They are no backup, because they are lost with their cluster.' },
  );
}

/** What the values block of snapshots declares. */
export type VolumeSnapshotValues = ValueOf<ReturnType<typeof volumeSnapshotValues>>;
