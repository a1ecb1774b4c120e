import { describe, type Problem } from '../../diagnostic';
import { coalesceValues } from '../coalesce';
import { defaultsOf } from '../defaults-of';
import type { ValuesDefinition } from '../field';
import { isMap } from '../own-property';
import { compileValidator } from './compile-validator';
import { findForeignValues } from './find-foreign-values';

/**
 * Everything that is wrong with what a customer sets, as Helm would find it, in the order of the
 * definition: keys that are not declared, values of the wrong type or against a constraint, required
 * values that are absent. Empty when the values are valid. An absent or empty file is valid where
 * nothing is required.
 *
 * @example
 * validateValues(definition, { web: { replica: 3 } })
 * // [{ code: 'VALUE_UNKNOWN', what: 'web.replica is not a value of this chart. Did you mean "replicas"?', … }]
 */
export function validateValues(definition: ValuesDefinition<unknown>, overrides: unknown): readonly Problem[] {
  const given = overrides ?? {};
  if (!isMap(given)) {
    return [
      {
        code: 'VALUE_INVALID',
        what: `the values are ${describe(given)}, but must be a map`,
        fix: 'write keys with their values',
      },
    ];
  }
  const foreign = findForeignValues(given);
  return foreign.length > 0 ? foreign : validateCoalesced(definition, coalesceValues(defaultsOf(definition), given));
}

/** Everything that is wrong with values in which the defaults are already filled in. */
export function validateCoalesced(definition: ValuesDefinition<unknown>, values: unknown): readonly Problem[] {
  return compileValidator(definition)(values);
}
