import type { ValuesDefinition } from './field';
import type { JsonSchema } from './schema/json-schema';
import { schemaOf } from './schema/schema-of';

const BANNER = `/* eslint-disable */
/* Made by chartwright from values.schema.json. Change the values definition, not this file. */`;

/**
 * The text of values.d.ts: an exported interface of this name for all values of the chart, for those
 * who write values in TypeScript without the definition. Loads its generator only when it is called.
 *
 * @example
 * await printValuesTypes(complianceValues, 'ComplianceValues')
 */
export async function printValuesTypes(definition: ValuesDefinition<unknown>, name: string): Promise<string> {
  const { compile } = await import('json-schema-to-typescript');
  const schema = { ...typeSchema(schemaOf(definition)), title: name };
  return compile(schema as Parameters<typeof compile>[0], name, {
    bannerComment: BANNER,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    format: true,
    style: { singleQuote: true, printWidth: 120 },
  });
}

/**
 * What a type can say of a schema. Conditions and barred texts have no TypeScript type, and the
 * generator would turn them into intersections with `unknown` keys.
 */
function typeSchema(schema: JsonSchema): JsonSchema {
  const { if: _if, then: _then, allOf: _allOf, oneOf: _oneOf, not: _not, patternProperties: _patterns, definitions, ...rest } = schema;
  const { properties, items } = schema;
  return {
    ...rest,
    ...(properties === undefined ? {} : { properties: mapValues(properties) }),
    ...(items === undefined ? {} : { items: typeSchema(items) }),
    ...(schema.$ref === undefined ? { additionalProperties: entrySchema(schema) } : {}),
    ...(definitions?.['freeForm'] === undefined
      ? {}
      : { definitions: { freeForm: typeSchema(definitions['freeForm']) } }),
  };
}

/** What further keys of a map may hold: anything, unless the schema says otherwise. */
function entrySchema({ patternProperties, additionalProperties }: JsonSchema): boolean | JsonSchema {
  const matched = Object.values(patternProperties ?? {}).find((pattern) => pattern !== false);
  const entry = matched ?? additionalProperties ?? true;
  return typeof entry === 'boolean' ? entry : typeSchema(entry);
}

function mapValues(schemas: Readonly<Record<string, JsonSchema>>): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [key, typeSchema(schema)]));
}
