import { makeUpgrade } from './ledger-chart';

test('the runbook says what the jobs do, and what to do when one fails', () => {
  expect(makeUpgrade().upgrade.runbook).toBe(`# Upgrade of the ledger evidence_data

## Before

- Helm has to wait for longer than a step may take (\`ledgerUpgrade.activeDeadlineSeconds\` seconds): give \`--timeout\`, whose default is five minutes.
- Do not give \`--atomic\` or \`--rollback-on-failure\`: they would start the old version on a ledger that is migrated in part.
- A volume with the access mode ReadWriteOncePod cannot be mounted beside its running pod: scale the ledger to zero first.
- A rollback is that of the installed version. If it does not have these steps yet, it does not end what they began: upgrade with \`ledgerUpgrade.enabled\` false first, to a version that has nothing to migrate.

## Run

\`\`\`sh
helm upgrade <release> <chart> --namespace <namespace> --values <values.yaml> --wait --timeout <minutes>m
\`\`\`

A first installation runs none of the 6 steps.

## Steps

Helm runs each as a Job, one after the other, and stops at the first that fails. Each may be run again at any time: what is done already stays as it is.

1. **ledger-upgrade-verify-before** (pre-upgrade): Checks the chain of digests.
2. **ledger-upgrade-quiesce** (pre-upgrade): Asks the vault to refuse writes.
3. **ledger-upgrade-snapshot** (pre-upgrade): Copies the ledger. Left out unless \`copies.enabled\` holds.
4. **ledger-upgrade-migrate** (pre-upgrade): Writes the new format.
5. **ledger-upgrade-verify-after** (pre-upgrade): Checks the chain of digests.
6. **ledger-upgrade-resume** (post-upgrade, post-rollback): Asks the vault to take writes.

## When a step fails

Read what it says before anything else; its Job stays until the next upgrade:

\`\`\`sh
kubectl logs --namespace <namespace> --selector app.kubernetes.io/instance=<release>,app.kubernetes.io/component=<step> --tail=-1
\`\`\`

### ledger-upgrade-verify-before

The ledger is unchanged, and the old version runs on. Find out why the ledger is not sound before anything else is done to it.

- Exit code 4, which is not tried again: An entry is missing. Call the auditor.
- Exit code 3, which is not tried again: The chain is broken. Call the auditor.

### ledger-upgrade-quiesce

The ledger is unchanged, and may refuse writes. Run \`helm rollback <release> --namespace <namespace> --wait\`, which ends with the step resume, and start the upgrade again when the cause is gone.

### ledger-upgrade-snapshot

The ledger is unchanged. There is no copy to return to, so nothing was migrated. Run \`helm rollback <release> --namespace <namespace> --wait\`, which ends with the step resume, and start the upgrade again when the cause is gone.

### ledger-upgrade-migrate

The ledger may be migrated in part. Do not roll back yet, because the old version would read it. Start the same upgrade again: the migration goes on where it ended. Otherwise restore the copy, or the last backup where none was made, into a new PersistentVolumeClaim, never over the ledger, verify it there, name it in the \`existingClaim\` of the volume, and only then roll back. Keep the old volume: it is evidence.

- Exit code 9, which is not tried again: The disk is full. Raise evidence.size.

### ledger-upgrade-verify-after

The ledger was migrated, and is not sound. Do not start the upgrade again, and do not roll back yet. Restore the copy, or the last backup where none was made, into a new PersistentVolumeClaim, never over the ledger, verify it there, name it in the \`existingClaim\` of the volume, and only then roll back. Keep the old volume: it is evidence.

- Exit code 4, which is not tried again: An entry is missing. Call the auditor.
- Exit code 3, which is not tried again: The chain is broken. Call the auditor.

### ledger-upgrade-resume

The upgrade is done, and the ledger still refuses writes. Start the same upgrade again: steps that are done find that out by themselves.

## Argo CD

Argo CD runs the steps on every sync, and always says revision 1. Set \`ledgerUpgrade.enabled\` to false for the first sync, when the volume is not there yet, and to true afterwards. It runs no step after a rollback: sync the version that you return to.
`);
});
