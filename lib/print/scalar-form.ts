import { mayBeAbsent, typeOf } from '../reference/expression-type';
import type { Expression } from '../reference/expression';

/**
 * How a computed scalar is written, so that Helm's output parses back to exactly the value:
 * - `quote`: text, always exact as a double-quoted scalar;
 * - `inline`: text of parts that need no escape, written out within double quotes;
 * - `plain`: text that is recognisably a name, without quotes;
 * - `int64`: whole numbers, which Helm would otherwise print as 1e+06;
 * - `bare`: switches, and whole numbers too small for an exponent;
 * - `json`: fractions, and values that are text or number.
 */
export type ScalarForm = 'quote' | 'inline' | 'plain' | 'int64' | 'bare' | 'json';

// The largest number of digits that Go's %v prints without an exponent.
const BARE_LIMIT = 999_999;

/** The form in which an expression is written. Printer and evaluator both follow it. */
export function scalarFormOf(expression: Expression): ScalarForm {
  switch (typeOf(expression)) {
    case 'string':
      return formOfText(expression);
    case 'integer':
      // Helm's int64 makes 0 of what is absent.
      return mayBeAbsent(expression) ? 'json' : isSmall(expression) ? 'bare' : 'int64';
    case 'boolean':
      return 'bare';
    case 'number':
    case 'scalar':
    case 'list':
    case 'map':
      return 'json';
  }
}

function isSmall(expression: Expression): boolean {
  if ((expression.kind !== 'value' && expression.kind !== 'variable') || mayBeAbsent(expression)) {
    return false;
  }
  const { field } = expression;
  switch (field.kind) {
    case 'port':
      return true;
    case 'integer':
      return (field.minimum ?? -Infinity) >= -BARE_LIMIT && (field.maximum ?? Infinity) <= BARE_LIMIT;
    default:
      return false;
  }
}

function formOfText(expression: Expression): ScalarForm {
  if (expression.kind !== 'text') {
    return 'quote';
  }
  const { parts } = expression;
  const safe = parts.every((part, index) =>
    typeof part === 'string' ? isInlineText(part, parts[index + 1]) : isSafePart(part),
  );
  if (!safe) {
    return 'quote';
  }
  return parts.every((part) => (typeof part === 'string' ? /^[A-Za-z0-9._/-]*$/u.test(part) : isName(part))) &&
    looksLikeName(parts)
    ? 'plain'
    : 'inline';
}

/** Constant text that stands within double quotes as it is, and does not end in a brace before an action. */
function isInlineText(part: string, next: string | Expression | undefined): boolean {
  return /^[\u0020-\u007e]*$/u.test(part) && !/["\\<>]|\{\{/u.test(part) && !(next !== undefined && part.endsWith('{'));
}

/** Whether an expression only ever yields characters that need no escape within double quotes. */
function isSafePart(part: Expression): boolean {
  if (isName(part)) {
    return true;
  }
  return (
    part.kind === 'value' &&
    !mayBeAbsent(part) &&
    (part.field.kind === 'port' ||
      (part.field.kind === 'choice' && part.field.choices.every((choice) => /^[A-Za-z0-9._-]+$/u.test(choice))))
  );
}

/** Whether an expression yields a DNS name. */
function isName(part: Expression): boolean {
  return (
    (part.kind === 'call' && part.helper.dnsName === true) ||
    (part.kind === 'builtin' && (part.name === 'release.name' || part.name === 'release.namespace'))
  );
}

/** A constant such as `-gateway-api` next to a name makes it impossible to read the whole as a number, date or switch. */
function looksLikeName(parts: readonly (string | Expression)[]): boolean {
  const [first] = parts;
  return (
    parts.some((part) => typeof part === 'string' && /-[a-df-z][a-z]/u.test(part)) &&
    (typeof first !== 'string' || /^[A-Za-z0-9]/u.test(first))
  );
}
