import { Construct } from 'constructs';
import { ChartError, Condition, defaultTo, isSet, settingsOf, type Settings } from '../lib';
import { hookAnnotations } from './job/hook';
import { endingOf } from './place/ending';
import { placeOf } from './place/place';
import { makeServiceAccount, nameOf } from './pod/service-account';
import { requireSoundPod } from './pod/sound-pod';
import { planProblems, plannedSteps, type PlannedStep, type UpgradePlan } from './upgrade/upgrade-plan';
import { runbook } from './upgrade/runbook';
import { hookOf, UpgradeStep } from './upgrade/upgrade-step';
import { ledgerUpgradeValues, type LedgerUpgradeValues } from './upgrade/upgrade-values';
import type { ApiObject } from 'cdk8s';

/** What a LedgerUpgrade is made of. */
export interface LedgerUpgradeProps extends UpgradePlan {
  /** What customers set: `chart.values.<block>` of a block made by `ledgerUpgradeValues`, or literals. */
  readonly values: Settings<LedgerUpgradeValues>;
}

/**
 * What an upgrade does to an append-only store before the new version starts: hook Jobs that verify it,
 * make it refuse writes, copy it, migrate it and verify it again, one after the other, and after the
 * upgrade or a rollback one that lets it take writes again. A step that fails ends the upgrade, and the
 * old version runs on. Also emits the ServiceAccount of all steps. `runbook` is written from the same data.
 *
 * Steps must bear to be run twice: Argo CD runs them on every sync, and failed upgrades are started again.
 * What is done a step sees in the ledger; it is told UPGRADE_STEP, UPGRADE_REVISION (always 1 in Argo CD),
 * UPGRADE_CHART_VERSION and APP_VERSION. An installation runs no step. A volume that is ReadWriteOncePod
 * cannot be mounted beside the running ledger.
 *
 * @throws ChartError VOLUME_INVALID – when a path is no folder to mount at, or is taken.
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when `quiesce` has no `resume` or `resume` no `quiesce`, a step says nothing
 *   of itself, mounts the ledger by itself or sets what the upgrade sets, a rule for aborting is not complete, the
 *   weight is no whole number, literal values name no image, or there are several of these problems, which are told at
 *   once.
 * @example
 * const values = defineValues({
 *   vault: workloadValues({ kind: 'StatefulSet', singleWriter: true }),
 *   evidence: pvcValues('100Gi'),
 *   ledgerUpgrade: ledgerUpgradeValues({ image: { repository: 'shop/vault' }, activeDeadlineSeconds: 3600 }),
 * });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const evidence = new PvcContract(chart, 'evidence_data', {
 *   values: chart.values.evidence, appendOnly: true, retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' },
 * });
 * const vault = new HardenedStatefulSet(chart, 'vault', {
 *   values: chart.values.vault, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), mounts: [evidence.mountAt('/data')], singleWriter: true,
 * });
 * const upgrade = new LedgerUpgrade(chart, 'ledger-upgrade', {
 *   values: chart.values.ledgerUpgrade,
 *   ledger: { volume: evidence, path: '/data', workload: vault },
 *   verify: { args: ['verify'], does: 'Checks the chain of digests from the first entry to the last.' },
 *   migrate: { args: ['migrate', '--idempotent'], does: 'Writes the entries of the new format behind the old ones.' },
 *   abortWhen: [{ step: 'verify', exitCode: 3, finding: 'the chain is broken', remedy: 'Call the auditor.' }],
 * });
 * addFile(chart, 'docs/upgrade.md', upgrade.runbook);
 */
export class LedgerUpgrade extends Construct {
  /** How to upgrade, and what to do when a step fails, as Markdown. */
  readonly runbook: string;
  /** The steps, in the order in which they run. */
  readonly steps: readonly UpgradeStep[];
  /** The ServiceAccount of all steps, for patches. */
  readonly serviceAccount: ApiObject;

  constructor(scope: Construct, id: string, props: LedgerUpgradeProps) {
    super(scope, id);
    const { path } = this.node;
    // The repository is the definition's: without one, each step would have an image of its own name.
    const values = settingsOf(ledgerUpgradeValues({ image: { repository: '' } }), props.values, path, planProblems(props, path));
    const place = placeOf(this);
    const component = endingOf(this);
    const { image, enabled, serviceAccount } = values;
    requireSoundPod(place, component, values);
    place.require(isSet(image.repository), `the image of ${component} has no repository`, `set ${nameOf(image.repository, 'image.repository')}`);
    const planned = plannedSteps(props);
    const serviceAccountName = defaultTo(serviceAccount.name, place.objectName(component));
    const labels = { 'app.kubernetes.io/component': component };
    this.serviceAccount = makeServiceAccount(new Condition(this, 'if-enabled', enabled), place, labels, serviceAccountName, values, companionAnnotations(planned));
    this.steps = planned.map((step) => new UpgradeStep(this, { step, ledger: props.ledger, values, serviceAccountName }));
    this.runbook = runbook({
      contract: props.ledger.volume.contract,
      values,
      steps: planned.map((step, index) => ({ step, component: this.steps[index]?.component ?? step.id })),
    });
  }

  /**
   * A step, to be the source of a flow or to be patched.
   *
   * @throws ChartError CONSTRUCT_INVALID – when the upgrade has no such step.
   * @example network.flow(upgrade.step('quiesce'), vault, 'http');
   */
  step(id: PlannedStep['id']): UpgradeStep {
    const found = this.steps.find((step) => step.node.id === id);
    if (found === undefined) {
      const ids = this.steps.map((step) => step.node.id).join(', ');
      throw new ChartError('CONSTRUCT_INVALID', `there is no step ${id}`, { in: this.node.path, fix: `give ${id}, or ask for one of: ${ids}` });
    }
    return found;
  }
}

/** Of the ServiceAccount: it is there before the first step, and whenever one runs. */
function companionAnnotations(steps: readonly PlannedStep[]): Readonly<Record<string, string>> {
  const hooks = steps.map(hookOf);
  const events = [...new Set(hooks.flatMap((hook) => hook.events))];
  return hookAnnotations({ events, weight: Math.min(...hooks.map(({ weight = 0 }) => weight)) - 1 });
}
