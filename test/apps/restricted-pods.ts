import type { KubernetesObject } from '../../index';

/** A container of a rendered pod. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly resources?: { readonly requests?: object; readonly limits?: { readonly memory?: unknown } };
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly volumeMounts?: readonly { readonly name: string }[];
  readonly [key: string]: unknown;
}

interface PodSpec {
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Readonly<Record<string, unknown>>[];
  readonly [key: string]: unknown;
}

/** A pod template of an object, and its name in messages. */
export interface PlacedPod {
  readonly place: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: PodSpec;
}

interface PodTemplate {
  readonly metadata: Partial<PlacedPod>;
  readonly spec: PodSpec;
}

/** The pods of rendered objects: those of workloads, jobs and tests. */
export function podsOf(objects: readonly KubernetesObject[]): readonly PlacedPod[] {
  return objects.flatMap((object) => {
    const { kind, metadata } = object as { kind: string; metadata: { name: string } };
    const template = podTemplateOf(object);
    // The template of a SealedSecret has no spec.
    return template?.spec === undefined
      ? []
      : [{ place: `${kind}/${metadata.name}`, labels: template.metadata.labels ?? {}, annotations: template.metadata.annotations ?? {}, spec: template.spec }];
  });
}

function podTemplateOf(object: KubernetesObject): PodTemplate | undefined {
  const { kind, spec } = object as { kind: string; spec?: { template?: PodTemplate; jobTemplate?: { spec: { template: PodTemplate } } } };
  return kind === 'Pod' ? (object as unknown as PodTemplate) : (spec?.template ?? spec?.jobTemplate?.spec.template);
}

// The restricted level, and what we promise beyond it. The volumes that it allows:
// https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
const ALLOWED_VOLUMES = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];
const NEVER = ['hostNetwork', 'hostPID', 'hostIPC', 'hostUsers', 'shareProcessNamespace', 'os'];

/** Everything in which a pod is not at the restricted level, or less hardened than promised. */
export function hardeningFaults({ place, annotations, spec }: PlacedPod): readonly string[] {
  const pod = spec.securityContext ?? {};
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  const faults = [
    ...NEVER.filter((key) => key in spec).map((key) => `${key} is set`),
    ...(pod['runAsNonRoot'] === true ? [] : ['the pod may run as root']),
    ...idFaults(pod, ['runAsUser', 'runAsGroup', 'fsGroup']),
    ...(isRuntimeDefault(pod) ? [] : ['the pod has no seccomp profile']),
    ...(['seLinuxOptions', 'sysctls', 'supplementalGroups', 'windowsOptions'] as const).filter((key) => key in pod).map((key) => `${key} is set`),
    ...(spec['automountServiceAccountToken'] === false ? [] : ['a token is mounted']),
    ...(spec['enableServiceLinks'] === false ? [] : ['Services become environment variables']),
    ...Object.keys(annotations).filter((key) => /seccomp|apparmor|sidecar\.istio/.test(key)).map((key) => `has the annotation ${key}`),
    ...(spec.volumes ?? []).flatMap((volume) => volumeFaults(volume)),
    ...containers.flatMap((container) => [...containerFaults(container), ...probeFaults(container, spec.containers.includes(container) ? spec : { ...spec, restartPolicy: 'Never' })].map((fault) => `${container.name}: ${fault}`)),
  ];
  return faults.map((fault) => `${place}: ${fault}`);
}

function volumeFaults({ name, ...source }: Readonly<Record<string, unknown>>): readonly string[] {
  const [type = ''] = Object.keys(source);
  const limit = (source as { emptyDir?: { sizeLimit?: unknown } }).emptyDir;
  return [
    ...(ALLOWED_VOLUMES.includes(type) ? [] : [`volume ${String(name)} is a ${type}`]),
    ...(limit !== undefined && limit.sizeLimit === undefined ? [`volume ${String(name)} has no limit`] : []),
  ];
}

function containerFaults(container: Container): readonly string[] {
  const context = container.securityContext ?? {};
  const capabilities = context['capabilities'] as { drop?: unknown; add?: unknown } | undefined;
  return [
    ...(context['allowPrivilegeEscalation'] === false ? [] : ['privileges may grow']),
    ...(context['privileged'] === false ? [] : ['may be privileged']),
    ...(context['readOnlyRootFilesystem'] === true ? [] : ['the root filesystem can be written to']),
    ...(context['runAsNonRoot'] === true ? [] : ['may run as root']),
    ...idFaults(context, ['runAsUser', 'runAsGroup']),
    ...(isRuntimeDefault(context) ? [] : ['has no seccomp profile']),
    ...(JSON.stringify(capabilities) === '{"drop":["ALL"]}' ? [] : ['has capabilities']),
    ...('procMount' in context ? ['procMount is set'] : []),
    ...(/^[^\s@]+\/[^\s@]+(:[\w.-]+|@sha256:[0-9a-f]{64})$/.test(container.image) && !container.image.endsWith(':latest') ? [] : [`the image is ${container.image}`]),
    ...(container.resources?.requests !== undefined && container.resources.limits?.memory !== undefined ? [] : ['has no requests or limits']),
    ...(JSON.stringify(container).includes('hostPort') ? ['has a port of the node'] : []),
  ];
}

/** What runs to an end is not probed; everything else is. */
function probeFaults(container: Container, { restartPolicy = 'Always' }: PodSpec): readonly string[] {
  const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'];
  return restartPolicy === 'Always'
    ? probes.filter((probe) => container[probe] === undefined).map((probe) => `has no ${probe}`)
    : probes.filter((probe) => container[probe] !== undefined).map((probe) => `has a ${probe}, although it runs to an end`);
}

function idFaults(context: Readonly<Record<string, unknown>>, keys: readonly string[]): readonly string[] {
  return keys.filter((key) => key in context && !(typeof context[key] === 'number' && context[key] > 0)).map((key) => `${key} is ${String(context[key])}`);
}

function isRuntimeDefault(context: Readonly<Record<string, unknown>>): boolean {
  return JSON.stringify(context['seccompProfile']) === '{"type":"RuntimeDefault"}';
}
