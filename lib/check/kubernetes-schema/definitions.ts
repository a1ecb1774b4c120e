import { inflateRawSync } from 'node:zlib';
import { once, onceEach } from '../once';
import packedFile from './packed-definitions.json';
import type { KubernetesVersion } from '../kubernetes-version';
import type { PackedDefinitions, PackedType, PackedVersions } from './packed-definitions';

/** One field of an object of the Kubernetes API. */
export interface Property {
  readonly key: string;
  /** What it holds; several where that changed between versions. */
  readonly forms: readonly PropertyForm[];
}

/** What a field holds in some versions. */
interface PropertyForm {
  readonly type: PackedType;
  readonly versions: ReadonlySet<KubernetesVersion>;
  readonly requiredIn: ReadonlySet<KubernetesVersion>;
}

/** A kind of objects, and where it is served. */
interface KindDefinition {
  readonly type: PackedType;
  readonly versions: ReadonlySet<KubernetesVersion>;
}

const unpack = once((): PackedDefinitions => JSON.parse(inflateRawSync(Buffer.from(packedFile.definitions, 'base64')).toString('utf8')) as PackedDefinitions);

// Custom resources need a group with a dot, so every other group is Kubernetes' own, those that are gone included
// (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/).
const ownGroups = once(() => new Set(Object.keys(unpack().kinds).map((kind) => kind.split('/').slice(0, -2).join('/'))));

/** Whether a group such as `apps` is Kubernetes' own in any version, and not one of custom resources. */
export function isOwnGroup(group: string): boolean {
  return !group.includes('.') || ownGroups().has(group);
}

/** The definition of a kind, or undefined where no version of Kubernetes has it. */
export function kindDefinition(apiVersion: string, kind: string): KindDefinition | undefined {
  const found = unpack().kinds[`${apiVersion}/${kind}`];
  return found === undefined ? undefined : { type: `#${found[0]}`, versions: versionsOf(found[1]) };
}

/** The fields of a definition in any version, by its type such as `#io.k8s.api.apps.v1.DeploymentSpec`. */
export const propertiesOf = onceEach((type: PackedType): readonly Property[] =>
  Object.entries(unpack().definitions[type.slice(1)] ?? {}).map(([key, forms]) => ({
    key,
    forms: forms.map(([form, versions, required]) => ({ type: form, versions: versionsOf(versions), requiredIn: versionsOf(required) })),
  })),
);

function versionsOf(bits: PackedVersions): ReadonlySet<KubernetesVersion> {
  return new Set(unpack().versions.filter((_, index) => (bits & (1 << index)) !== 0));
}
