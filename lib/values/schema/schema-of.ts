import type { ValuesDefinition } from '../field';
import { exclusionSchema } from './exclusion-schema';
import { objectSchema } from './field-schema';
import type { JsonSchema } from './json-schema';
import { sharedDefinitions } from './shared-definitions';

/**
 * The JSON Schema of all values of a chart, for values.schema.json: draft-07, self-contained, and
 * limited to what Helm 3 and Helm 4 understand alike. At the top it also accepts `enabled`, which a
 * parent chart sets as the condition of its dependency, and inside `global` any key.
 */
export function schemaOf(definition: ValuesDefinition<unknown>): JsonSchema {
  const { properties = {}, ...root } = objectSchema(definition.root.fields);
  const enabled: JsonSchema = {
    description: 'Set by a parent chart as the condition of its dependency. Not used by this chart.',
    type: 'boolean',
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...root,
    properties: { ...properties, ...(Object.hasOwn(properties, 'enabled') ? {} : { enabled }) },
    additionalProperties: false,
    ...exclusionSchema(definition),
    definitions: sharedDefinitions,
  };
}
