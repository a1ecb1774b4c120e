import { v } from '../../lib';
import { annotationsValue, podFields } from '../pod/pod-values';
import type { PodDefaults } from '../pod/container-values';
import { probeTuning } from './probe-values';
import { disruptionBudgetValues, scalingValues } from './scaling-values';
import { schedulingValues } from './scheduling-values';
import type { ValueOf } from '../../lib';

// More pods of one workload are a mistake: a node runs about a hundred.
const MOST_REPLICAS = 1000;

/** What a workload has unless the customer says otherwise. */
export interface WorkloadDefaults extends PodDefaults {
  /** Number of pods. @default 2, or 1 for a single writer */
  readonly replicas?: number;
  /** Whether two pods at once would corrupt data: then no customer can ask for more than one. @default false */
  readonly singleWriter?: boolean;
  /** What the block is for: of a StatefulSet, pods are replaced one by one, and there is nothing to decide. @default 'Deployment' */
  readonly kind?: 'Deployment' | 'StatefulSet';
  /** The title of the workload's section in values.yaml. @default - the block's key */
  readonly section?: string;
  /** What the workload does, for the reader of values.yaml. @default - nothing is said */
  readonly description?: string;
}

/**
 * The values block of HardenedDeployment and HardenedStatefulSet: the knobs that customers know from
 * Bitnami's charts, under the same names, and none that could switch the hardening off.
 *
 * @example
 * const values = defineValues({ gatewayApi: workloadValues({ replicas: 2, cpu: '250m', memory: '512Mi' }) });
 */
export function workloadValues(defaults: WorkloadDefaults = {}) {
  return v.object(
    {
      replicas: replicasValue(defaults),
      ...scalingOf(defaults),
      ...updateStrategyOf(defaults),
      ...podFields(defaults),
      service: v.object({ annotations: annotationsValue('Annotations of the Service.') }, { advanced: true }),
      ...schedulingValues,
      ...probeTuning,
    },
    {
      ...(defaults.section === undefined ? {} : { section: defaults.section }),
      ...(defaults.description === undefined ? {} : { description: defaults.description }),
    },
  );
}

/** What a workload's values block declares. */
export type WorkloadValues = ValueOf<ReturnType<typeof workloadValues>>;

function replicasValue({ replicas, singleWriter = false }: WorkloadDefaults) {
  return v.integer({
    description: singleWriter ? 'Number of pods: 0 or 1, because two would write to the same data.' : 'Number of pods.',
    default: replicas ?? (singleWriter ? 1 : 2),
    minimum: 0,
    maximum: singleWriter ? 1 : MOST_REPLICAS,
  });
}

/** How many pods there are and how many may go at once. A single writer has one pod, and nothing to decide. */
function scalingOf({ replicas = 2, singleWriter = false }: WorkloadDefaults) {
  const scaling = { autoscaling: scalingValues(replicas), pdb: disruptionBudgetValues() };
  // The type says that the keys are there; makeScaling asks before it reads them.
  return singleWriter ? ({} as typeof scaling) : scaling;
}

/** How an upgrade replaces pods, where it may replace several at once. */
function updateStrategyOf({ kind = 'Deployment', singleWriter = false }: WorkloadDefaults) {
  const pods = (description: string, value: number) => v.integer({ description, default: value, minimum: 0, maximum: MOST_REPLICAS, advanced: true });
  const rollingUpdate = v.object({
    maxSurge: pods('Pods that an upgrade may start before old ones end.', 1),
    maxUnavailable: pods('Pods that may be missing during an upgrade.', 0),
  });
  const strategy = { updateStrategy: v.object({ rollingUpdate }, { description: 'How an upgrade replaces the pods. Where a volume can be in one pod only, the old pod always ends first.', advanced: true }) };
  // The type says that the key is there; HardenedDeployment asks before it reads it.
  return singleWriter || kind === 'StatefulSet' ? ({} as typeof strategy) : strategy;
}
