import { exclusionsOf } from '../exclusions';
import type { ValuesDefinition } from '../field';
import { printPath, type ValuesPath } from '../values-path';
import type { JsonSchema } from './json-schema';

/**
 * For each switch that another excludes: while that one is on, it must be off. Nothing where there are none.
 *
 * Helm tells nothing of what a schema refuses but its place and the values that there may be. So the reason stands among
 * these. Nobody can set it: the switch itself takes no text.
 */
export function exclusionSchema(definition: ValuesDefinition<unknown>): JsonSchema {
  const conditions = exclusionsOf(definition).map(({ path, other, reason }): JsonSchema => ({
    if: at(other, { const: true }, 'required'),
    then: at(path, { enum: [false, `not true while ${printPath(other)} is: ${reason}`] }),
  }));
  return conditions.length === 0 ? {} : { allOf: conditions };
}

/** A schema that asks for something at a path; with `required`, that it is there too. */
function at(path: ValuesPath, value: JsonSchema, presence?: 'required'): JsonSchema {
  return path.reduceRight((inner, key) => ({ properties: { [key]: inner }, ...(presence === undefined ? {} : { required: [String(key)] }) }), value);
}
