import { addFile, greaterThan, LedgerUpgrade, scratchAt, type EgressLockedNamespace, type HelmChart } from '../../index';
import type { createServices } from './services';
import type { complianceValues } from './values';
import type { createVolumes } from './volumes';

/** What the ledger is upgraded in. */
interface UpgradedParts {
  readonly services: ReturnType<typeof createServices>;
  readonly volumes: ReturnType<typeof createVolumes>;
  readonly network: EgressLockedNamespace;
}

const directory = '/data/evidence';
const onLedger = (command: string): readonly string[] => ['ledger', command, '--directory', directory];

/** What is done to the ledger before a new version starts; the chart carries the runbook. */
export function createLedgerUpgrade(chart: HelmChart<typeof complianceValues>, { services: { vault, proxy }, volumes: { evidence }, network }: UpgradedParts): void {
  const { values } = chart;
  const url = vault.service.url('http');
  const mounts = [scratchAt('/tmp')];
  const upgrade = new LedgerUpgrade(chart, 'upgrade', {
    values: values.ledgerUpgrade,
    ledger: { volume: evidence, path: directory, workload: vault },
    verify: { args: onLedger('verify'), mounts, does: 'Checks the chain of digests from the first entry to the last, and changes nothing.' },
    quiesce: {
      args: ['ledger', 'quiesce', '--vault', url],
      when: greaterThan(values.evidenceVault.replicas, 0),
      does: 'Asks evidence-vault to refuse entries and to write down those it holds. A vault that does not answer because it has no pods is quiet already.',
    },
    snapshot: {
      args: onLedger('copy'),
      env: { BACKUP_TARGET: values.backup.target },
      mounts,
      when: values.ledgerCopy.enabled,
      does: 'Copies the ledger to backup.target, which is outside the cluster, and compares the copy.',
    },
    migrate: { args: onLedger('migrate'), mounts, does: 'Writes entries in the new form behind the old ones, which stay as they are. It goes on behind the last that it wrote.' },
    resume: { args: ['ledger', 'resume', '--vault', url], does: 'Asks evidence-vault to take entries again, and waits until it does.' },
    abortWhen: [
      { step: 'verify', exitCode: 3, finding: 'an entry was changed or lost', remedy: 'Keep the volume as it is, restore the last good backup into a new claim, and have the two compared.' },
      { step: 'verify', exitCode: 4, finding: 'the ledger has a form that this version does not know', remedy: 'Install the version that wrote it, or a later one.' },
      { step: 'migrate', exitCode: 5, finding: 'the volume has no room for the migration', remedy: 'Raise storage.evidence.size, and start the upgrade again.' },
    ],
  });
  network.flow(upgrade.step('quiesce'), vault, 'http');
  network.flow(upgrade.step('resume'), vault, 'http');
  network.flow(upgrade.step('snapshot'), proxy, 'proxy');
  addFile(chart, 'docs/ledger-upgrade.md', upgrade.runbook);
}
