import type { Problem } from '../../diagnostic';
import type { Field } from '../field';
import { isSetByCustomer } from '../required-keys';
import type { ValuesPath } from '../values-path';
import { definitionProblem } from './definition-problem';

/** Where a field stands: as a key below the defaults, as a key of an object in a list or map, or as an item itself. */
export type Position = 'key' | 'key-of-item' | 'item';

/** Whether it is said where a field's value comes from, and in one way only. */
export function checkPresence(field: Field, path: ValuesPath, position: Position): readonly Problem[] {
  const problem = (what: string, fix: string): Problem =>
    definitionProblem('FIELD_CONSTRAINT_INVALID', path, what, fix);
  const removable = field.removable === true;
  const required = isSetByCustomer(field);
  if (required && (removable || field.kind === 'kubernetes')) {
    return [problem('is required, but can be removed', 'leave out required, or removable')];
  }
  if (required && hasDefault(field)) {
    return [problem('is required, but has a default', 'leave out the default, or required')];
  }
  if (position === 'item') {
    return required || removable || (hasDefault(field) && field.kind !== 'kubernetes')
      ? [
          problem(
            'is an item, which has no default and is neither required nor removable',
            'leave out default, required and removable',
          ),
        ]
      : [];
  }
  if (position === 'key-of-item' && hasDefault(field) && field.kind !== 'kubernetes') {
    return [
      problem(
        'has a default inside a list or map, where Helm fills in none',
        'write required: true, or removable: true when it may be left out',
      ),
    ];
  }
  return required || removable || hasDefault(field) || isContainer(field) || field.kind === 'kubernetes'
    ? []
    : [
        definitionProblem(
          'FIELD_DEFAULT_MISSING',
          path,
          'has neither a default nor required: true',
          'give it a default, or required: true when the customer must set it',
        ),
      ];
}

function isContainer(field: Field): boolean {
  return field.kind === 'object' || field.kind === 'union';
}

function hasDefault(field: Field): boolean {
  return field.kind !== 'object' && field.kind !== 'union' && field.default !== undefined;
}
