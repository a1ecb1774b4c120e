import { ChartError, describe } from '../diagnostic';
import { deferredOf, nameOf, spreadItemOf, SPREAD_KEY } from '../reference/deferred';
import { textOf, withoutSign } from '../reference/convert';
import { assertPlainKey, hasBrokenToken, tokenParts } from '../reference/token';
import { conditioned, isFalse, spreadEntries } from './map-parts';
import { assertCarried } from './assert-carried';
import { settleMap } from './settle-map';
import { isTextOrNumberClass } from '../reference/text-or-number-class';
import { negate } from '../reference/operations';
import { typeOf } from '../reference/expression-type';
import type { Deferred, DeferredRepetition } from '../reference/deferred';
import type { Expression } from '../reference/expression';
import type { ListItem, MapEntry, Node } from './node';

/** Where in an object something stands, as a JSON pointer, for messages. */
type Pointer = string;

/**
 * The template of a value that may hold references, conditionals and repetitions at any depth. Keys
 * whose value is undefined or null are left out, as cdk8s leaves them out.
 *
 * @throws ChartError UNPRINTABLE_VALUE – when it holds something that YAML cannot represent.
 * @throws ChartError UNSUPPORTED_STRUCTURE – when a repetition or spread stands where it cannot be printed.
 */
export function nodeOf(value: unknown, at: Pointer = ''): Node {
  const deferred = deferredOf(value);
  if (deferred !== undefined) {
    return nodeOfDeferred(deferred, at);
  }
  if (typeof value === 'string') {
    return nodeOfText(value, at);
  }
  if (value === null || typeof value === 'boolean') {
    return { kind: 'literal', value };
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    return { kind: 'literal', value: withoutSign(value) };
  }
  if (Array.isArray(value)) {
    return { kind: 'list', items: Array.from(value).flatMap((item: unknown, index) => itemsOf(item, `${at}/${String(index)}`)) };
  }
  if (spreadItemOf(value) !== undefined) {
    throw new ChartError('UNSUPPORTED_STRUCTURE', `${at} holds what a list yields when it is iterated over`, {
      fix: 'spread the list into a list, or use each(list, item => …) to make one item for each member',
    });
  }
  if (isPlainObject(value)) {
    return nodeOfMap(value, at);
  }
  if (isTextOrNumberClass(value)) {
    return nodeOf(value.value, at);
  }
  throw new ChartError(
    'UNPRINTABLE_VALUE',
    `${at === '' ? 'the object' : at} holds ${value === undefined ? 'undefined or null in a list' : describe(value)}, which YAML cannot represent`,
    {
      fix: 'pass text, a finite number, a boolean, a list, a plain object or a reference',
    },
  );
}

/** The template of a plain object. Its entries come in the conventional order. */
function nodeOfMap(value: Readonly<Record<string, unknown>>, at: Pointer): Node {
  const entries = Object.entries(value).flatMap(([key, each]) => entriesOf(key, each, `${at}/${escapePointer(key)}`));
  return settleMap(entries, at);
}

/** The template of an expression: a map or list is taken apart where it is written out. */
export function nodeOfExpression(expression: Expression, at: Pointer = ''): Node {
  switch (expression.kind) {
    case 'literal':
      return { kind: 'literal', value: expression.value };
    case 'dict':
      return settleMap(
        expression.entries.flatMap((part): readonly MapEntry[] =>
          part.kind === 'entry'
            ? [
                conditioned<MapEntry>(
                  { kind: 'entry', key: part.key, value: nodeOfExpression(part.value) },
                  part.condition,
                ),
              ]
            : spreadEntries(nodeOfExpression(part.value, at), part.condition),
        ),
        at,
      );
    case 'array':
      return {
        kind: 'list',
        items: expression.items.map((item) =>
          item.spread
            ? conditioned<ListItem>({ kind: 'spread', expression: item.value }, item.condition)
            : conditioned<ListItem>({ kind: 'item', value: nodeOfExpression(item.value) }, item.condition),
        ),
      };
    case 'choose':
      return {
        kind: 'choice',
        condition: expression.condition,
        then: nodeOfExpression(expression.then),
        otherwise: nodeOfExpression(expression.otherwise),
      };
    default:
      if (!isStructured(expression)) {
        return { kind: 'scalar', expression };
      }
      if (expression.kind !== 'call') {
        assertCarried(expression, at);
      }
      return { kind: 'passthrough', expression };
  }
}

function isStructured(expression: Expression): boolean {
  const type = typeOf(expression);
  return type === 'list' || type === 'map';
}

function nodeOfDeferred(deferred: Deferred, at: Pointer): Node {
  switch (deferred.kind) {
    case 'expression':
      return nodeOfExpression(deferred.expression, at);
    case 'conditional':
      return nodeOfConditional(deferred.condition, deferred.value, deferred.otherwise, at);
    case 'repetition':
      return deferred.body.kind === 'item'
        ? { kind: 'list', items: repeatItems(deferred, at) }
        : { kind: 'map', entries: repeatEntries(deferred, at) };
  }
}

