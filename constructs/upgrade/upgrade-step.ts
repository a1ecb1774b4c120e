import { Construct } from 'constructs';
import { and, chart, Condition, conditionAround, HelmChart, isSet, release, text, when, type BooleanValue, type Reference, type Value } from '../../lib';
import { hookAnnotations, type Hook } from '../job/hook';
import { jobIdentity, jobSpec, type JobIdentity, type NoPorts } from '../job/job-pod';
import { announceHookPods } from '../network/hook-pods';
import { requireOwnVariables } from '../pod/extra-env-vars';
import { requireOwnVolumes } from '../pod/own-volumes';
import { podTemplate, type PodOptions } from '../pod/pod-template';
import type { ApiObject } from 'cdk8s';
import type { Labels } from '../place/place';
import type { NetworkIdentity } from '../workload/network-identity';
import type { PlannedStep, UpgradedLedger } from './upgrade-plan';
import type { LedgerUpgradeValues } from './upgrade-values';

// "-" and the five characters of a pod's name.
const SUFFIX_LENGTH = 6;
const MOST_WEIGHT = 100;

/** What a step of an upgrade is made of. */
export interface UpgradeStepProps {
  readonly step: PlannedStep;
  readonly ledger: UpgradedLedger;
  readonly values: Reference<LedgerUpgradeValues>;
  readonly serviceAccountName: Value<string>;
}

/** A hook Job of a LedgerUpgrade, which may be the source of a flow. */
export class UpgradeStep extends Construct implements NetworkIdentity<NoPorts> {
  readonly component: string;
  readonly selector: Labels;
  readonly ports: NoPorts = {};
  /** Whether the customer has it run. */
  readonly condition: BooleanValue;
  /** The Job, for patches. */
  readonly job: ApiObject;

  constructor(scope: Construct, { step, ledger, values, serviceAccountName }: UpgradeStepProps) {
    super(scope, step.id);
    const container = { ...step.options, mounts: step.mounts };
    const identity = jobIdentity(this, SUFFIX_LENGTH, container, { mayWriteLedger: true });
    this.component = identity.component;
    this.selector = identity.selector;
    const pod = podOptions(this, identity, { step, values, serviceAccountName });
    requireOwnVariables(identity.place, pod);
    requireOwnVolumes(identity.place, pod);
    const enabled = new Condition(this, 'if-enabled', and(values.enabled, step.when));
    this.condition = conditionAround(enabled);
    this.job = identity.place.object(enabled, 'job', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: identity.name, labels: identity.labels, annotations: hookAnnotations(hookOf(step)) },
      spec: () => ({
        ...jobSpec(values, podBesides(podTemplate(pod), ledger, step, values)),
        // A pod that is still ending counts as running, so that two never write at once.
        podReplacementPolicy: 'Failed',
        ...failurePolicy(step),
      }),
    });
    announceHookPods(this, { identity: this, hook: hookOf(step), condition: this.condition });
  }
}

function podOptions(construct: Construct, { place, component, selector }: JobIdentity, { step, values, serviceAccountName }: Omit<UpgradeStepProps, 'ledger'>): PodOptions {
  const { command, args, env = {}, hasServiceAccountToken = false } = step.options;
  const facts = HelmChart.find(construct) === undefined ? {} : { UPGRADE_REVISION: text`${release.revision}`, UPGRADE_CHART_VERSION: chart.version };
  return {
    place,
    component,
    selector,
    values,
    ports: {},
    probes: undefined,
    restartPolicy: 'Never',
    env: { UPGRADE_STEP: step.id, ...facts, ...env },
    command,
    args,
    mounts: step.mounts,
    annotations: {},
    serviceAccountName,
    hasServiceAccountToken,
  };
}

/** Migrations run before an upgrade only: an installation has nothing to migrate. */
export function hookOf({ name, weight }: PlannedStep): Hook {
  return { events: name === 'resume' ? ['post-upgrade', 'post-rollback'] : ['pre-upgrade'], weight };
}

function failurePolicy({ abortWhen }: PlannedStep): object {
  // https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
  const values = abortWhen.map(({ exitCode }) => exitCode).sort((left, right) => left - right);
  // Kubernetes 1.28 declares onPodConditions as required (schema/kubernetes/v1.28.0.json); it may be empty.
  return values.length === 0 ? {} : { podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values }, onPodConditions: [] }] } };
}

/** The pod on the node of the ledger's workload, as far as that is possible and the customer says nothing else. */
function podBesides(template: ReturnType<typeof podTemplate>, { workload }: UpgradedLedger, { mounts }: PlannedStep, { affinity }: Reference<LedgerUpgradeValues>): object {
  if (workload === undefined || mounts.length === 0) {
    return template;
  }
  const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: workload.selector } };
  const near = { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: MOST_WEIGHT, podAffinityTerm: term }] } };
  return { ...template, spec: { ...template.spec, affinity: when(isSet(affinity), affinity, near) } };
}
