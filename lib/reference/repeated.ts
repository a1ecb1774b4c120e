import { ChartError } from '../diagnostic';
import { v } from '../values/builder/v';
import { expressionOf } from './convert';
import { printForMessage } from './expression-message';
import { typeOf } from './expression-type';
import { known } from './operations';
import type { Expression, Helper } from './expression';
import type { Reference, Value } from './value';

// A key that stands in a template as `.key`, and in the name of the helper.
const KEY = /^[a-z][A-Za-z0-9]*$/u;

const members = v.list(v.map(v.string()), { description: 'Members of a list.', required: true });

/**
 * The texts that more than one member of a list has at a key, each once, in the order of the list, with ", " between
 * two of them; empty where all differ.
 *
 * @throws ChartError EXPRESSION_TYPE – when it is not a list, or the key is not letters and digits that begin with a small letter.
 * @example guard(chart, not(isSet(repeated(values.hosts, 'name'))), text`hosts has ${repeated(values.hosts, 'name')} more than once.`);
 */
export function repeated<Key extends string>(list: Value<readonly Readonly<Partial<Record<Key, string>>>[]>, key: Key): Reference<string> {
  const value = expressionOf(list);
  assertMembers(value, key);
  return known({ kind: 'call', helper: helperOf(key), arguments: { members: value } });
}

function helperOf(key: string): Helper {
  return {
    name: keyedHelperName('repeated', key),
    description: `What several members of a list have as ${key}; empty where all differ.`,
    parameters: ['members'],
    body: { kind: 'function', name: 'repeated', value: membersParameter('members'), constants: [key] },
  };
}

/** Refuses what is no list, and a key that no template can read. */
export function assertMembers(value: Expression, key: string): void {
  if (typeOf(value) !== 'list' || !KEY.test(key)) {
    throw new ChartError('EXPRESSION_TYPE', `${printForMessage(value)} was searched for members by their "${key}"`, {
      fix: 'pass a list of maps, and a key of letters and digits that begins with a small letter',
    });
  }
}

/** The name of a helper that reads a key: `repeatedName`. */
export function keyedHelperName(what: string, key: string): string {
  return `${what}${key.slice(0, 1).toUpperCase()}${key.slice(1)}`;
}

/** A list of maps that a helper is given. */
export function membersParameter(name: string): Expression {
  return { kind: 'parameter', name, path: [], field: members, certain: 0 };
}
