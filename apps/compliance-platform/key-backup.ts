import { ApplicationBackup, guard, isSet, not, or, scratchAt, type EgressLockedNamespace, type HelmChart } from '../../index';
import type { createServices } from './services';
import type { complianceValues } from './values';
import type { createVolumes } from './volumes';

/** What keys are backed up with. */
interface KeyBackupParts {
  readonly services: ReturnType<typeof createServices>;
  readonly volumes: ReturnType<typeof createVolumes>;
  readonly network: EgressLockedNamespace;
}

/** Asks evidence-vault for its keys, wrapped for the customer's recovery key, and sends them out through egress-proxy. */
export function createKeyBackup(chart: HelmChart<typeof complianceValues>, { services: { vault, proxy }, volumes, network }: KeyBackupParts): ApplicationBackup {
  const { backup: values, egress, ledgerCopy } = chart.values;
  const backup = new ApplicationBackup(chart, 'key-backup', {
    values,
    volumes: [volumes.keys],
    args: ['keys', 'export', '--wrapped', '--vault', vault.service.url('http')],
    mounts: [scratchAt('/tmp')],
  });
  network.flow(backup, vault, 'http');
  network.flow(backup, proxy, 'proxy');
  guard(chart, or(not(ledgerCopy.enabled), isSet(values.target)), 'ledgerCopy.enabled is true, but the ledger has nowhere to go: set backup.target.');
  guard(
    chart,
    or(not(or(values.enabled, ledgerCopy.enabled)), isSet(egress.cidrs), egress.internet.enabled, isSet(egress.fqdns)),
    'copies go to backup.target, but egress-proxy can reach nothing outside: name its network in egress.cidrs.',
  );
  return backup;
}
