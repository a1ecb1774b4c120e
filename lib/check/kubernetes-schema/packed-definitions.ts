import type { KubernetesVersion } from '../kubernetes-version';

/**
 * What a field holds, in one word: `text`, `byte`, `date-time`, `int32`, `int64`, `double`, `boolean`, `quantity`,
 * `int-or-string`, `object` (any map), `any`, `#` and the name of a definition, `[]` or `{}` and what a list or
 * map holds.
 */
export type PackedType = string;

/** A set of Kubernetes versions: one bit for each, in the order of `PackedDefinitions.versions`. */
export type PackedVersions = number;

/** One property: what it holds, in which versions, and in which of them it is required. Several where it changed. */
export type PackedProperty = readonly [type: PackedType, versions: PackedVersions, required: PackedVersions];

/** The definitions of several versions of the Kubernetes API in one piece. */
export interface PackedDefinitions {
  readonly versions: readonly KubernetesVersion[];
  /** `apps/v1/Deployment` to the name of its definition and the versions that have it. */
  readonly kinds: Readonly<Record<string, readonly [definition: string, versions: PackedVersions]>>;
  readonly definitions: Readonly<Record<string, Readonly<Record<string, readonly PackedProperty[]>>>>;
}

/** How the definitions lie in the package. */
export interface PackedFile {
  readonly source: string;
  /** SHA-256 of each file that they were made of. */
  readonly sha256: Readonly<Record<string, string>>;
  /** PackedDefinitions as JSON, deflated, in base64. */
  readonly definitions: string;
}
