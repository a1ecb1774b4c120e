import { valuesPathOf } from '../../lib';
import type { BackupStatement } from './backup-statement';
import type { PvcContract } from '../pvc-contract';

/** A volume that a guide speaks of. */
export type GuidedVolume = Pick<PvcContract, 'contract' | 'retention' | 'backup' | 'isAppendOnly' | 'values'>;

/**
 * What a customer has to know of the volumes of a chart, as Markdown: how long their data is kept, how it is backed
 * up, and how volumes are expanded and restored. To be packed with the chart.
 *
 * @example
 * const values = defineValues({ evidence: pvcValues('100Gi') });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const evidence = new PvcContract(chart, 'evidence_data', {
 *   values: chart.values.evidence, retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' },
 * });
 * addFile(chart, 'docs/volumes.md', volumeGuide([evidence]));
 */
export function volumeGuide(volumes: readonly GuidedVolume[]): string {
  return `${[
    '# Volumes',
    'What is agreed about the data of each volume. The same stands in the annotations of its PersistentVolumeClaim, which `kubectl get persistentvolumeclaim --namespace <namespace> --selector chartwright.dev/volume=<volume>` finds.',
    table(volumes),
    '## Backup',
    volumes.map((volume) => `- **${volume.contract}**: ${backupOf(volume.backup)}`).join('\n'),
    'Copies inside the cluster, snapshots too, are lost with it: only what is kept outside it is a backup.',
    '## Change',
    [
      `- Larger: raise ${paths(volumes, 'size')}. The storage class must allow expansion; some drivers expand a volume only while no pod has it.`,
      `- Smaller: impossible. Kubernetes refuses it in the middle of an upgrade; write down the size that a volume has in ${paths(volumes, 'minimumSize')}, and the chart refuses it before anything is changed. Make a smaller claim, copy the data while nothing writes, verify it, and name the claim in \`existingClaim\` of the volume.`,
      '- Another storage class or access mode: the same. Kubernetes refuses to change either.',
      '- Uninstalled: claims stay unless their annotation `helm.sh/resource-policy` is missing, and are found again by a release of the same name in the same namespace.',
    ].join('\n'),
    '## Restore',
    steps(volumes),
  ].join('\n\n')}\n`;
}

function table(volumes: readonly GuidedVolume[]): string {
  const rows = volumes.map(({ contract, retention, backup, isAppendOnly }) => [contract, isAppendOnly ? 'only added to, by one writer' : 'changed', retention, backup.method, backup.method === 'none' ? '-' : backup.recoveryPoint]);
  return [['volume', 'data is', 'kept for', 'backed up by', 'may lose at most'], ['---', '---', '---', '---', '---'], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function backupOf(backup: BackupStatement): string {
  switch (backup.method) {
    case 'snapshot':
      return `snapshots, at least every ${backup.recoveryPoint}, whose data is moved out of the cluster.`;
    case 'application':
      return `the application writes its own copies, at least every ${backup.recoveryPoint}, and Velero takes none. ${backup.reason}`;
    case 'none':
      return `none, and Velero takes none. ${backup.reason}`;
  }
}

function steps(volumes: readonly GuidedVolume[]): string {
  const appendOnly = volumes.filter(({ isAppendOnly }) => isAppendOnly).map(({ contract }) => contract);
  return [
    '1. Keep the volume that is there: a restore never writes over it.',
    '2. Restore into a new PersistentVolumeClaim: from a snapshot by its `dataSource`, or by `velero restore create --namespace-mappings <namespace>:<other>`.',
    appendOnly.length === 0 ? '3. Verify what is in it.' : `3. Verify what is in it. ${appendOnly.join(' and ')} must be sound from the first entry to the last, and hold at least what others have seen of it.`,
    `4. Scale what uses the volume to zero, name the new claim in ${paths(volumes, 'existingClaim')}, and run \`helm upgrade\`.`,
    '5. Keep the old claim until the retention of its data ends, or until those who answer for it agree.',
  ].join('\n');
}

function paths(volumes: readonly GuidedVolume[], key: 'size' | 'minimumSize' | 'existingClaim'): string {
  return volumes.map(({ values }) => `\`${valuesPathOf(values[key]) ?? key}\``).join(' or ');
}
