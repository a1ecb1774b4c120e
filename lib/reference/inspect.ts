import { printPath } from '../values';
import { deferredOf, spreadItemOf } from './deferred';
import { tokenParts } from './token';
import { walkExpression } from './walk-expression';
import type { Deferred } from './deferred';
import type { Expression } from './expression';

/** Visits every expression in a value that may hold references at any depth: parts of expressions too. */
export function walkValue(value: unknown, visit: (expression: Expression) => void): void {
  const deferred = deferredOf(value) ?? deferredOf(spreadItemOf(value));
  if (deferred !== undefined) {
    walkDeferred(deferred, visit);
  } else if (typeof value === 'string') {
    for (const part of tokenParts(value)) {
      if (typeof part !== 'string') {
        walkExpression(part, visit);
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) {
      walkValue(each, visit);
    }
  }
}

function walkDeferred(deferred: Deferred, visit: (expression: Expression) => void): void {
  switch (deferred.kind) {
    case 'expression':
      walkExpression(deferred.expression, visit);
      return;
    case 'conditional':
      walkExpression(deferred.condition, visit);
      walkValue(deferred.value, visit);
      walkValue(deferred.otherwise, visit);
      return;
    case 'repetition':
      walkExpression(deferred.source, visit);
      if (deferred.body.kind === 'entry') {
        walkExpression(deferred.body.key, visit);
      }
      walkValue(deferred.body.value, visit);
  }
}

/** The path of a reference to a value, as the customer writes it, or undefined for anything else. */
export function valuesPathOf(value: unknown): string | undefined {
  const deferred = deferredOf(value);
  return deferred?.kind === 'expression' && deferred.expression.kind === 'value'
    ? printPath(deferred.expression.path)
    : undefined;
}

/** Whether the schema refuses a text for a value that a reference stands for. */
export function isForbidden(value: unknown, text: string): boolean {
  const deferred = deferredOf(value);
  const expression = deferred?.kind === 'expression' ? deferred.expression : undefined;
  return (
    (expression?.kind === 'value' || expression?.kind === 'variable') &&
    expression.field.kind === 'string' &&
    (expression.field.forbidden ?? []).includes(text)
  );
}

/** Whether a value holds a reference at any depth. */
export function holdsReferences(value: unknown): boolean {
  let found = false;
  walkValue(value, () => {
    found = true;
  });
  return found;
}
