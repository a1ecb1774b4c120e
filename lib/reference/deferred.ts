import { randomUUID } from 'node:crypto';
import { ChartError, didYouMean } from '../diagnostic';
import { typeOf } from './expression-type';
import { printForMessage } from './expression-message';
import type { Expression, Variable } from './expression';

/** A single value, known at install time. */
export interface DeferredExpression {
  readonly kind: 'expression';
  readonly expression: Expression;
}

/** A value that stands only while a condition holds, and possibly another in its place. */
export interface DeferredConditional {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly value: unknown;
  readonly otherwise: unknown;
}

/** What a repetition yields for one member: an item of a list, or a key and value of a map. */
export type RepetitionBody =
  | { readonly kind: 'item'; readonly value: unknown }
  | { readonly kind: 'entry'; readonly key: Expression; readonly value: unknown };

/** Something written once for each member of a list or map. */
export interface DeferredRepetition {
  readonly kind: 'repetition';
  readonly source: Expression;
  readonly key: Variable | undefined;
  readonly member: Variable;
  readonly body: RepetitionBody;
}

/** What a reference, and everything made from references, carries. */
export type Deferred = DeferredExpression | DeferredConditional | DeferredRepetition;

/** Children of an object reference: made when first read, so that large definitions cost nothing. */
export type Children = Readonly<Record<string, () => object>>;

// Registered symbols, so that two installed copies of this package recognise each other's references.
const DEFERRED = Symbol.for('chartwright.Deferred');

/** Begins the key that stands for "all keys of this map" where JavaScript spreads a reference. */
export const SPREAD_KEY = '\u{e000}spread:';

// Read by test frameworks and by await to find out what something is, never to use it.
const PROBES: ReadonlySet<string> = new Set([
  'then',
  'asymmetricMatch',
  '$$typeof',
  'nodeType',
  'tagName',
  'hasAttribute',
  '@@__IMMUTABLE_ITERABLE__@@',
  '@@__IMMUTABLE_RECORD__@@',
  '_isMockFunction',
]);

/** The deferred content of something, or undefined when it is a plain JavaScript value. */
export function deferredOf(value: unknown): Deferred | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  return (value as { readonly [DEFERRED]?: Deferred })[DEFERRED];
}

const SPREAD_ITEM = Symbol.for('chartwright.SpreadItem');

/** The deferred list that was spread into this item, or undefined. */
export function spreadItemOf(value: unknown): object | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  return (value as { readonly [SPREAD_ITEM]?: object })[SPREAD_ITEM];
}

/**
 * Wraps deferred content in an object that can be placed where a plain value is expected, has the
 * given children, spreads into maps and lists, and throws at the offending line when it is used as a
 * plain JavaScript value.
 *
 * @throws ChartError REFERENCE_MISUSED – when it is converted, compared by size, serialised or called like a list.
 * @throws ChartError REFERENCE_UNKNOWN – when a child is read that the values do not declare.
 */
export function makeDeferred(deferred: Deferred, children: Children = {}): object {
  const target = {};
  Object.defineProperty(target, DEFERRED, { value: deferred });
  for (const [key, make] of Object.entries(children)) {
    let made: object | undefined;
    Object.defineProperty(target, key, { enumerable: true, get: () => (made ??= make()) });
  }
  const hasChildren = Object.keys(children).length > 0;
  let key: string | undefined;
  const spreadKey = (): string => (key ??= newSpreadKey(deferred));
  const self: object = new Proxy(target, {
    get: (of, key, receiver) => {
      if (Object.hasOwn(of, key)) {
        return Reflect.get(of, key, receiver) as unknown;
      }
      if (typeof key === 'string' && key.startsWith(SPREAD_KEY)) {
        return self;
      }
      return typeof key === 'symbol'
        ? readSymbol(deferred, self, key)
        : readUnknown(deferred, key, Object.keys(children));
    },
    has: (of, key) => Object.hasOwn(of, key),
    ownKeys: (of) => (hasChildren ? Reflect.ownKeys(of) : [DEFERRED, spreadKey()]),
    getOwnPropertyDescriptor: (of, key) =>
      !hasChildren && typeof key === 'string' && key.startsWith(SPREAD_KEY) && key === spreadKey()
        ? { value: self, enumerable: true, configurable: true, writable: false }
        : Reflect.getOwnPropertyDescriptor(of, key),
    set: () =>
      misused(deferred, 'assigned to', 'values are set by the customer; give the field another default instead'),
  });
  return self;
}

