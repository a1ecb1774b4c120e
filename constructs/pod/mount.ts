import { dnsLabel, when, type BooleanValue, type Problem, type Value } from '../../lib';
import type { RestartCause } from './env-source';

/** A persistent volume in a container. Made by `PvcContract.mountAt`. */
export interface ClaimMount {
  /** A PersistentVolumeClaim. */
  readonly kind: 'claim';
  /** The folder of the container. */
  readonly path: string;
  /** Whether the container can only read it. */
  readonly readOnly: boolean;
  /** The name of the contract. */
  readonly contract: string;
  /** The name of the claim. */
  readonly claimName: string;
  /** Whether pods on several nodes may have the volume at once. */
  readonly isShared: BooleanValue;
  /** Whether data is only ever added, by one writer. */
  readonly isAppendOnly: boolean;
  /** The workloads that write to the volume, of all mounts of its contract. */
  readonly writers: Set<string>;
}

/** An empty folder that a container may write to, and that ends with its pod. Made by `scratchAt`. */
export interface ScratchMount {
  /** An empty volume that ends with its pod. */
  readonly kind: 'scratch';
  /** The folder of the container. */
  readonly path: string;
  /** A quantity; a pod that writes more is evicted. */
  readonly sizeLimit: Value<string | number>;
  /** Where what is written lies. Memory counts as memory of the container. */
  readonly medium: 'disk' | 'memory';
}

/**
 * Files of a ConfigMap or Secret, which a container can only read. Made by `mountAt` of ConfigContract,
 * SecretContract and TlsContract.
 */
export interface FilesMount {
  /** Keys of a ConfigMap or of a Secret. */
  readonly kind: 'config-map' | 'secret';
  /** The folder of the container. */
  readonly path: string;
  /** The name of the volume: one for each set of files, however often it is mounted. */
  readonly volume: string;
  /** The name of the ConfigMap or Secret. */
  readonly objectName: Value<string>;
  /** Which keys are files, and under what names. */
  readonly items: readonly unknown[];
  /** While it does not hold, nothing is mounted. */
  readonly condition: BooleanValue;
  /** What rolls the pods when it changes. @default - nothing */
  readonly restartOn?: RestartCause;
}

/** What a container may have mounted. The list is closed: nothing of a node can be. */
export type Mount = ClaimMount | ScratchMount | FilesMount;

/** What an empty folder is made of. */
export interface ScratchOptions {
  /** A quantity; a pod that writes more is evicted. @default '64Mi' */
  readonly sizeLimit?: Value<string | number>;
  /** Memory counts as memory of the container. @default 'disk' */
  readonly medium?: 'disk' | 'memory';
}

/**
 * An empty folder at a path of the container, which otherwise cannot write anywhere.
 *
 * @example
 * const values = defineValues({ report: jobValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * new HardenedJob(chart, 'report', { values: chart.values.report, mounts: [scratchAt('/tmp', { sizeLimit: '256Mi' })] });
 */
export function scratchAt(path: string, { sizeLimit = '64Mi', medium = 'disk' }: ScratchOptions = {}): ScratchMount {
  return { kind: 'scratch', path, sizeLimit, medium };
}

// The name of a volume is a DNS label.
const MOST_CHARACTERS = 63;

// Of files, the owner is root and the group is the pod's fsGroup: nobody else can read them. Decimal, as JSON has it.
const READABLE_BY_GROUP = 0o440;

/** The name of the volume of a mount: one for each claim, however often it is mounted. */
export function volumeName(mount: Mount): string {
  switch (mount.kind) {
    case 'claim':
      return dnsLabel(mount.contract);
    case 'scratch':
      return `scratch-${dnsLabel(mount.path)}`;
    case 'config-map':
    case 'secret':
      return mount.volume;
  }
}

/** The `volumeMounts` of a container. */
export function volumeMounts(mounts: readonly Mount[]): readonly unknown[] {
  return mounts.map((mount) => {
    const isReadOnly = mount.kind === 'claim' ? mount.readOnly : mount.kind !== 'scratch';
    return whileMounted(mount, { name: volumeName(mount), mountPath: mount.path, ...(isReadOnly ? { readOnly: true } : {}) });
  });
}

/** The `volumes` of a pod. */
export function volumes(mounts: readonly Mount[]): readonly unknown[] {
  const byName = new Map(mounts.map((mount) => [volumeName(mount), mount]));
  return [...byName].map(([name, mount]) => whileMounted(mount, { name, ...volumeSource(mount) }));
}

/** What is there only while something is mounted. */
function whileMounted(mount: Mount, part: object): unknown {
  const isAlways = mount.kind === 'claim' || mount.kind === 'scratch' || mount.condition === true;
  return isAlways ? part : when(mount.condition, part);
}

function volumeSource(mount: Mount): object {
  switch (mount.kind) {
    case 'claim':
      return { persistentVolumeClaim: { claimName: mount.claimName } };
    case 'scratch':
      return { emptyDir: { sizeLimit: mount.sizeLimit, ...(mount.medium === 'memory' ? { medium: 'Memory' } : {}) } };
    case 'config-map':
      return { configMap: { name: mount.objectName, items: mount.items } };
    case 'secret':
      return { secret: { secretName: mount.objectName, defaultMode: READABLE_BY_GROUP, items: mount.items } };
  }
}

/** Whether something can be mounted at a path. */
export function isFolder(path: string): boolean {
  return /^(\/[A-Za-z0-9._-]+)+$/.test(path) && !/\/\.\.?(\/|$)/.test(path);
}

/** The append-only volumes that a container writes to. */
export function appendOnlyWrites(mounts: readonly Mount[]): readonly ClaimMount[] {
  return mounts.filter((mount): mount is ClaimMount => mount.kind === 'claim' && mount.isAppendOnly && !mount.readOnly);
}

/** Notes the workload as the writer of its append-only volumes, and says of which there is one already. */
export function claimWriting(component: string, mounts: readonly Mount[], place: string): readonly Problem[] {
  return appendOnlyWrites(mounts).flatMap(({ contract, writers }) => {
    const [other] = [...writers].filter((writer) => writer !== component);
    writers.add(component);
    return other === undefined
      ? []
      : [{ code: 'VOLUME_INVALID', what: `${component} would write to ${contract}, which is append-only and has its writer in ${other}`, in: place, fix: 'mount it with { readOnly: true }, and write through that workload' } as const];
  });
}

/** What cannot be mounted. */
export function mountProblems(mounts: readonly Mount[], place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'VOLUME_INVALID', what, in: place, fix });
  return mounts.flatMap((mount, index) => [
    ...(volumeName(mount).length <= MOST_CHARACTERS
      ? []
      : [problem(`the name of the volume ${volumeName(mount)} has more than ${String(MOST_CHARACTERS)} characters`, 'give its construct a shorter id')]),
    ...(isFolder(mount.path)
      ? []
      : [problem(`"${mount.path}" is not a folder to mount at`, 'give an absolute path below "/", without a slash at its end')]),
    ...(mounts.findIndex((other) => other.path === mount.path) < index
      ? [problem(`two volumes are mounted at "${mount.path}"`, 'give each its own path')]
      : []),
  ]);
}
