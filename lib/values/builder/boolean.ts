import type { BooleanField, Exclusion } from '../field';
import type { FieldBuilder } from './field-builder';
import { makeField } from './make-field';

/** What a switch may be. */
export interface BooleanConstraints {
  /** Another switch of the same values, while which is on this one must be off. The schema refuses both, and so does a guard. @default - none */
  readonly excludedBy?: Exclusion;
}

/**
 * A switch.
 *
 * @example
 * v.boolean({ description: 'Whether an Ingress is created.', default: false })
 */
export const boolean: FieldBuilder<boolean, BooleanField, BooleanConstraints> = (options?: object) => makeField('boolean', { ...options });
