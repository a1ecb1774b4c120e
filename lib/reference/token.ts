import { randomUUID } from 'node:crypto';
import { ChartError } from '../diagnostic';
import type { Expression, Helper, Variable } from './expression';

// Shared by all installed copies of this package in the process, and unknown to whoever wrote the
// props: text that merely looks like a token is text.
const NONCE = Symbol.for('chartwright.tokenNonce');
const NAMED = Symbol.for('chartwright.tokenNamed');
const shared = globalThis as { [NONCE]?: string | undefined; [NAMED]?: Named[] | undefined };
const nonce = (shared[NONCE] ??= randomUUID());
// Tokens name helpers and variables by their place in this list: a variable is known by its identity, and written
// out, the helper of object names takes 9 KB.
const named = (shared[NAMED] ??= []);

type Named = Helper | Variable;

// Private-use characters: they survive every text operation of a foreign construct except cutting.
const OPEN = `\u{e000}${nonce}:`;
const CLOSE = '\u{e001}';
const TOKEN = new RegExp(`${OPEN}([A-Za-z0-9_-]*)${CLOSE}`, 'gu');

/**
 * The text that stands for an expression inside plain text. It holds the whole expression but
 * for helpers and variables, so that no table of tokens is needed to read it back.
 *
 * @throws ChartError EXPRESSION_TYPE – when the expression holds a raw expression.
 */
export function tokenOf(expression: Expression): string {
  const json = JSON.stringify(expression, function (this: unknown, key, value: unknown) {
    if ((key === 'helper' && isOfKind(this, 'call')) || (key === 'variable' && isOfKind(this, 'variable'))) {
      return { [nonce]: placeOf(value as Named) };
    }
    if (typeof value === 'function') {
      throw new ChartError('EXPRESSION_TYPE', 'a raw expression was turned into a token', {
        fix: 'place it directly in an ApiObject instead of passing it to a construct that takes text',
      });
    }
    return value;
  });
  return `${OPEN}${Buffer.from(json, 'utf8').toString('base64url')}${CLOSE}`;
}

/** Whether text holds a piece of a token that was cut, so that its expression is lost. */
export function hasBrokenToken(text: string): boolean {
  return text.includes(nonce) && text.replaceAll(TOKEN, '').includes(nonce);
}

/** Whether text holds a token, or a piece of one. */
export function hasToken(text: string): boolean {
  return text.includes(nonce);
}

/**
 * Refuses a token as the key of a map: keys are written once, and which of them are there is known at synth.
 *
 * @throws ChartError UNSUPPORTED_STRUCTURE
 */
export function assertPlainKey(key: string, at?: string): void {
  if (hasToken(key)) {
    throw new ChartError('UNSUPPORTED_STRUCTURE', 'a token stands in the key of a map', {
      ...(at === undefined ? {} : { in: at.slice(0, at.lastIndexOf('/')) }),
      fix: 'write the key as text, or declare the value with v.map and use eachEntry(map, (key, value) => entry(key, value))',
    });
  }
}

/** Text split into its constant parts and the expressions of the tokens in it. */
export function tokenParts(text: string): readonly (string | Expression)[] {
  if (!text.includes(OPEN)) {
    return [text];
  }
  const parts: (string | Expression)[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    parts.push(text.slice(end, match.index), expressionOfToken(match[1] ?? ''));
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts.filter((part) => part !== '');
}

function expressionOfToken(encoded: string): Expression {
  const json = Buffer.from(encoded, 'base64url').toString('utf8');
  return JSON.parse(json, (_key, value: unknown) => namedBy(value) ?? value) as Expression;
}

function placeOf(one: Named): number {
  const place = named.indexOf(one);
  return place === -1 ? named.push(one) - 1 : place;
}

function namedBy(value: unknown): Named | undefined {
  const place = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, number>>)[nonce] : undefined;
  return place === undefined ? undefined : named[place];
}

function isOfKind(value: unknown, kind: Expression['kind']): boolean {
  return typeof value === 'object' && value !== null && (value as { readonly kind?: unknown }).kind === kind;
}
