import type { QuantityField } from '../field';
import type { FieldBuilder } from './field-builder';
import { makeField } from './make-field';

/**
 * A Kubernetes resource quantity such as `250m`, `1.5Gi` or `2`: text or number, not negative.
 *
 * @example
 * v.quantity({ description: 'Memory that each pod is guaranteed.', default: '256Mi' })
 */
export const quantity: FieldBuilder<string | number, QuantityField> = (options?: object) =>
  makeField('quantity', { ...options });
