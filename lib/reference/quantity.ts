import { quantity } from '../values/builder/quantity';
import { isQuantityAtLeast } from '../values/quantity-order';
import { expressionOf } from './convert';
import { isSet, known } from './operations';
import type { Expression, Helper } from './expression';
import type { Reference, Value } from './value';

const field = quantity({ description: 'A quantity.', required: true });

const parameter = (name: string): Expression => ({ kind: 'parameter', name, path: [], field, certain: 0 });

const quantityHelper: Helper = {
  name: 'quantityAtLeast',
  description: 'Text that is not empty where a quantity is at least another: both become text that sorts as they do, of where their points are and their digits.',
  parameters: ['left', 'right'],
  body: { kind: 'function', name: 'quantity-at-least', value: parameter('left'), needle: parameter('right'), constants: [] },
};

/** A call of the helper, for others that print one of their own. */
export const quantityCall: Expression = { kind: 'call', helper: quantityHelper, arguments: { left: { kind: 'literal', value: '0' }, right: { kind: 'literal', value: '0' } } };

/**
 * Whether a quantity is at least another, exactly: `1Gi` is at least `1000Mi`.
 *
 * @example guard(chart, quantityAtLeast(values.cache.size, '64Mi'), 'the cache needs 64Mi.');
 */
export function quantityAtLeast(left: Value<string | number>, right: Value<string | number>): Reference<boolean> {
  const [a, b] = [expressionOf(left), expressionOf(right)];
  return a.kind === 'literal' && b.kind === 'literal'
    ? known({ kind: 'literal', value: isQuantityAtLeast(a.value, b.value) })
    : isSet(known({ kind: 'call', helper: quantityHelper, arguments: { left: a, right: b } }));
}
