import { didYouMean, type Problem } from '../../diagnostic';
import { exclusionsOf } from '../exclusions';
import { fieldAt } from '../field-at';
import { printPath } from '../values-path';
import { walkFields } from '../walk-fields';
import { definitionProblem } from './definition-problem';
import type { ValuesDefinition } from '../field';

/** What is wrong with switches that exclude each other: the other one must be a switch, and the defaults must not be both on. */
export function checkExclusions(definition: ValuesDefinition<unknown>): readonly Problem[] {
  const switches = walkFields(definition).flatMap(({ path, field }) => (field.kind === 'boolean' ? [printPath(path)] : []));
  return exclusionsOf(definition).flatMap(({ path, field, other, reason }) => {
    const name = printPath(other);
    const found = fieldAt(definition, other);
    if (found?.kind !== 'boolean' || name === printPath(path)) {
      return [definitionProblem('FIELD_CONSTRAINT_INVALID', path, `is excluded by ${name}, which is no other switch of these values${didYouMean(name, switches)}`, 'name the path of a switch, from the root')];
    }
    return [
      ...(reason.trim() === '' ? [definitionProblem('FIELD_CONSTRAINT_INVALID', path, `is excluded by ${name} for no reason`, 'say why, such as: it needs the internet')] : []),
      ...(field.default === true && found.default === true ? [definitionProblem('FIELD_DEFAULT_INVALID', path, `is on by default, and so is ${name}, which excludes it`, 'let one of them be false')] : []),
    ];
  });
}
