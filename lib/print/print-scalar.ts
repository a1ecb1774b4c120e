import { argument, printCondition, printExpression } from './print-expression';
import { mayBeAbsent, typeOf } from '../reference/expression-type';
import { presence } from '../reference/operations';
import { scalarFormOf } from './scalar-form';
import { isKnown } from './scope';
import type { ScalarForm } from './scalar-form';
import type { PrintScope } from './scope';
import type { ChooseExpression, Expression, TextExpression } from '../reference/expression';

/** A computed scalar as it stands after `key: `. */
export function printScalar(expression: Expression, scope: PrintScope): string {
  switch (formIn(scope, expression)) {
    case 'quote':
      return `{{ ${piped(expression, scope)} | quote }}`;
    case 'inline':
      return `"${printInline(expression as TextExpression, scope)}"`;
    case 'plain':
      return printInline(expression as TextExpression, scope);
    case 'int64':
      return `{{ ${piped(expression, scope)} | int64 }}`;
    case 'bare':
      return `{{ ${printExpression(expression, scope)} }}`;
    case 'json':
      return `{{ ${piped(expression, scope)} | toJson }}`;
  }
}

/** Where a whole number is known to be there, it is printed like any other. */
function formIn(scope: PrintScope, expression: Expression): ScalarForm {
  return typeOf(expression) === 'integer' && mayBeAbsent(expression) && isKnown(scope, presence(expression))
    ? 'int64'
    : scalarFormOf(expression);
}

/** Text as it stands in a file that is not YAML, such as NOTES.txt: literal parts as they are, computed parts as actions. */
export function printFreeText(expression: Expression, scope: PrintScope): string {
  if (expression.kind === 'literal') {
    return escapeActions(String(expression.value ?? ''));
  }
  if (expression.kind === 'text') {
    return expression.parts
      .map((part) => (typeof part === 'string' ? escapeActions(part) : printFreeText(part, scope)))
      .join('');
  }
  if (expression.kind === 'choose') {
    return printChoice(expression, scope);
  }
  return `{{ ${printExpression({ kind: 'text', parts: [expression] }, scope)} }}`;
}

/** Each branch on lines of its own. The action around trims them, so that they must not begin or end with blanks themselves. */
function printChoice(expression: ChooseExpression, scope: PrintScope): string {
  const branches = [printFreeText(expression.then, scope), printFreeText(expression.otherwise, scope)] as const;
  if (branches.some((branch) => branch !== branch.trim())) {
    return `{{ ${printExpression({ kind: 'text', parts: [expression] }, scope)} }}`;
  }
  const [then, otherwise] = branches;
  return [`{{ if ${printCondition(expression.condition, scope)} -}}`, then, ...(otherwise === '' ? [] : ['{{- else -}}', otherwise]), '{{- end }}'].join('\n');
}

function escapeActions(text: string): string {
  // A brace right before an action would be read with it, so every brace pair and final brace is escaped.
  return text.replaceAll(/\{\{|\{$/gu, (braces) => `{{ "${braces}" }}`);
}

/** The left side of a pipe: as it is, unless it contains a pipe that would bind differently. */
function piped(expression: Expression, scope: PrintScope): string {
  const printed = printExpression(expression, scope);
  return /^ternary |^not |^and |^or /u.test(printed) ? argument(expression, scope) : printed;
}

function printInline(expression: TextExpression, scope: PrintScope): string {
  return expression.parts
    .map((part) => (typeof part === 'string' ? part : `{{ ${printExpression(part, scope)} }}`))
    .join('');
}
