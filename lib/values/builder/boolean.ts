import type { BooleanField } from '../field';
import type { FieldBuilder } from './field-builder';
import { makeField } from './make-field';

/**
 * A switch.
 *
 * @example
 * v.boolean({ description: 'Whether an Ingress is created.', default: false })
 */
export const boolean: FieldBuilder<boolean, BooleanField> = (options?: object) => makeField('boolean', { ...options });
