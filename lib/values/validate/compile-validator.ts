import type * as ajvModule from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Problem } from '../../diagnostic';
import type { ValuesDefinition } from '../field';
import { schemaOf } from '../schema/schema-of';
import { problemsOfErrors } from './problems-of-errors';
import { withSharedParts } from './with-shared-parts';

/** Finds everything that is wrong with values in which the defaults are already filled in. */
export type ValuesValidator = (values: unknown) => readonly Problem[];

// Compiling takes a tenth of a second for a large chart, and a definition never changes.
const compiled = new WeakMap<ValuesDefinition<unknown>, ValuesValidator>();

/**
 * A validator of a definition's values by its schema, the one that Helm applies. Made once for each definition.
 */
export function compileValidator(definition: ValuesDefinition<unknown>): ValuesValidator {
  const known = compiled.get(definition);
  if (known !== undefined) {
    return known;
  }
  const validate = compileSchema(definition);
  const validator: ValuesValidator = (values) =>
    validate(values) ? [] : problemsOfErrors(definition, values, validate.errors as readonly ErrorObject[]);
  compiled.set(definition, validator);
  return validator;
}

function compileSchema(definition: ValuesDefinition<unknown>): ValidateFunction {
  // Loaded here, because a synth needs no validator and should not wait for one.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Ajv } = require('ajv') as typeof ajvModule;
  const ajv = new Ajv({
    allErrors: true,
    // Keys such as `constructor` are only there when the values have them.
    ownProperties: true,
    // The schema is our own, and tests hold it to draft-07.
    validateSchema: false,
    strict: false,
    code: { optimize: false },
    // Written in place again, parts would be compiled as often as before.
    inlineRefs: false,
    // Problems have words of their own.
    messages: false,
  });
  return ajv.compile(withSharedParts(schemaOf(definition)));
}
