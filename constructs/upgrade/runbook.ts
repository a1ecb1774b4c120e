import { valuesPathOf, type Reference } from '../../lib';
import { hookOf } from './upgrade-step';
import type { AbortRule, PlannedStep } from './upgrade-plan';
import type { LedgerUpgradeValues } from './upgrade-values';

/** A job of the upgrade, as the cluster knows it. */
export interface RunbookStep {
  readonly step: PlannedStep;
  readonly component: string;
}

/** What a runbook is written from: the same data as the jobs. */
export interface RunbookOptions {
  /** The ledger, as its contract calls it. */
  readonly contract: string;
  readonly values: Reference<LedgerUpgradeValues>;
  readonly steps: readonly RunbookStep[];
}

const SAFE = 'The ledger is unchanged, and the old version runs on.';
const RESUME = 'Run `helm rollback <release> --namespace <namespace> --wait`, which ends with the step resume, and start the upgrade again when the cause is gone.';
const RESTORE = 'into a new PersistentVolumeClaim, never over the ledger, verify it there, name it in the `existingClaim` of the volume, and only then roll back. Keep the old volume: it is evidence.';

/** What is true after a step that failed, and what to do then. */
const AFTERMATH = {
  'verify-before': `${SAFE} Find out why the ledger is not sound before anything else is done to it.`,
  quiesce: 'The ledger is unchanged, and may refuse writes.',
  snapshot: 'The ledger is unchanged. There is no copy to return to, so nothing was migrated.',
  migrate: 'The ledger may be migrated in part. Do not roll back yet, because the old version would read it. Start the same upgrade again: the migration goes on where it ended.',
  'verify-after': 'The ledger was migrated, and is not sound. Do not start the upgrade again, and do not roll back yet.',
  resume: 'The upgrade is done, and the ledger still refuses writes. Start the same upgrade again: steps that are done find that out by themselves.',
} as const satisfies Readonly<Record<PlannedStep['id'], string>>;

/** The runbook of an upgrade, as Markdown. */
export function runbook(options: RunbookOptions): string {
  return `${[
    `# Upgrade of the ledger ${options.contract}`,
    ...preparation(options),
    '## Steps',
    'Helm runs each as a Job, one after the other, and stops at the first that fails. Each may be run again at any time: what is done already stays as it is.',
    options.steps.map((step, index) => `${String(index + 1)}. ${describe(step)}`).join('\n'),
    '## When a step fails',
    'Read what it says before anything else; its Job stays until the next upgrade:',
    fenced('kubectl logs --namespace <namespace> --selector app.kubernetes.io/instance=<release>,app.kubernetes.io/component=<step> --tail=-1'),
    ...options.steps.flatMap((step) => failure(step, options.steps)),
    ...gitOps(options),
  ].join('\n\n')}\n`;
}

function preparation({ values, steps }: RunbookOptions): readonly string[] {
  const limit = code(valuesPathOf(values.activeDeadlineSeconds) ?? 'activeDeadlineSeconds');
  return [
    '## Before',
    [
      `- Helm has to wait for longer than a step may take (${limit} seconds): give \`--timeout\`, whose default is five minutes.`,
      '- Do not give `--atomic` or `--rollback-on-failure`: they would start the old version on a ledger that is migrated in part.',
      '- A volume with the access mode ReadWriteOncePod cannot be mounted beside its running pod: scale the ledger to zero first.',
      `- A rollback is that of the installed version. If it does not have these steps yet, it does not end what they began: upgrade with ${code(valuesPathOf(values.enabled) ?? 'enabled')} false first, to a version that has nothing to migrate.`,
    ].join('\n'),
    '## Run',
    fenced('helm upgrade <release> <chart> --namespace <namespace> --values <values.yaml> --wait --timeout <minutes>m'),
    `A first installation runs none of the ${String(steps.length)} steps.`,
  ];
}

function describe({ step, component }: RunbookStep): string {
  const condition = valuesPathOf(step.when);
  const unless = condition === undefined ? '' : ` Left out unless ${code(condition)} holds.`;
  return `**${component}** (${hookOf(step).events.join(', ')}): ${sentence(step.options.does)}${unless}`;
}

function failure({ step, component }: RunbookStep, steps: readonly RunbookStep[]): readonly string[] {
  const has = (id: PlannedStep['id']): boolean => steps.some((other) => other.step.id === id);
  const isQuiesced = ['quiesce', 'snapshot'].includes(step.id) && has('quiesce');
  const isMigrated = step.id === 'migrate' || step.id === 'verify-after';
  const restore = `${step.id === 'migrate' ? 'Otherwise restore' : 'Restore'} ${copyOf(steps)} ${RESTORE}`;
  return [
    `### ${component}`,
    [AFTERMATH[step.id], ...(isQuiesced ? [RESUME] : []), ...(isMigrated ? [restore] : [])].join(' '),
    ...(step.abortWhen.length === 0 ? [] : [step.abortWhen.map(abort).join('\n')]),
  ];
}

function copyOf(steps: readonly RunbookStep[]): string {
  const snapshot = steps.find(({ step }) => step.id === 'snapshot');
  if (snapshot === undefined) {
    return 'the last backup';
  }
  return snapshot.step.when === true ? 'the copy' : 'the copy, or the last backup where none was made,';
}

function abort({ exitCode, finding, remedy }: AbortRule): string {
  return `- Exit code ${String(exitCode)}, which is not tried again: ${sentence(finding)} ${sentence(remedy)}`;
}

function gitOps({ values }: RunbookOptions): readonly string[] {
  const enabled = code(valuesPathOf(values.enabled) ?? 'enabled');
  return ['## Argo CD', `Argo CD runs the steps on every sync, and always says revision 1. Set ${enabled} to false for the first sync, when the volume is not there yet, and to true afterwards. It runs no step after a rollback: sync the version that you return to.`];
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? '' : '.'}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function fenced(command: string): string {
  return `\`\`\`sh\n${command}\n\`\`\``;
}
