import { exclusionsOf } from '../exclusions';
import type { ValuesDefinition } from '../field';
import type { ValuesPath } from '../values-path';
import type { JsonSchema } from './json-schema';

/** For each switch that another excludes: while that one is on, it must be off. Nothing where there are none. */
export function exclusionSchema(definition: ValuesDefinition<unknown>): JsonSchema {
  const conditions = exclusionsOf(definition).map(({ path, other }): JsonSchema => ({ if: at(other, true, 'required'), then: at(path, false) }));
  return conditions.length === 0 ? {} : { allOf: conditions };
}

/** A schema that asks for a value at a path; with `required`, that it is there too. */
function at(path: ValuesPath, value: boolean, presence?: 'required'): JsonSchema {
  return path.reduceRight<JsonSchema>((inner, key) => ({ properties: { [key]: inner }, ...(presence === undefined ? {} : { required: [String(key)] }) }), { const: value });
}
