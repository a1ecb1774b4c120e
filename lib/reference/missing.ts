import { expressionOf } from './convert';
import { known } from './operations';
import { assertMembers, keyedHelperName, membersParameter } from './repeated';
import type { Helper } from './expression';
import type { Reference, Value } from './value';

/**
 * The texts that members of a list have at a key and no member of another list has, each once, in the order of the
 * list, with ", " between two of them; empty where the other list has all.
 *
 * @throws ChartError EXPRESSION_TYPE – when either is not a list, or the key is not letters and digits that begin with a small letter.
 * @example guard(chart, not(isSet(missing(values.routes, 'host', values.hosts))), text`hosts lacks ${missing(values.routes, 'host', values.hosts)}.`);
 */
export function missing<Key extends string>(list: Value<readonly Readonly<Partial<Record<Key, string>>>[]>, key: Key, others: Value<readonly Readonly<Partial<Record<Key, string>>>[]>): Reference<string> {
  const [members, among] = [expressionOf(list), expressionOf(others)];
  assertMembers(members, key);
  assertMembers(among, key);
  return known({ kind: 'call', helper: helperOf(key), arguments: { members, others: among } });
}

function helperOf(key: string): Helper {
  return {
    name: keyedHelperName('missing', key),
    description: `What members of a list have as ${key}, and no member of another list has; empty where that has all.`,
    parameters: ['members', 'others'],
    body: { kind: 'function', name: 'missing', value: membersParameter('members'), needle: membersParameter('others'), constants: [key] },
  };
}