function readSymbol(deferred: Deferred, self: object, key: symbol): unknown {
  switch (key) {
    case Symbol.toPrimitive:
      return () => misused(deferred, 'used as a plain JavaScript value', fixOf(deferred));
    case Symbol.iterator:
      return isListLike(deferred)
        ? () => [{ [SPREAD_ITEM]: self }][Symbol.iterator]()
        : misused(deferred, 'iterated over', fixOf(deferred));
    default:
      return undefined;
  }
}

function readUnknown(deferred: Deferred, key: string, children: readonly string[]): unknown {
  if (PROBES.has(key)) {
    return undefined;
  }
  if (key === 'constructor') {
    return Object;
  }
  if (key === 'resolve') {
    // The first thing that cdk8s reads of an unknown object when it synthesizes an ordinary chart.
    throw new ChartError(
      'REFERENCE_OUTSIDE_CHART',
      `${nameOf(deferred)} reached a construct outside the HelmChart it belongs to`,
      {
        fix: 'create the construct inside the HelmChart, or pass a literal',
      },
    );
  }
  if (children.length > 0 && !(key in Object.prototype) && key !== 'toJSON') {
    throw new ChartError('REFERENCE_UNKNOWN', `${nameOf(deferred)} has no key "${key}"${didYouMean(key, children)}`, {
      fix: `declare the key in the values definition, or use one of: ${children.join(', ')}`,
    });
  }
  const use = key === 'toJSON' ? 'serialised with JSON.stringify' : `used as a plain JavaScript value (.${key})`;
  return misused(deferred, use, fixOf(deferred));
}

function misused(deferred: Deferred, use: string, fix: string): never {
  throw new ChartError('REFERENCE_MISUSED', `${nameOf(deferred)} was ${use}, but is known only at install time`, {
    fix,
  });
}

/** How a deferred value is called in messages. */
export function nameOf(deferred: Deferred): string {
  switch (deferred.kind) {
    case 'expression':
      return printForMessage(deferred.expression);
    case 'conditional':
      return `the conditional value when(${printForMessage(deferred.condition)}, …)`;
    case 'repetition':
      return `the repetition over ${printForMessage(deferred.source)}`;
  }
}

function fixOf(deferred: Deferred): string {
  if (deferred.kind !== 'expression') {
    return 'place it in a list or map of an object, where it can be printed';
  }
  switch (typeOf(deferred.expression)) {
    case 'list':
      return 'use each(list, item => …) to make one item for each member, or pass the list on whole';
    case 'map':
      return 'use eachEntry(map, (key, value) => …), pass the map on whole, or pass token(reference) where a construct takes text';
    case 'integer':
    case 'number':
      return 'use when(condition, value) with equals, atLeast or lessThan for decisions, or pass the number on as it is';
    case 'boolean':
      return 'use when(condition, value), not, and, or';
    case 'string':
    case 'scalar':
      return 'use text`…${reference}…` to build text, when(condition, value) for decisions, or token(reference) where a foreign construct takes text';
  }
}

/** Whether a deferred value can stand for a whole list. */
export function isListLike(deferred: Deferred): boolean {
  switch (deferred.kind) {
    case 'expression':
      return typeOf(deferred.expression) === 'list';
    case 'conditional':
      return isListValue(deferred.value);
    case 'repetition':
      return deferred.body.kind === 'item';
  }
}

function isListValue(value: unknown): boolean {
  const inner = deferredOf(value);
  return inner === undefined ? Array.isArray(value) : isListLike(inner);
}

function isMapValue(value: unknown): boolean {
  const inner = deferredOf(value);
  return inner === undefined ? typeof value === 'object' && value !== null && !Array.isArray(value) : isMapLike(inner);
}

/** Whether a deferred value can stand for a whole map. */
export function isMapLike(deferred: Deferred): boolean {
  switch (deferred.kind) {
    case 'expression':
      return typeOf(deferred.expression) === 'map';
    case 'conditional':
      return isMapValue(deferred.value);
    case 'repetition':
      return deferred.body.kind === 'entry';
  }
}

/**
 * The one key that a spread of a deferred map leaves behind. It is unique, so that two spreads in one
 * object never overwrite each other; it never reaches the output.
 */
function newSpreadKey(deferred: Deferred): string {
  if (!isMapLike(deferred)) {
    misused(deferred, 'spread into a map', fixOf(deferred));
  }
  return `${SPREAD_KEY}${randomUUID()}`;
}
