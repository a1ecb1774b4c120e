import { v } from '../../lib';
import type { ValueOf } from '../../lib';

const MOST_REPLICAS = 1000;

/** A trigger of KEDA: its type, its settings, and who it authenticates as. */
export interface KedaTrigger {
  /** The scaler, by KEDA's name for it: `kafka`, `prometheus`. */
  readonly type: string;
  /** Settings of the scaler. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The TriggerAuthentication, or ClusterTriggerAuthentication, that it uses. @default - none */
  readonly authenticationRef?: { readonly name: string; readonly kind?: string };
}

/**
 * The values block of a workload's scaling: a fixed number of pods, a HorizontalPodAutoscaler, or KEDA.
 * Workloads that are single writers have none.
 * @example
 * const values = defineValues({ worker: v.object({ autoscaling: scalingValues(2), pdb: disruptionBudgetValues() }) });
 */
export function scalingValues(replicas: number) {
  const least = { description: 'Least number of pods.', default: Math.max(replicas, 1), maximum: MOST_REPLICAS };
  const most = v.integer({ description: 'Greatest number of pods.', default: Math.max(replicas * 3, 3), minimum: 1, maximum: MOST_REPLICAS });
  return v.union(
    'mode',
    {
      fixed: {},
      hpa: {
        minReplicas: v.integer({ ...least, minimum: 1 }),
        maxReplicas: most,
        targetCPUUtilizationPercentage: v.integer({
          description: 'Share of the requested CPU at which pods are added.',
          default: 80,
          minimum: 1,
          maximum: 1000,
          removable: true,
        }),
        targetMemoryUtilizationPercentage: v.integer({
          description: 'Share of the requested memory at which pods are added.',
          minimum: 1,
          maximum: 1000,
          removable: true,
          example: 80,
        }),
      },
      keda: {
        minReplicaCount: v.integer({ ...least, minimum: 0 }),
        maxReplicaCount: most,
        triggers: v.kubernetes<readonly KedaTrigger[]>('What KEDA watches to add pods.', {
          example: [{ type: 'cpu', metadata: { value: '80' } }],
        }),
      },
    },
    {
      description: 'How the number of pods is decided: "fixed" by replicas, "hpa" by load, "keda" by KEDA\'s triggers.',
      default: 'fixed',
    },
  );
}

/** What a scaling block declares. */
export type ScalingValues = ValueOf<ReturnType<typeof scalingValues>>;

/**
 * The values block of a workload's PodDisruptionBudget.
 *
 * @example
 * const values = defineValues({ worker: v.object({ autoscaling: scalingValues(2), pdb: disruptionBudgetValues() }) });
 */
export function disruptionBudgetValues() {
  return v.object({
    create: v.boolean({
      description: 'Whether a PodDisruptionBudget keeps a drain of nodes from taking several pods at once. None is made for fewer than two pods.',
      default: true,
    }),
    maxUnavailable: v.integer({ description: 'Pods that a drain may take at once.', default: 1, minimum: 1, maximum: MOST_REPLICAS }),
  });
}

/** What a disruption budget's block declares. */
export type DisruptionBudgetValues = ValueOf<ReturnType<typeof disruptionBudgetValues>>;
