import type { DeclaredField } from '../declared-field';
import type { KubernetesField } from '../field';
import { makeField } from './make-field';
import type { KeyOptions } from './options';

/** What a piece of a Kubernetes object says about itself, apart from its description. */
export interface KubernetesOptions<T> extends Omit<KeyOptions<T>, 'description'> {
  /** Keys that the customer may not set at its top, because the chart sets them. @default - none */
  readonly reservedKeys?: readonly string[];
  /** Beginnings of such keys. @default - none */
  readonly reservedPrefixes?: readonly string[];
}

type Shape<T> = T extends readonly unknown[] ? 'list' : T extends string | number ? 'scalar' : 'map';

/** The default says what is there; without one, `shape: 'scalar'` says that the key is absent. */
type KubernetesDefault<T> = T extends string | number
  ? { readonly default: T; readonly shape?: 'scalar' } | { readonly shape: 'scalar'; readonly default?: never }
  : { readonly default: T; readonly shape?: Shape<T> } | { readonly shape: Shape<T>; readonly default?: never };

type DeclaredKubernetes<T> = DeclaredField<T, KubernetesField, 'removable'>;

/** Makes a passthrough of T. Types do not exist at run time: only a list may leave out the default that tells the shape. */
export interface KubernetesBuilder {
  <T extends readonly unknown[]>(
    description: string,
    options?: KubernetesOptions<T> & { readonly default?: T },
  ): DeclaredKubernetes<T>;
  <T>(description: string, options: KubernetesOptions<T> & KubernetesDefault<T>): DeclaredKubernetes<T>;
}

/**
 * A piece of a Kubernetes object that is passed through as it is. Its inside is open, so that a newer
 * cluster's fields work. The customer may always remove it with null. The default (or `shape`) tells
 * whether it is a list, a map, or one text or number; a list type may leave both out and is empty.
 *
 * @example
 * v.kubernetes<k8s.Toleration[]>('Tolerations of the pods.')
 * v.kubernetes<k8s.Affinity>('Affinity of the pods.', { default: {} })
 * v.kubernetes<number | string>('Pods that may be unavailable.', { default: 1 })
 */
export const kubernetes: KubernetesBuilder = (
  description: string,
  options: { readonly default?: unknown; readonly shape?: KubernetesField['shape'] } = {},
) => {
  const shape = options.shape ?? shapeOf(options.default);
  const empty = { list: Object.freeze([]), map: Object.freeze({}), scalar: undefined }[shape];
  const filled = options.default ?? empty;
  return makeField<KubernetesField>('kubernetes', { ...options, default: filled }, { description, shape });
};

function shapeOf(value: unknown): KubernetesField['shape'] {
  if (value === undefined || Array.isArray(value)) {
    return 'list';
  }
  return typeof value === 'object' && value !== null ? 'map' : 'scalar';
}
