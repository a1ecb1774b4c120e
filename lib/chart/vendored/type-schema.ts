import { isMap, ownValue, setOwn } from '../../values/own-property';
import { placedIn, schemaReferences, type PlacedSchema } from './schema-references';

type Schema = Readonly<Record<string, unknown>>;

// What says something about types. Extensions such as tsType would put text of the chart's author into our source.
const LISTS: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'allOf']);
const DATA: ReadonlySet<string> = new Set(['type', 'enum', 'const', 'required']);

// The generator puts names between quotes as they are.
const SAFE_NAME = /^[^"\\\u0000-\u001f\u2028\u2029]+$/;

/**
 * The part of a chart's schema that a type can say, without anything that could be more than a type. What its references
 * name stands in `definitions`, wherever it was and however it was named.
 */
export function typeSchema(schema: Schema, taken: readonly string[] = []): Schema {
  const references = schemaReferences(schema);
  const names = new Map<unknown, string>();
  const pending: PlacedSchema[] = [];
  const nameOf = (reference: string, base: string): string | undefined => {
    const found = references.find(reference, base);
    if (found.kind !== 'inside') {
      return undefined;
    }
    const { target } = found;
    const name = names.get(target.schema) ?? freeName(reference, new Set([...taken, ...names.values()]));
    if (!names.has(target.schema)) {
      names.set(target.schema, name);
      pending.push(target);
    }
    return name;
  };
  const kept = partOf(references.root, nameOf);
  const definitions: Record<string, unknown> = {};
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    definitions[names.get(next.schema) ?? ''] = partOf(next, nameOf);
  }
  return { ...kept, definitions };
}

type NameOf = (reference: string, base: string) => string | undefined;

function partOf({ schema, base }: PlacedSchema, nameOf: NameOf): Schema {
  if (!isMap(schema)) {
    return {};
  }
  const inner = (each: unknown): unknown => (typeof each === 'boolean' ? each : partOf(placedIn(each, base), nameOf));
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties' && isMap(value)) {
      kept[key] = namedSchemas(value, inner);
    } else if (LISTS.has(key) && Array.isArray(value)) {
      kept[key] = value.map(inner);
    } else if (key === 'items') {
      kept[key] = Array.isArray(value) ? value.map(inner) : inner(value);
    } else if (key === '$ref' && typeof value === 'string') {
      const name = nameOf(value, base);
      Object.assign(kept, name === undefined ? {} : { $ref: `#/definitions/${name}` });
    } else if (DATA.has(key)) {
      kept[key] = value;
    } else if (key === 'description' && typeof value === 'string') {
      kept[key] = value.replaceAll('*/', '* /');
    }
  }
  return { ...kept, ...additionalOf(schema, inner) };
}

/** Which properties a schema takes besides those that it names: a type cannot tell patterns of names apart. */
function additionalOf(schema: Schema, inner: (each: unknown) => unknown): Schema {
  const others = ownValue(schema, 'additionalProperties');
  const patterns = ownValue(schema, 'patternProperties');
  const matched = isMap(patterns) ? Object.values(patterns).map(inner) : [];
  if (matched.length === 0) {
    return others === undefined ? {} : { additionalProperties: inner(others) };
  }
  return others === undefined || others === true ? {} : { additionalProperties: { anyOf: [...matched, ...(others === false ? [] : [inner(others)])] } };
}

function namedSchemas(schemas: Schema, inner: (each: unknown) => unknown): Schema {
  const kept: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    if (SAFE_NAME.test(name)) {
      setOwn(kept, name, inner(schema));
    }
  }
  return kept;
}

/** A name for what a reference leads to, after its last part. */
function freeName(reference: string, taken: ReadonlySet<string>): string {
  const last = /[^/#]*$/.exec(reference.replace(/[/#]+$/, ''))?.[0] ?? '';
  const name = typeName(last) || 'Referenced';
  return [name, ...Array.from({ length: taken.size }, (_, index) => `${name}${String(index + 2)}`)].find((candidate) => !taken.has(candidate)) ?? name;
}

/** A text as the name of a type, spelled as the generator spells names. */
export function typeName(text: string): string {
  const camel = text.replaceAll(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase()).replace(/^\d+/, '');
  return `${camel.slice(0, 1).toUpperCase()}${camel.slice(1)}`.replaceAll(/\d+[a-z]/g, (found) => found.toUpperCase());
}

/**
 * A schema that default values follow. Nothing is known of what is empty or null in them, and a member of a list shows
 * which keys its like may have, not which they must have.
 */
export function inferredSchema(value: unknown, isMember = false): Schema {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => inferredSchema(item, true));
    const kinds = [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
    return { type: 'array', items: kinds.length === 1 ? (kinds[0] ?? {}) : {} };
  }
  if (isMap(value)) {
    const entries = Object.entries(value).filter(([name]) => SAFE_NAME.test(name));
    const properties: Record<string, unknown> = {};
    entries.forEach(([name, entry]) => {
      setOwn(properties, name, inferredSchema(entry, isMember));
    });
    return { type: 'object', properties, required: isMember ? [] : entries.map(([name]) => name), additionalProperties: isMember || entries.length === 0 };
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
