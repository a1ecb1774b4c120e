import { v, type ObjectOf } from '../../lib';
import { extraEnvVars } from './extra-env-vars';
import { extraVolumeMounts } from './extra-volumes';
import { imageValues, type ImageDefaults } from './image';

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

/** What a further container of a pod has unless the customer says otherwise. */
export interface ContainerDefaults extends PodDefaults {
  /** The title of its section in values.yaml. @default - the block's key */
  readonly section?: string;
  /** What it does, for the reader of values.yaml. @default - nothing is said */
  readonly description?: string;
}

/** The values that every container has. */
export function containerFields(defaults: PodDefaults) {
  return {
    image: imageValues(defaults.image),
    resources: resourcesValues(defaults),
    extraEnvVars: extraEnvVars(),
    extraVolumeMounts: extraVolumeMounts(),
  };
}

/**
 * The values block of an init container or a sidecar. What holds for the whole pod is in the block of its workload.
 *
 * @example
 * const values = defineValues({ api: workloadValues(), schema: containerValues({ memory: '64Mi' }) });
 */
export function containerValues({ section, description, ...defaults }: ContainerDefaults = {}) {
  return v.object(containerFields(defaults), { ...(section === undefined ? {} : { section }), ...(description === undefined ? {} : { description }) });
}

/** What the values block of a container declares. */
export type ContainerValues = ObjectOf<ReturnType<typeof containerFields>>;

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
