import { defineValues, EgressLockedNamespace, HardenedStatefulSet, HelmApp, HelmChart, LedgerUpgrade, ledgerUpgradeValues, ProbeSet, PvcContract, pvcValues, v, workloadValues } from '../../index';

export const definition = defineValues({
  vault: workloadValues({ replicas: 1, kind: 'StatefulSet' }),
  evidence: pvcValues('10Gi'),
  ledgerUpgrade: ledgerUpgradeValues({ image: { repository: 'platform/vault' }, activeDeadlineSeconds: 3600, backoffLimit: 1 }),
  copies: v.object({ enabled: v.boolean({ description: 'Whether the ledger is copied before it is migrated.', default: true }) }),
});

/** A chart with a vault, whose ledger goes through every step of an upgrade. */
export function makeUpgrade(): { readonly chart: HelmChart<typeof definition>; readonly upgrade: LedgerUpgrade } {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '2.0.0', appVersion: '1.4.0', icon: 'https://shop.example/icon.svg', values: definition });
  const { values } = chart;
  const volume = new PvcContract(chart, 'evidence_data', { values: values.evidence, appendOnly: true, retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' } });
  const vault = new HardenedStatefulSet(chart, 'vault', { values: values.vault, ports: { http: 8080 }, probes: ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' }), mounts: [volume.mountAt('/data')] });
  const upgrade = new LedgerUpgrade(chart, 'ledger-upgrade', {
    values: values.ledgerUpgrade,
    ledger: { volume, path: '/data', workload: vault },
    verify: { args: ['verify'], does: 'Checks the chain of digests' },
    quiesce: { args: ['quiesce', vault.service.url('http')], does: 'Asks the vault to refuse writes.' },
    snapshot: { args: ['copy', '{{ raw }}'], does: 'Copies the ledger.', when: values.copies.enabled, env: { TARGET: '/copies' } },
    migrate: { args: ['migrate'], does: 'Writes the new format.' },
    resume: { args: ['resume', vault.service.url('http')], does: 'Asks the vault to take writes.' },
    abortWhen: [
      { step: 'verify', exitCode: 4, finding: 'an entry is missing', remedy: 'Call the auditor' },
      { step: 'verify', exitCode: 3, finding: 'the chain is broken', remedy: 'Call the auditor.' },
      { step: 'migrate', exitCode: 9, finding: 'the disk is full', remedy: 'Raise evidence.size.' },
    ],
    weight: -5,
  });
  const network = new EgressLockedNamespace(chart, 'network');
  network.flow(upgrade.step('quiesce'), vault, 'http');
  network.flow(upgrade.step('resume'), vault, 'http');
  return { chart, upgrade };
}
