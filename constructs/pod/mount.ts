import { dnsLabel, type BooleanValue, type Problem, type Value } from '../../lib';

/** A persistent volume in a container. Made by `PvcContract.mountAt`. */
export interface ClaimMount {
  readonly kind: 'claim';
  readonly path: string;
  readonly readOnly: boolean;
  /** The name of the contract. */
  readonly contract: string;
  readonly claimName: string;
  /** Whether pods on several nodes may have the volume at once. */
  readonly isShared: BooleanValue;
}

/** An empty folder that a container may write to, and that ends with its pod. Made by `scratchAt`. */
export interface ScratchMount {
  readonly kind: 'scratch';
  readonly path: string;
  /** A quantity; a pod that writes more is evicted. */
  readonly sizeLimit: Value<string | number>;
  readonly medium: 'disk' | 'memory';
}

/** What a container may have mounted. The list is closed: nothing of a node can be. */
export type Mount = ClaimMount | ScratchMount;

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
 * @example mounts: [scratchAt('/tmp'), evidence.mountAt('/data/evidence')]
 */
export function scratchAt(path: string, { sizeLimit = '64Mi', medium = 'disk' }: ScratchOptions = {}): ScratchMount {
  return { kind: 'scratch', path, sizeLimit, medium };
}

/** The name of the volume of a mount: one for each claim, however often it is mounted. */
export function volumeName(mount: Mount): string {
  return mount.kind === 'claim' ? dnsLabel(mount.contract) : `scratch-${dnsLabel(mount.path)}`;
}

/** The `volumeMounts` of a container. */
export function volumeMounts(mounts: readonly Mount[]): readonly object[] {
  return mounts.map((mount) => ({
    name: volumeName(mount),
    mountPath: mount.path,
    ...(mount.kind === 'claim' && mount.readOnly ? { readOnly: true } : {}),
  }));
}

/** The `volumes` of a pod. */
export function volumes(mounts: readonly Mount[]): readonly object[] {
  const byName = new Map(mounts.map((mount) => [volumeName(mount), mount]));
  return [...byName].map(([name, mount]) =>
    mount.kind === 'claim'
      ? { name, persistentVolumeClaim: { claimName: mount.claimName } }
      : { name, emptyDir: { sizeLimit: mount.sizeLimit, ...(mount.medium === 'memory' ? { medium: 'Memory' } : {}) } },
  );
}

/** What cannot be mounted. */
export function mountProblems(mounts: readonly Mount[], place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'VOLUME_INVALID', what, in: place, fix });
  return mounts.flatMap((mount, index) => [
    ...(/^(\/[A-Za-z0-9._-]+)+$/.test(mount.path) && !/\/\.\.?(\/|$)/.test(mount.path)
      ? []
      : [problem(`"${mount.path}" is not a folder to mount at`, 'give an absolute path below "/", without a slash at its end')]),
    ...(mounts.findIndex((other) => other.path === mount.path) < index
      ? [problem(`two volumes are mounted at "${mount.path}"`, 'give each its own path')]
      : []),
  ]);
}
