import { assertMembers, keyedHelperName, membersParameter } from './repeated';
import { expressionOf } from './convert';
import { known } from './operations';
import { quantityCall } from './quantity';
import type { Helper } from './expression';
import type { Reference, Value } from './value';

/** Maps of quantities, by the keys at which members of a list have them. */
type Quantities = Readonly<Record<string, string | number>>;

/**
 * What is out of order in members of a list that have maps of quantities at several keys, which are given from the
 * least to the greatest: `cpu (min above max)`, each once, with ", " between two; empty where nothing is. What is in
 * one map alone is in order.
 *
 * @throws ChartError EXPRESSION_TYPE – when it is not a list, or a key is not letters and digits that begin with a small letter.
 * @example guard(chart, not(isSet(outOfOrder(values.limits, ['min', 'max']))), text`limits has ${outOfOrder(values.limits, ['min', 'max'])}.`);
 */
export function outOfOrder<Key extends string>(list: Value<readonly Readonly<Partial<Record<NoInfer<Key>, Quantities>>>[]>, keys: readonly Key[]): Reference<string> {
  const members = expressionOf(list);
  for (const key of keys) {
    assertMembers(members, key);
  }
  return known({ kind: 'call', helper: helperOf(keys), arguments: { members } });
}

function helperOf(keys: readonly string[]): Helper {
  return {
    name: keys.reduce(keyedHelperName, 'outOfOrder'),
    description: `Quantities of members of a list that do not rise from ${keys.join(' to ')}; empty where all do.`,
    parameters: ['members'],
    // The comparison is a part of it, so that its helper is there.
    body: { kind: 'function', name: 'out-of-order', value: membersParameter('members'), needle: quantityCall, constants: keys },
  };
}
