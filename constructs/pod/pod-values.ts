import { labelKeyPattern, labelValuePattern, reservedAnnotationPrefixes, reservedLabelPrefixes, v } from '../../lib';
import { extraVolumeFields } from './extra-volumes';
import { imageValues, type ImageDefaults } from './image';
import { type schedulingValues } from '../workload/scheduling-values';
import { securityValues } from '../workload/security-values';
import type { ObjectOf } from '../../lib';
import type * as k8s from 'cdk8s-plus-28/lib/imports/k8s';

/** What any pod has unless the customer says otherwise. */
export interface PodDefaults {
  /** CPU that each pod is guaranteed. @default '100m' */
  readonly cpu?: string;
  /** CPU that each pod may use at most. @default - no limit: a limit makes a pod slow while its node is idle */
  readonly cpuLimit?: string;
  /** Memory that each pod is guaranteed. @default '128Mi' */
  readonly memory?: string;
  /** Memory that each pod may use at most. @default - as much as is guaranteed */
  readonly memoryLimit?: string;
  /** Where the image comes from. @default - docker.io, and the component's name */
  readonly image?: ImageDefaults;
}

/** The values that every pod has, whatever it runs for: those of its one container and of its identity. Together with `schedulingValues` they are all that the pod builder reads. */
export function podFields(defaults: PodDefaults) {
  return {
    image: imageValues(defaults.image),
    resources: resourcesValues(defaults),
    extraEnvVars: v.kubernetes<k8s.EnvVar[]>('Further environment variables of the container. They win over those of the chart.', {
      example: [{ name: 'LOG_FORMAT', value: 'json' }] as unknown as k8s.EnvVar[],
    }),
    ...extraVolumeFields(),
    podLabels: v.map(v.string({ maxLength: 63, pattern: labelValuePattern }), {
      description: 'Further labels of the pods.',
      default: {},
      keyPattern: labelKeyPattern,
      reservedPrefixes: reservedLabelPrefixes,
    }),
    podAnnotations: annotationsValue('Further annotations of the pods.'),
    podSecurityContext: securityValues(),
    serviceAccount: serviceAccountValues(),
  };
}

/** What the pod builder reads of a values block. */
export type PodValues = ObjectOf<ReturnType<typeof podFields> & typeof schedulingValues>;

/** Annotations that a customer may set, without those that would weaken a pod. */
export function annotationsValue(description: string) {
  return v.map(v.string(), { description, default: {}, keyPattern: labelKeyPattern, reservedPrefixes: reservedAnnotationPrefixes });
}

function resourcesValues({ cpu = '100m', cpuLimit, memory = '128Mi', memoryLimit = memory }: PodDefaults) {
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
