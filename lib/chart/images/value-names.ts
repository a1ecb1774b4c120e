import { printPath } from '../../values';
import { inlined } from '../../reference/with-arguments';
import { partsOf } from '../../reference/walk-expression';
import type { Expression, Variable } from '../../reference/expression';
import type { Place } from '../../template/parts-of-document';
import type { ReadValue } from './leading-values';

/** All values that an expression reads, in reading order; calls of helpers are looked into. */
export function readValues(given: Expression): readonly ReadValue[] {
  const expression = inlined(given);
  return expression.kind === 'value' || expression.kind === 'variable' ? [expression] : partsOf(expression).flatMap(readValues);
}

/** A value's name as a customer writes it, `jobs[*].image.tag` for all members of a list. */
export function valueName(value: ReadValue, repeats: Place['repeats']): string {
  return value.kind === 'value' ? printPath(value.path) : join(memberName(value.variable, repeats), printPath(value.path));
}

function memberName(variable: Variable, repeats: Place['repeats']): string {
  const repeat = repeats.find(({ key, member }) => key === variable || member === variable);
  if (repeat === undefined) {
    return variable.hint;
  }
  const source = readValues(repeat.source).map((value) => valueName(value, repeats)).join(' or ');
  return repeat.key === variable ? `keys of ${source}` : repeat.key === undefined ? `${source}[*]` : `${source}.*`;
}

function join(name: string, path: string): string {
  return path === '' || path.startsWith('[') ? `${name}${path}` : `${name}.${path}`;
}
