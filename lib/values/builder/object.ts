import type { BranchOf, DeclaredField, Fields, ObjectOf, Presence, TypedInBranch } from '../declared-field';
import type { KeyRule, ObjectField } from '../field';
import { makeField } from './make-field';

/** What an object says about itself. */
export interface ObjectOptions {
  /** What the keys have in common. @default - the keys speak for themselves */
  readonly description?: string;
  /** Keys of which exactly one has to be there, such as the kinds of a volume. For items of lists and maps, and removable keys. @default - no such keys */
  readonly exactlyOne?: readonly string[];
  /** What the text at one key may be while another key is there, or is not. @default - nothing depends on anything */
  readonly keyRules?: readonly KeyRule[];
  /** The title of its own section in values.yaml. @default - the key, for an object at the top */
  readonly section?: string;
  /** Few customers need it: documentation lists it after the others. @default false */
  readonly advanced?: boolean;
  /** Why it should no longer be used, and what to use instead. @default - not deprecated */
  readonly deprecated?: string;
}

type DeclaredObject<F extends Fields, P extends Presence = 'defaulted'> = DeclaredField<ObjectOf<F>, ObjectField, P> &
  TypedInBranch<BranchOf<F>>;

/** Makes an object. With `removable: true` the customer may set all of it to null. */
export interface ObjectBuilder {
  <F extends Fields>(fields: F, options?: ObjectOptions & { readonly removable?: false }): DeclaredObject<F>;
  <F extends Fields>(fields: F, options: ObjectOptions & { readonly removable: true }): DeclaredObject<F, 'removable'>;
}

/**
 * A fixed set of named fields. Its default is that of its fields.
 *
 * @example
 * v.object({ size: v.quantity({ description: 'Size of the volume.', default: '10Gi' }) })
 */
export const object: ObjectBuilder = <F extends Fields>(fields: F, options?: object): DeclaredObject<F, never> =>
  makeField<ObjectField>('object', { ...options }, { fields: Object.freeze({ ...fields }) });
