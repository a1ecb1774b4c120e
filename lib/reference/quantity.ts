import { quantity } from '../values/builder/quantity';
import { quantityNumber } from '../values/quantity-number';
import { expressionOf } from './convert';
import { known } from './operations';
import type { Expression, Helper } from './expression';
import type { Reference, Value } from './value';

const field = quantity({ description: 'A quantity.', required: true });

const quantityHelper: Helper = {
  name: 'quantity',
  description: 'A quantity such as 1.5Gi as a number.',
  parameters: ['quantity'],
  body: { kind: 'function', name: 'quantity', value: { kind: 'parameter', name: 'quantity', path: [], field, certain: 0 }, constants: [] },
};

/**
 * Whether a quantity is at least another: `1Gi` is at least `1000Mi`.
 *
 * @example guard(chart, quantityAtLeast(values.cache.size, '64Mi'), 'the cache needs 64Mi.');
 */
export function quantityAtLeast(left: Value<string | number>, right: Value<string | number>): Reference<boolean> {
  const [a, b] = [numberOf(expressionOf(left)), numberOf(expressionOf(right))];
  const isKnown = a.kind === 'literal' && b.kind === 'literal';
  return known(isKnown ? { kind: 'literal', value: Number(a.value) >= Number(b.value) } : { kind: 'compare', operator: 'ge', left: a, right: b });
}

function numberOf(expression: Expression): Expression {
  return expression.kind === 'literal' && (typeof expression.value === 'string' || typeof expression.value === 'number')
    ? { kind: 'literal', value: quantityNumber(expression.value) }
    : { kind: 'call', helper: quantityHelper, arguments: { quantity: expression } };
}
