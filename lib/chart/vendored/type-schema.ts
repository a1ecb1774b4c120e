import { isMap, setOwn } from '../../values/own-property';

type Schema = Readonly<Record<string, unknown>>;

// What says something about types. Extensions such as tsType would put text of the chart's author into our source.
const SCHEMAS: ReadonlySet<string> = new Set(['items', 'additionalProperties']);
const LISTS: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'allOf', 'items']);
const MAPS: ReadonlySet<string> = new Set(['properties', 'definitions', '$defs']);
const DATA: ReadonlySet<string> = new Set(['type', 'enum', 'const', 'required', '$ref']);

// The generator puts names between quotes as they are.
const SAFE_NAME = /^[^"\\\u0000-\u001f\u2028\u2029]+$/;

/** The part of a chart's schema that a type can say, without anything that could be more than a type. */
export function typeSchema(schema: unknown): unknown {
  if (!isMap(schema)) {
    return typeof schema === 'boolean' ? schema : {};
  }
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (MAPS.has(key) && isMap(value)) {
      kept[key] = namedSchemas(value);
    } else if (LISTS.has(key) && Array.isArray(value)) {
      kept[key] = value.map(typeSchema);
    } else if (SCHEMAS.has(key)) {
      kept[key] = typeSchema(value);
    } else if (DATA.has(key)) {
      kept[key] = value;
    } else if (key === 'description' && typeof value === 'string') {
      kept[key] = value.replaceAll('*/', '* /');
    }
  }
  return kept;
}

function namedSchemas(schemas: Schema): Schema {
  const kept: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    if (SAFE_NAME.test(name)) {
      setOwn(kept, name, typeSchema(schema));
    }
  }
  return kept;
}

/** A schema that default values follow. Nothing is known of what is empty or null in them. */
export function inferredSchema(value: unknown): Schema {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => inferredSchema(item));
    const kinds = [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
    return { type: 'array', items: kinds.length === 1 ? (kinds[0] ?? {}) : {} };
  }
  if (isMap(value)) {
    const entries = Object.entries(value).filter(([name]) => SAFE_NAME.test(name));
    const properties: Record<string, unknown> = {};
    entries.forEach(([name, entry]) => {
      setOwn(properties, name, inferredSchema(entry));
    });
    return { type: 'object', properties, required: entries.map(([name]) => name), additionalProperties: entries.length === 0 };
  }
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'number':
      return { type: typeof value };
    default:
      return {};
  }
}
