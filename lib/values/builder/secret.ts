import type { PullSecretField, SecretKeyRefField } from '../field';
import type { FieldBuilder } from './field-builder';
import { makeField } from './make-field';

/** One key of a Secret. */
export interface SecretKeyRef {
  readonly name: string;
  readonly key: string;
}

/** The name of an image pull Secret, in either of the two forms in use with Helm charts. */
export type PullSecret = string | { readonly name: string };

/**
 * A key of a Secret that exists already: `{name, key}`. With a default, an empty name means none;
 * a name always needs a key. Without one, neither may be empty.
 *
 * @example
 * v.secretKeyRef({ description: 'Password of the database.', default: { name: '', key: 'password' } })
 */
export const secretKeyRef: FieldBuilder<SecretKeyRef, SecretKeyRefField> = (options?: object) =>
  makeField('secret-key-ref', { ...options });

/**
 * The name of an image pull Secret, as text or as `{name}`.
 *
 * @example
 * v.list(v.pullSecret(), { description: 'Secrets for the registry.', default: [] })
 */
export const pullSecret: FieldBuilder<PullSecret, PullSecretField> = (options?: object) =>
  makeField('pull-secret', { ...options });
