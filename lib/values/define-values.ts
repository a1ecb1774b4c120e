import { throwProblems } from '../diagnostic';
import type { Fields, ObjectOf } from './declared-field';
import { checkExclusions } from './definition/check-exclusions';
import { checkFields } from './definition/check-field';
import { checkTopLevelKey } from './definition/check-key';
import { commonFields, type CommonValues } from './definition/common-block';
import type { ValuesDefinition } from './field';

/** Keys that a chart cannot declare: the library declares some, and others are names of Go methods. */
type ReservedKey = keyof CommonValues | 'YAML' | 'AsMap' | 'Table' | 'Encode' | 'PathValue';

/** The type of all values: those of every chart and those of these fields. */
export type ValuesWith<F extends Fields> = { readonly [K in keyof CommonValues]: CommonValues[K] } & ObjectOf<F>;

/**
 * Declares all values of a chart, once. They begin with the values that every chart has: `global`
 * (`imageRegistry`, `imagePullSecrets`), `nameOverride`, `fullnameOverride`, `commonLabels`,
 * `commonAnnotations` and `clusterDomain`.
 *
 * @throws ChartError FIELD_DESCRIPTION_MISSING – when a key has no description
 * @throws ChartError FIELD_DEFAULT_MISSING – when a key has neither a default nor `required: true`
 * @throws ChartError FIELD_DEFAULT_INVALID – when a default breaks the constraints of its field
 * @throws ChartError FIELD_EXAMPLE_INVALID – when an example breaks the constraints of its field
 * @throws ChartError FIELD_CONSTRAINT_INVALID – when constraints contradict each other
 * @throws ChartError FIELD_PATTERN_UNSUPPORTED – when Helm and JavaScript would not read a pattern alike
 * @throws ChartError FIELD_KEY_RESERVED – when a key at the top is one that Helm keeps for itself
 * @throws ChartError FIELD_KEY_INVALID – when values.yaml cannot carry a key
 * @throws ChartError FIELD_NAME_CLASH – when a key is declared twice
 * @throws ChartError VALUES_DEFINITION_INVALID – when there are several of these problems
 *
 * @example
 * const webValues = defineValues({
 *   replicas: v.integer({ description: 'Number of pods.', default: 2, minimum: 1 }),
 * });
 */
export function defineValues<F extends Fields>(
  fields: F & Readonly<Partial<Record<ReservedKey, never>>>,
): ValuesDefinition<ValuesWith<F>> {
  const definition: ValuesDefinition<ValuesWith<F>> = Object.freeze({
    root: Object.freeze({
      kind: 'object',
      description: '',
      fields: Object.freeze({ ...commonFields, ...fields }),
    }),
  });
  throwProblems('VALUES_DEFINITION_INVALID', 'The values definition is invalid', [
    ...Object.keys(fields).flatMap(checkTopLevelKey),
    ...checkFields(fields, [], 'key'),
    ...checkExclusions(definition),
  ]);
  return definition;
}
