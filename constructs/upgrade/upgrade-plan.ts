import { mountProblems, type Mount } from '../pod/mount';
import type { BooleanValue, Problem } from '../../lib';
import type { JobContainer } from '../job/job-pod';
import type { PvcContract } from '../pvc-contract';
import type { NetworkIdentity } from '../workload/network-identity';

/** What a step does: one program, which must bear to be run twice. */
export interface UpgradeStepOptions extends Omit<JobContainer, 'restartPolicy'> {
  /** What it does, in one sentence of the runbook. */
  readonly does: string;
}

/** A step that an upgrade can do without. */
export interface OptionalStepOptions extends UpgradeStepOptions {
  /** While it does not hold, the step is left out. @default true */
  readonly when?: BooleanValue;
}

/** What the steps are given as. `verify` runs twice, before and after the migration. */
export type UpgradeStepName = 'verify' | 'quiesce' | 'snapshot' | 'migrate' | 'resume';

/** An exit code by which a step says that trying again is of no use. */
export interface AbortRule {
  /** The step that ends with the exit code. */
  readonly step: UpgradeStepName;
  /** From 1 to 255. With it the step has failed at once, without further attempts, and the upgrade with it. */
  readonly exitCode: number;
  /** What was found, for the runbook: `the chain of digests is broken`. */
  readonly finding: string;
  /** What the operator does, as one sentence of the runbook. */
  readonly remedy: string;
}

/** The append-only store that is upgraded. */
export interface UpgradedLedger {
  /** Its volume. `verify` and `snapshot` can only read it, `migrate` can write to it. */
  readonly volume: PvcContract;
  /** Where the steps have it. */
  readonly path: string;
  /** The pods that have it mounted: steps run on their node where that is possible, because most volumes can be on one node only. @default - steps run anywhere */
  readonly workload?: NetworkIdentity;
}

/** What an upgrade does, as data: jobs and runbook are made from it. */
export interface UpgradePlan {
  /** The append-only store. */
  readonly ledger: UpgradedLedger;
  /** Checks the ledger without changing it, before everything else and after the migration. */
  readonly verify: UpgradeStepOptions;
  /** Makes the running ledger refuse writes. @default - it goes on taking them */
  readonly quiesce?: OptionalStepOptions;
  /** Makes a copy to return to. @default - none is made */
  readonly snapshot?: OptionalStepOptions;
  /** Brings the ledger to the form of the new version. What was migrated already it leaves as it is. */
  readonly migrate: UpgradeStepOptions;
  /** Makes the ledger take writes again, after the upgrade or a rollback. Needed with `quiesce`, and runs when that does. @default - nothing, where there is no `quiesce` */
  readonly resume?: UpgradeStepOptions;
  /** By which exit codes steps end the upgrade. @default - a step fails when its attempts are used up */
  readonly abortWhen?: readonly AbortRule[];
  /** The weight of the first hook; each further step has ten more. @default 0 */
  readonly weight?: number;
}

/** One job of an upgrade. */
export interface PlannedStep {
  /** How its construct is called, and its component ends. */
  readonly id: 'verify-before' | 'quiesce' | 'snapshot' | 'migrate' | 'verify-after' | 'resume';
  /** The step that it is given as. */
  readonly name: UpgradeStepName;
  /** What it does. */
  readonly options: UpgradeStepOptions;
  /** While it does not hold, the step is left out. */
  readonly when: BooleanValue;
  /** Its weight among the hooks of the upgrade. */
  readonly weight: number;
  /** The ledger, where the step has it, and its own volumes. */
  readonly mounts: readonly Mount[];
  /** The exit codes by which it ends the upgrade at once. */
  readonly abortWhen: readonly AbortRule[];
}

const BETWEEN_WEIGHTS = 10;
const RESERVED_ENV = 'UPGRADE_';

