import { quantityFactors, quantityNumberPattern, quantitySuffixPattern } from '../values/quantity-number';
import { goString } from './go-string';

/** The number that a quantity comes to. */
export function printQuantity(value: string): string {
  const found = (pattern: string): string => `(regexFind ${goString(pattern)} (toString ${value}))`;
  const factors = [...quantityFactors].map(([suffix, factor]) => `${goString(suffix)} ${JSON.stringify(factor)}`);
  return `mulf ${found(quantityNumberPattern)} (get (dict ${factors.join(' ')}) ${found(quantitySuffixPattern)})`;
}
