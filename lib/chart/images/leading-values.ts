import { inlined } from '../../reference/with-arguments';
import type { Expression } from '../../reference/expression';

/** A value as an expression reads it. */
export type ReadValue = Extract<Expression, { readonly kind: 'value' | 'variable' }>;

/** The values that can be what a text begins with. */
export function leadingValues(given: Expression): readonly ReadValue[] {
  const expression = inlined(given);
  switch (expression.kind) {
    case 'value':
    case 'variable':
      return [expression];
    case 'text':
      return leadingOfParts(expression.parts);
    case 'default':
      return [...leadingValues(expression.value), ...leadingValues(expression.fallback)];
    case 'choose':
      return [...leadingValues(expression.then), ...leadingValues(expression.otherwise)];
    case 'function':
      return leadingValues(expression.value);
    default:
      return [];
  }
}

function leadingOfParts([first, ...others]: readonly (string | Expression)[]): readonly ReadValue[] {
  if (first === undefined || typeof first === 'string') {
    return first === '' ? leadingOfParts(others) : [];
  }
  return mayBeEmpty(first) ? [...leadingValues(first), ...leadingOfParts(others)] : leadingValues(first);
}

/** Whether a text can be empty, as far as that can be seen. */
function mayBeEmpty(given: Expression): boolean {
  const expression = inlined(given);
  switch (expression.kind) {
    case 'literal':
      return expression.value === '' || expression.value === null;
    case 'text':
      return expression.parts.every((part) => (typeof part === 'string' ? part === '' : mayBeEmpty(part)));
    case 'default':
      return mayBeEmpty(expression.fallback);
    case 'choose':
      return mayBeEmpty(expression.then) || mayBeEmpty(expression.otherwise);
    case 'value':
    case 'variable':
      return !('minLength' in expression.field && (expression.field.minLength ?? 0) > 0);
    default:
      return true;
  }
}