/** The jobs of an upgrade, in their order. */
export function plannedSteps({ ledger, verify, quiesce, snapshot, migrate, resume, abortWhen = [], weight = 0 }: UpgradePlan): readonly PlannedStep[] {
  const volume = { read: [ledger.volume.mountAt(ledger.path, { readOnly: true })], write: [ledger.volume.mountAt(ledger.path)], none: [] };
  const step = (id: PlannedStep['id'], name: UpgradeStepName, options: UpgradeStepOptions | undefined, access: keyof typeof volume, when: BooleanValue = true) =>
    options === undefined ? [] : [{ id, name, options, when, mounts: [...volume[access], ...(options.mounts ?? [])], abortWhen: abortWhen.filter((rule) => rule.step === name) }];
  return [
    ...step('verify-before', 'verify', verify, 'read'),
    ...step('quiesce', 'quiesce', quiesce, 'none', quiesce?.when),
    ...step('snapshot', 'snapshot', snapshot, 'read', snapshot?.when),
    ...step('migrate', 'migrate', migrate, 'write'),
    ...step('verify-after', 'verify', verify, 'read'),
    ...step('resume', 'resume', resume, 'none', quiesce?.when),
  ].map((planned, index) => ({ ...planned, weight: weight + index * BETWEEN_WEIGHTS }));
}

/** What cannot work about a plan. */
export function planProblems(plan: UpgradePlan, place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  const { quiesce, resume, weight = 0 } = plan;
  return [
    ...(Number.isInteger(weight) ? [] : [problem(`the weight of the first hook is ${String(weight)}`, 'give a whole number')]),
    ...(quiesce !== undefined && resume === undefined ? [problem('quiesce makes the ledger refuse writes, and nothing makes it take them again', 'give resume')] : []),
    ...(quiesce === undefined && resume !== undefined ? [problem('resume has no quiesce to end', 'give quiesce, or leave out resume')] : []),
    // verify is planned twice, and wrong once.
    ...plannedSteps(plan).filter(({ id }) => id !== 'verify-after').flatMap((step) => stepProblems(step, plan, place)),
    ...ruleProblems(plan, problem),
  ];
}

function stepProblems({ name, options, mounts }: PlannedStep, { ledger }: UpgradePlan, place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  const written = (options.mounts ?? []).some((mount) => mount.kind === 'claim' && mount.contract === ledger.volume.contract);
  return [
    ...(options.does.trim() === '' ? [problem(`the runbook has nothing to say of ${name}`, `write what it does into ${name}.does, as one sentence`)] : []),
    ...(written ? [problem(`${name} mounts ${ledger.volume.contract} by itself`, 'leave it out: verify, snapshot and migrate have it at the path of the ledger')] : []),
    ...Object.keys(options.env ?? {}).filter((key) => key.startsWith(RESERVED_ENV)).map((key) => problem(`${name} sets ${key}, which the upgrade sets`, 'choose a name that does not begin with UPGRADE_')),
    ...mountProblems(mounts, place),
  ];
}

function ruleProblems({ abortWhen = [], ...plan }: UpgradePlan, problem: (what: string, fix: string) => Problem): readonly Problem[] {
  return abortWhen.flatMap(({ step, exitCode, finding, remedy }, index) => [
    ...(plan[step] === undefined ? [problem(`a rule aborts at ${step}, which is no step of this upgrade`, `give ${step}, or leave out the rule`)] : []),
    ...(Number.isInteger(exitCode) && exitCode >= 1 && exitCode <= 255 ? [] : [problem(`a rule aborts at ${step} by the exit code ${String(exitCode)}`, 'give a whole number from 1 to 255')]),
    ...(abortWhen.findIndex((other) => other.step === step && other.exitCode === exitCode) < index ? [problem(`two rules abort at ${step} by the exit code ${String(exitCode)}`, 'give each its own')] : []),
    ...(finding.trim() === '' || remedy.trim() === '' ? [problem(`the rule for the exit code ${String(exitCode)} of ${step} does not say what was found and what to do`, 'write both, for the runbook')] : []),
  ]);
}
