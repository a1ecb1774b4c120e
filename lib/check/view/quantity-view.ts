import { isQuantityAtLeast } from '../../values/quantity-order';
import type { View } from './view';

/**
 * The question of `quantityAtLeast`, in guards and in rules: asked in the same words of the same two values it has one
 * answer in a run, so that a guard speaks for a rule.
 */
export const QUANTITY_AT_LEAST = 'is a quantity of at least';

/** Whether a quantity is at least another, exactly. */
export function isAtLeastQuantity(quantity: View, other: View): boolean {
  return quantity.relate(QUANTITY_AT_LEAST, [other], isQuantityAtLeast);
}
