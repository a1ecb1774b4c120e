import { deferredOf, makeDeferred } from './deferred';
import { expressionOf } from './convert';
import { conditionOf, presence } from './operations';
import type { BooleanValue, Conditional, Settled, Value } from './value';

/**
 * A value that is there while the condition holds. As an entry of a map or an item of a list it is
 * left out otherwise; with a third argument, that one stands in its place. Spread (`...when(…)`) it
 * guards all entries or items at once. A literal condition is decided at once.
 *
 * @throws ChartError EXPRESSION_TYPE – when the condition is not a boolean.
 * @example terminationGracePeriodSeconds: when(values.slowStop, 60)
 */
export function when<const Then, const Otherwise = never>(
  condition: BooleanValue,
  value: Then,
  otherwise?: Otherwise,
): Conditional<Settled<Then> | Settled<Otherwise>> {
  return makeDeferred({ kind: 'conditional', condition: conditionOf(condition), value, otherwise }) as Conditional<
    Settled<Then> | Settled<Otherwise>
  >;
}

/**
 * The value itself while it is set: text, a list or a map that is not empty, or a removable number or
 * switch that is there. Otherwise the entry is left out.
 *
 * @example nodeSelector: ifSet(values.nodeSelector)
 */
export function ifSet<const Wanted>(value: Wanted): Conditional<Settled<Wanted>> {
  const condition = presence(expressionOf(value));
  return makeDeferred({ kind: 'conditional', condition, value, otherwise: undefined }) as Conditional<Settled<Wanted>>;
}

/**
 * What `wrap` makes of a value, there while the value itself is: a conditional value stays conditional as a
 * whole, so that an item such as `{ name, value }` is left out together with its value.
 *
 * @example whileThere(when(values.tracing, 'on'), (value) => ({ name: 'TRACING', value }))
 */
export function whileThere<T, Wrapped>(value: Value<T>, wrap: (value: Value<T>) => Wrapped): Wrapped | Conditional<Settled<Wrapped>> {
  const deferred = deferredOf(value);
  if (deferred?.kind !== 'conditional' || deferred.otherwise !== undefined) {
    return wrap(value);
  }
  const inner = whileThere(deferred.value as Value<T>, wrap);
  return makeDeferred({ ...deferred, value: inner }) as Conditional<Settled<Wrapped>>;
}
