import { ChartError } from '../diagnostic';
import { makeDeferred } from './deferred';
import { expressionOf } from './convert';
import { printForMessage } from './expression-message';
import { known } from './operations';
import { referenceTo } from './references';
import { isDistinctFor } from './distinct';
import { mayBeAbsent, typeOf } from './expression-type';
import type { RepetitionBody } from './deferred';
import type { Expression, Variable } from './expression';
import type { Field } from '../values/field';
import type { Known, Reference, Repeated, Settled, Value } from './value';

declare const repeatedEntry: unique symbol;

/** A key and value to be set in a map for one entry of another map. Made by `entry`. */
export interface RepeatedEntry<T> {
  readonly [repeatedEntry]: T;
}

/**
 * One item for each member of a list, in the list's order.
 *
 * @throws ChartError EXPRESSION_TYPE – when the list is not one that the values declare, or the callback returns entry(…).
 * @example egress: each(values.egress.cidrs, (cidr) => ({ to: [{ ipBlock: { cidr } }] }))
 */
export function each<Member, const Item>(
  list: Known<readonly Member[]>,
  item: (member: Reference<Member>) => Item,
): Repeated<Settled<Item>> {
  const { source, member, memberReference: reference } = membersOf(list);
  const value = item(reference as Reference<Member>);
  if (entryOf(value) !== undefined) {
    throw new ChartError('EXPRESSION_TYPE', `each(${printForMessage(source)}, …) returns entry(key, value)`, {
      fix: 'declare the value with v.map and use eachEntry, because items of a list could have the same key; or return an item',
    });
  }
  return makeDeferred({
    kind: 'repetition',
    source,
    key: undefined,
    member,
    body: { kind: 'item', value },
  }) as Repeated<Settled<Item>>;
}

/**
 * One item for each entry of a map, in the order of its keys. When the callback returns `entry(key,
 * value)` the result is a map, otherwise a list.
 *
 * @throws ChartError EXPRESSION_TYPE – when the map is not one that the values declare, or a key could come twice.
 * @example env: eachEntry(values.env, (name, value) => ({ name, value }))
 */
export function eachEntry<Entry, Result>(
  map: Known<Readonly<Record<string, Entry>>>,
  item: (key: Reference<string>, value: Reference<Entry>) => RepeatedEntry<Result>,
): Known<Record<string, Result>>;
export function eachEntry<Entry, const Item>(
  map: Known<Readonly<Record<string, Entry>>>,
  item: (key: Reference<string>, value: Reference<Entry>) => Item,
): Repeated<Settled<Item>>;
export function eachEntry(map: unknown, item: (key: Reference<string>, value: Reference<never>) => unknown): unknown {
  const { source, key, member, keyReference, memberReference: value } = entriesOf(map);
  const result = item(keyReference, value as Reference<never>);
  return makeDeferred({ kind: 'repetition', source, key, member, body: bodyOf(result, key, member) });
}

/** A repetition over a list of the values, and the reference to the member that it is at. Throws EXPRESSION_TYPE. */
export function membersOf(list: unknown): { readonly source: Expression; readonly member: Variable; readonly memberReference: object } {
  const source = sourceOf(list, 'list');
  const member: Variable = { hint: singular(source) };
  return { source, member, memberReference: memberReference(member, memberField(source)) };
}

/** A repetition over a map of the values, and the references to the key and value that it is at. Throws EXPRESSION_TYPE. */
export function entriesOf(map: unknown): ReturnType<typeof membersOf> & { readonly key: Variable; readonly keyReference: Reference<string> } {
  const source = sourceOf(map, 'map');
  const key: Variable = { hint: 'key' };
  const member: Variable = { hint: 'value' };
  const keyReference = known<string>({ kind: 'variable', variable: key, path: [], field: keyField(source), certain: 0 });
  return { source, key, member, keyReference, memberReference: memberReference(member, memberField(source)) };
}

const ENTRY = Symbol.for('chartwright.RepeatedEntry');

/** A class, so that an entry in any other place is refused like every instance of a class. */
class MapEntry {
  constructor(
    readonly key: unknown,
    readonly value: unknown,
  ) {
    Object.defineProperty(this, ENTRY, { value: true });
  }
}

/** The key and value that `eachEntry` sets for one entry. Only its callback may return it, and nothing around it. */
export function entry<const Result>(key: Value<string>, value: Result): RepeatedEntry<Settled<Result>> {
  return new MapEntry(key, value) as unknown as RepeatedEntry<Settled<Result>>;
}

function entryOf(result: unknown): { readonly key: unknown; readonly value: unknown } | undefined {
  return typeof result === 'object' && result !== null && Object.hasOwn(result, ENTRY)
    ? (result as MapEntry)
    : undefined;
}

function bodyOf(result: unknown, key: Variable, member: Variable): RepetitionBody {
  const made = entryOf(result);
  if (made === undefined) {
    return { kind: 'item', value: result };
  }
  const expression = expressionOf(made.key);
  if (typeOf(expression) !== 'string' || mayBeAbsent(expression)) {
    throw new ChartError('EXPRESSION_TYPE', `${printForMessage(expression)} is not always text and cannot be a key`, {
      fix: 'use the key that the callback is given, or text`…${key}…` with it',
    });
  }
  if (!isDistinctFor(expression, key, [member])) {
    throw new ChartError('EXPRESSION_TYPE', `${printForMessage(expression)} may be the same key for two entries`, {
      fix: 'use the key that the callback is given, or text`…${key}…` with it and parts that are the same for all entries',
    });
  }
  return { kind: 'entry', key: expression, value: made.value };
}

function sourceOf(value: unknown, type: 'list' | 'map'): Expression {
  const source = expressionOf(value);
  if (typeOf(source) !== type || (source.kind !== 'value' && source.kind !== 'variable')) {
    throw new ChartError('EXPRESSION_TYPE', `${printForMessage(source)} cannot be repeated over`, {
      fix: `pass a ${type} of the values, such as values.some.${type}`,
    });
  }
  return source;
}

/** What the members of a list or map are. The inside of a Kubernetes passthrough is unknown: text or number. */
function memberField(source: Expression): Field {
  if (source.kind === 'value' || source.kind === 'variable') {
    const { field } = source;
    if (field.kind === 'list') {
      return field.item;
    }
    if (field.kind === 'map') {
      return field.entry;
    }
  }
  throw new ChartError(
    'EXPRESSION_TYPE',
    `the members of ${printForMessage(source)} are not declared, so nothing can be made of each`,
    {
      fix: 'declare it with v.list or v.map, or pass it on whole',
    },
  );
}

/** What the keys of a map are. */
function keyField(source: Expression): Field {
  const keyPattern = (source.kind === 'value' || source.kind === 'variable') && source.field.kind === 'map' ? source.field.keyPattern : undefined;
  return { kind: 'string', description: 'key', ...(keyPattern === undefined ? {} : { pattern: keyPattern }) };
}

function memberReference(variable: Variable, field: Field): object {
  return referenceTo({ kind: 'variable', variable, path: [], field, certain: 0 });
}

/** A readable name for one member: `cidr` for a list at `egress.cidrs`. */
function singular(source: Expression): string {
  const last = source.kind === 'value' || source.kind === 'variable' ? source.path.at(-1) : undefined;
  return last !== undefined && /^[a-z][A-Za-z]+s$/.test(last) ? last.slice(0, -1) : 'item';
}
