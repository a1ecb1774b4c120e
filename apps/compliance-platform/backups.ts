import { addEnvironment, BackupContract, backupValues, defineEnvironment, defineValues, HelmChart, text, type HelmApp } from '../../index';

/** Everything that a customer can set of the backups by Velero. */
export const veleroValues = defineValues({
  // evidence_data may lose six hours at most.
  backup: backupValues({ schedule: '0 0,6,12,18 * * *', retentionHours: 2160, maximumAgeHours: 12, runbookUrl: 'https://docs.compliance-platform.example/runbooks/' }),
});

/**
 * The backups by Velero, a chart of their own, which is installed into Velero's namespace: removing the platform must
 * not end or remove its backups. What has to be quiet during one, the pods of the platform say of themselves.
 */
export function createBackups(app: HelmApp): HelmChart<typeof veleroValues> {
  const chart = new HelmChart(app, 'compliance-platform-backups', {
    version: '1.0.0',
    appVersion: '1.4.0',
    description: 'Backs up the compliance platform by Velero, to a place outside the cluster.',
    kubeVersion: '>=1.28',
    keywords: ['compliance', 'backup', 'velero'],
    home: 'https://compliance-platform.example',
    icon: 'https://compliance-platform.example/icon.svg',
    maintainers: [{ name: 'Compliance Platform team', email: 'platform@compliance-platform.example' }],
    values: veleroValues,
    nameLimit: 50,
    notes: ({ backup }) => [
      text`The namespace ${backup.namespace} is backed up to ${backup.storageLocation}, by the schedule ${backup.schedule}.`,
      'Install this chart into the namespace of Velero; in others its server does not look. Velero needs the feature EnableCSI and its node agent.',
      'key_data is not part of these backups: the platform writes its own, see backup of its values.',
      'Try a restore before you need one: docs/volumes.md of the platform\'s chart says how.',
    ],
  });
  new BackupContract(chart, 'backup', { values: chart.values.backup });
  addEnvironment(chart, 'offsite', defineEnvironment(veleroValues, { backup: { namespace: 'compliance', storageLocation: 'offsite', alerts: { enabled: true } } }, {
    description: 'What has to be set, and alerts.',
    apiVersions: ['velero.io/v1', 'monitoring.coreos.com/v1'],
  }));
  return chart;
}
