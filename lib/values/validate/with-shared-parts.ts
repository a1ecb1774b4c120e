import type { JsonSchema } from '../schema/json-schema';

/**
 * A schema that accepts the same values, with each larger part written once and referred to. The workloads of a chart
 * are alike, and a validator is compiled for every part that is written. What only people read is left out, because it
 * keeps parts apart.
 */
export function withSharedParts({ definitions, ...schema }: JsonSchema): JsonSchema {
  const parts = new Map<string, { readonly name: string; readonly part: JsonSchema }>();
  const refer = (part: JsonSchema): JsonSchema => {
    const inside = withParts(part, refer);
    const text = JSON.stringify(inside);
    if (text.length < LEAST_LENGTH) {
      return inside;
    }
    const { name } = parts.get(text) ?? { name: `part-${String(parts.size)}` };
    parts.set(text, { name, part: inside });
    return { $ref: `#/definitions/${name}` };
  };
  const root = withParts(schema, refer);
  return { ...root, definitions: { ...definitions, ...Object.fromEntries([...parts.values()].map(({ name, part }) => [name, part])) } };
}

// Measured on charts of three thousand parts: shorter ones cost more to call than to repeat.
const LEAST_LENGTH = 150;

/** A schema without annotations, in which every part is replaced. Branches of `oneOf` stay: their errors are known by where they stand. */
function withParts({ title: _, description: _description, deprecated: _deprecated, default: _default, examples: _examples, ...schema }: JsonSchema, replace: (part: JsonSchema) => JsonSchema): JsonSchema {
  const { properties, patternProperties, additionalProperties, items, not, if: condition, then, allOf, anyOf } = schema;
  const ofKeys = <Part extends JsonSchema | boolean>(map: Readonly<Record<string, Part>>): Readonly<Record<string, Part | JsonSchema>> =>
    Object.fromEntries(Object.entries(map).map(([key, part]) => [key, typeof part === 'boolean' ? part : replace(part)]));
  return {
    ...schema,
    ...(properties === undefined ? {} : { properties: ofKeys(properties) }),
    ...(patternProperties === undefined ? {} : { patternProperties: ofKeys(patternProperties) }),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: replace(additionalProperties) } : {}),
    ...(items === undefined ? {} : { items: replace(items) }),
    ...(not === undefined ? {} : { not: replace(not) }),
    ...(condition === undefined ? {} : { if: replace(condition) }),
    ...(then === undefined ? {} : { then: replace(then) }),
    ...(allOf === undefined ? {} : { allOf: allOf.map(replace) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(replace) }),
  };
}