function nodeOfConditional(condition: Expression, value: unknown, otherwise: unknown, at: Pointer): Node {
  if (otherwise === undefined) {
    throw new ChartError(
      'UNSUPPORTED_STRUCTURE',
      `${at === '' ? 'the object' : at} is conditional where nothing can be left out`,
      {
        fix: 'give when(…) a third argument, or put the condition on an entry of a map or an item of a list',
      },
    );
  }
  if (condition.kind === 'literal') {
    return nodeOf(condition.value === true ? value : otherwise, at);
  }
  return { kind: 'choice', condition, then: nodeOf(value, at), otherwise: nodeOf(otherwise, at) };
}

function nodeOfText(value: string, at: Pointer): Node {
  if (hasBrokenToken(value)) {
    throw new ChartError('LOST_REFERENCE', `${at} holds a piece of a token that was cut apart`, {
      fix: 'pass the reference where the construct keeps the text whole, or set the field with an ApiObject of your own',
    });
  }
  assertWellFormed(value, at);
  return nodeOfExpression(textOf(tokenParts(value)), at);
}

function entriesOf(key: string, value: unknown, at: Pointer): readonly MapEntry[] {
  if (value === undefined || value === null) {
    return [];
  }
  const deferred = deferredOf(value);
  if (deferred?.kind === 'conditional' && deferred.otherwise === undefined) {
    return isFalse(deferred.condition)
      ? []
      : entriesOf(key, deferred.value, at).map((part) => conditioned(part, deferred.condition));
  }
  if (key.startsWith(SPREAD_KEY)) {
    return deferred?.kind === 'repetition' ? repeatEntries(deferred, at) : spreadEntries(nodeOf(value, at));
  }
  assertWellFormed(key, at);
  assertPlainKey(key, at);
  return [{ kind: 'entry', key, value: nodeOf(value, at) }];
}

function itemsOf(item: unknown, at: Pointer): readonly ListItem[] {
  const spread = spreadItemOf(item);
  if (spread !== undefined) {
    return spreadItems(spread, at);
  }
  const deferred = deferredOf(item);
  if (deferred?.kind === 'conditional' && deferred.otherwise === undefined) {
    return isFalse(deferred.condition)
      ? []
      : itemsOf(deferred.value, at).map((part) => conditioned(part, deferred.condition));
  }
  if (deferred?.kind === 'repetition' && deferred.body.kind === 'item') {
    return repeatItems(deferred, at);
  }
  return [{ kind: 'item', value: nodeOf(item, at) }];
}

function spreadItems(spread: object, at: Pointer): readonly ListItem[] {
  const deferred = deferredOf(spread);
  if (deferred?.kind === 'conditional') {
    const then = spreadList(deferred.value, at).map((part) => conditioned(part, deferred.condition));
    if (deferred.otherwise === undefined) {
      return isFalse(deferred.condition) ? [] : then;
    }
    const otherwise = spreadList(deferred.otherwise, at).map((part) => conditioned(part, negate(deferred.condition)));
    return [...then, ...otherwise].filter((part) => part.condition === undefined || !isFalse(part.condition));
  }
  return spreadList(spread, at);
}

function spreadList(value: unknown, at: Pointer): readonly ListItem[] {
  const node = nodeOf(value, at);
  switch (node.kind) {
    case 'list':
      return node.items;
    case 'passthrough':
      return [{ kind: 'spread', expression: node.expression }];
    default:
      throw new ChartError('UNSUPPORTED_STRUCTURE', `${at} spreads something that is not a list`, {
        fix: 'spread a list reference, each(…) or when(condition, [...])',
      });
  }
}

function repeatItems(deferred: DeferredRepetition, at: Pointer): readonly ListItem[] {
  if (deferred.body.kind !== 'item') {
    throw new ChartError('UNSUPPORTED_STRUCTURE', `${at}: ${nameOf(deferred)} makes entries of a map in a list`, {
      fix: 'return an item instead of entry(key, value)',
    });
  }
  const { source, key, member, body } = deferred;
  const items = itemsOf(body.value, at);
  return items.length === 0 ? [] : [{ kind: 'repeat', source, key, member, items }];
}

function repeatEntries(deferred: DeferredRepetition, at: Pointer): readonly MapEntry[] {
  if (deferred.body.kind !== 'entry') {
    throw new ChartError('UNSUPPORTED_STRUCTURE', `${at}: ${nameOf(deferred)} makes items of a list in a map`, {
      fix: 'return entry(key, value)',
    });
  }
  const { source, key, member, body } = deferred;
  return [{ kind: 'repeat', source, key, member, entryKey: body.key, value: nodeOf(body.value, at) }];
}

function assertWellFormed(value: string, at: Pointer): void {
  if (/\p{Surrogate}/u.test(value)) {
    throw new ChartError('UNPRINTABLE_VALUE', `${at} holds ${describe(value)}, which has half of a surrogate pair`, {
      fix: 'pass well-formed Unicode text',
    });
  }
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
