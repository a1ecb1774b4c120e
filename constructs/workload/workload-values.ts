import { labelKeyPattern, labelValuePattern, v } from '../../lib';
import { imageValues, type ImageDefaults } from '../pod/image';
import { probeTuning } from './probe-values';
import { reservedAnnotationPrefixes, reservedLabelPrefixes } from './reserved-keys';
import { schedulingValues } from './scheduling-values';
import { securityValues } from './security-values';
import type { ValueOf } from '../../lib';
import type * as k8s from 'cdk8s-plus-28/lib/imports/k8s';

// More pods of one workload are a mistake: a node runs about a hundred.
const MOST_REPLICAS = 1000;

/** What a workload has unless the customer says otherwise. */
export interface WorkloadDefaults {
  /** @default 2, or 1 for a single writer */
  readonly replicas?: number;
  /** CPU that each pod is guaranteed. @default '100m' */
  readonly cpu?: string;
  /** CPU that each pod may use at most. @default - no limit: a limit makes a pod slow while its node is idle */
  readonly cpuLimit?: string;
  /** Memory that each pod is guaranteed. @default '128Mi' */
  readonly memory?: string;
  /** Memory that each pod may use at most. @default - as much as is guaranteed */
  readonly memoryLimit?: string;
  /** Whether two pods at once would corrupt data: then no customer can ask for more than one. @default false */
  readonly singleWriter?: boolean;
  /** Where the image comes from. @default - docker.io, and the component's name */
  readonly image?: ImageDefaults;
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
      image: imageValues(defaults.image),
      resources: resourcesValues(defaults),
      extraEnvVars: v.kubernetes<k8s.EnvVar[]>('Further environment variables of the container. They win over those of the chart.', {
        example: [{ name: 'LOG_FORMAT', value: 'json' }] as unknown as k8s.EnvVar[],
      }),
      podLabels: v.map(v.string({ maxLength: 63, pattern: labelValuePattern }), {
        description: 'Further labels of the pods.',
        default: {},
        keyPattern: labelKeyPattern,
        reservedPrefixes: reservedLabelPrefixes,
      }),
      podAnnotations: annotationsValue('Further annotations of the pods.'),
      podSecurityContext: securityValues(),
      serviceAccount: serviceAccountValues(),
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

function resourcesValues({ cpu = '100m', cpuLimit, memory = '128Mi', memoryLimit = memory }: WorkloadDefaults) {
  const cpuLimitOption = { description: 'CPU that each pod may use at most.', removable: true as const, example: '1' };
  return v.object(
    {
      requests: v.object({
        cpu: v.quantity({ description: 'CPU that each pod is guaranteed.', default: cpu }),
        memory: v.quantity({ description: 'Memory that each pod is guaranteed.', default: memory }),
      }),
      limits: v.object({
        cpu: v.quantity(cpuLimit === undefined ? cpuLimitOption : { ...cpuLimitOption, default: cpuLimit }),
        memory: v.quantity({ description: 'Memory that each pod may use at most.', default: memoryLimit }),
      }),
    },
    { description: 'Resources of the container.' },
  );
}

function serviceAccountValues() {
  return v.object({
    create: v.boolean({ description: 'Whether a ServiceAccount is created for the pods.', default: true }),
    name: v.string({
      description: 'Name of the ServiceAccount. Empty: that of the workload; must be set when none is created.',
      default: '',
    }),
    annotations: annotationsValue('Annotations of the ServiceAccount, for example for workload identity.'),
  });
}

function annotationsValue(description: string) {
  return v.map(v.string(), { description, default: {}, keyPattern: labelKeyPattern, reservedPrefixes: reservedAnnotationPrefixes });
}
