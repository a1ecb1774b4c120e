import { addFile, PvcContract, VolumeSnapshots, volumeGuide, type HelmChart } from '../../index';
import type { complianceValues } from './values';

/** The three volumes, with what is agreed about their data. */
export function createVolumes(chart: HelmChart<typeof complianceValues>) {
  const { storage } = chart.values;
  const volumes = {
    evidence: new PvcContract(chart, 'evidence_data', {
      values: storage.evidence,
      appendOnly: true,
      onUninstall: 'keep',
      retention: '7y',
      backup: { method: 'snapshot', recoveryPoint: '6h' },
    }),
    keys: new PvcContract(chart, 'key_data', {
      values: storage.keys,
      onUninstall: 'keep',
      retention: '10y',
      backup: {
        method: 'application',
        recoveryPoint: '24h',
        reason: 'Keys leave the vault only wrapped for the customer\'s recovery key, never as a copy of the volume.',
      },
    }),
    config: new PvcContract(chart, 'config_data', {
      values: storage.config,
      onUninstall: 'keep',
      retention: '1y',
      backup: { method: 'snapshot', recoveryPoint: '24h' },
    }),
  };
  new VolumeSnapshots(chart, 'snapshots', { values: chart.values.snapshots, volumes: [volumes.evidence, volumes.config] });
  addFile(chart, 'docs/volumes.md', volumeGuide(Object.values(volumes)));
  return volumes;
}
