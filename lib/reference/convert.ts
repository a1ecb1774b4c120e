import { ChartError, describe, withinDepth } from '../diagnostic';
import { isMap } from '../values/own-property';
import { deferredOf, nameOf, spreadItemOf, SPREAD_KEY } from './deferred';
import { isTextOrNumberClass } from './text-or-number-class';
import { assertPlainKey, tokenParts } from './token';
import type { ArrayExpression, DictEntry, DictSpread, Expression } from './expression';

const NOTHING: Expression = { kind: 'literal', value: null };

/**
 * The expression that computes a value which may hold references at any depth.
 *
 * @throws ChartError EXPRESSION_TYPE – when it holds something that no expression can compute.
 */
export function expressionOf(value: unknown): Expression {
  return withinDepth(() => toExpression(value), () =>
    new ChartError('EXPRESSION_TYPE', 'a value that contains itself, or is nested too deeply, was used inside an expression', {
      fix: 'pass data that ends',
    }),
  );
}

function toExpression(value: unknown): Expression {
  const deferred = deferredOf(value);
  if (deferred !== undefined) {
    switch (deferred.kind) {
      case 'expression':
        return deferred.expression;
      case 'conditional':
        if (deferred.condition.kind === 'literal') {
          return toExpression((deferred.condition.value === true ? deferred.value : deferred.otherwise) ?? null);
        }
        return {
          kind: 'choose',
          condition: deferred.condition,
          then: toExpression(deferred.value),
          otherwise: deferred.otherwise === undefined ? NOTHING : toExpression(deferred.otherwise),
        };
      case 'repetition':
        throw new ChartError('EXPRESSION_TYPE', `${nameOf(deferred)} was used inside an expression`, {
          fix: 'place each and eachEntry directly in an object, not in text, merge, checksum or a condition',
        });
    }
  }
  return plainExpressionOf(value);
}

function plainExpressionOf(value: unknown): Expression {
  if (value === null || typeof value === 'boolean') {
    return { kind: 'literal', value };
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    return { kind: 'literal', value: withoutSign(value) };
  }
  if (typeof value === 'string') {
    return textOf(tokenParts(value));
  }
  if (Array.isArray(value)) {
    return { kind: 'array', items: Array.from(value, arrayItemOf) };
  }
  if (spreadItemOf(value) !== undefined) {
    throw new ChartError('EXPRESSION_TYPE', 'what a list yields when it is iterated over was used inside an expression', {
      fix: 'spread the list into a list, or pass it on whole',
    });
  }
  if (isTextOrNumberClass(value)) {
    return plainExpressionOf(value.value);
  }
  if (isMap(value)) {
    return { kind: 'dict', entries: Object.entries(value).flatMap(dictEntryOf) };
  }
  throw new ChartError('EXPRESSION_TYPE', `${describe(value)} was used inside an expression`, {
    fix: 'pass text, a finite number, a boolean, a list, a map or a reference',
  });
}

/** The number, with 0 for -0: YAML and JSON parsers do not agree on the sign of nothing. */
export function withoutSign(value: number): number {
  return value === 0 ? 0 : value;
}

/** Text from its parts: constant where all parts are, and the part itself where it is the only one and is text. */
export function textOf(parts: readonly (string | Expression)[]): Expression {
  const joined = joinConstants(parts);
  const [only] = joined;
  if (joined.length === 0) {
    return { kind: 'literal', value: '' };
  }
  if (joined.length === 1 && typeof only === 'string') {
    return { kind: 'literal', value: only };
  }
  return { kind: 'text', parts: joined };
}

function joinConstants(parts: readonly (string | Expression)[]): readonly (string | Expression)[] {
  const joined: (string | Expression)[] = [];
  for (const part of parts.flatMap((each) =>
    typeof each !== 'string' && each.kind === 'text' ? each.parts : [each],
  )) {
    const constant = constantText(part);
    const last = joined.at(-1);
    if (constant === undefined) {
      joined.push(part);
    } else if (typeof last === 'string') {
      joined[joined.length - 1] = last + constant;
    } else if (constant !== '') {
      joined.push(constant);
    }
  }
  return joined;
}

function constantText(part: string | Expression): string | undefined {
  if (typeof part === 'string') {
    return part;
  }
  return part.kind === 'literal' ? (part.value === null ? '' : String(part.value)) : undefined;
}

function arrayItemOf(item: unknown): ArrayExpression['items'][number] {
  const spread = spreadItemOf(item);
  if (spread !== undefined) {
    return { value: toExpression(spread), spread: true };
  }
  const deferred = deferredOf(item);
  if (deferred?.kind === 'conditional' && deferred.otherwise === undefined) {
    return { value: toExpression(deferred.value), spread: false, condition: deferred.condition };
  }
  return { value: toExpression(item), spread: false };
}

function dictEntryOf([key, value]: readonly [string, unknown]): readonly (DictEntry | DictSpread)[] {
  if (value === undefined || value === null) {
    return [];
  }
  assertPlainKey(key);
  const deferred = deferredOf(value);
  if (deferred?.kind === 'conditional' && deferred.otherwise === undefined) {
    const inner = toExpression(deferred.value);
    return [
      key.startsWith(SPREAD_KEY)
        ? { kind: 'spread', value: inner, condition: deferred.condition }
        : { kind: 'entry', key, value: inner, condition: deferred.condition },
    ];
  }
  return [
    key.startsWith(SPREAD_KEY)
      ? { kind: 'spread', value: toExpression(value) }
      : { kind: 'entry', key, value: toExpression(value) },
  ];
}
