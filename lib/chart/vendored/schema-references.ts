import { isMap, ownValue } from '../../values/own-property';

/** A schema inside another, and the address from which its references are read. */
export interface PlacedSchema {
  readonly schema: unknown;
  readonly base: string;
}

/** Where a reference leads: to a schema of the same file, to none although it should, or out of the file. */
export type ReferenceTarget = { readonly kind: 'inside'; readonly target: PlacedSchema } | { readonly kind: 'missing' | 'outside' };

/** Finds what the references of one schema name. */
export interface SchemaReferences {
  readonly root: PlacedSchema;
  readonly find: (reference: string, base: string) => ReferenceTarget;
}

type Schema = Readonly<Record<string, unknown>>;

// As Helm 4 calls the file; no chart has it in an address.
const ROOT = 'file:///values.schema.json';

// Where schemas stand in schemas, from draft-04 to 2020-12: https://json-schema.org/draft/2020-12/schema
const SCHEMAS = ['additionalItems', 'additionalProperties', 'contains', 'contentSchema', 'else', 'if', 'items', 'not', 'propertyNames', 'then', 'unevaluatedItems', 'unevaluatedProperties'];
const LISTS = ['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems'];
const MAPS = ['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties'];

/** The references of a schema, whichever draft it is written in: pointers, anchors, and the addresses that its own parts have. */
export function schemaReferences(schema: unknown): SchemaReferences {
  const documents = new Map<string, PlacedSchema>();
  const anchors = new Map<string, PlacedSchema>();
  const root = placedIn(schema, ROOT);
  documents.set(ROOT, root);
  const pending = [root];
  for (let placed = pending.pop(); placed !== undefined; placed = pending.pop()) {
    if (!documents.has(placed.base)) {
      documents.set(placed.base, placed);
    }
    for (const anchor of anchorsOf(placed.schema)) {
      anchors.set(`${placed.base}#${anchor}`, placed);
    }
    pending.push(...innerSchemas(placed));
  }
  return { root, find: (reference, base) => targetOf(reference, base, documents, anchors) };
}

/** The schemas directly inside a schema. What stands under other keys is data, until a reference says that it is a schema. */
export function innerSchemas({ schema, base }: PlacedSchema): readonly PlacedSchema[] {
  if (!isMap(schema)) {
    return [];
  }
  const inner = [
    ...SCHEMAS.map((key) => ownValue(schema, key)),
    ...LISTS.map((key) => ownValue(schema, key)).flatMap((list) => (Array.isArray(list) ? (list as readonly unknown[]) : [])),
    ...MAPS.map((key) => ownValue(schema, key)).flatMap((named) => (isMap(named) ? Object.values(named) : [])),
  ];
  return inner.filter(isMap).map((each) => placedIn(each, base));
}

/** A schema that stands in one with this address. */
export function placedIn(schema: unknown, base: string): PlacedSchema {
  return { schema, base: baseOf(schema, base) };
}

function targetOf(reference: string, base: string, documents: ReadonlyMap<string, PlacedSchema>, anchors: ReadonlyMap<string, PlacedSchema>): ReferenceTarget {
  const url = addressOf(reference, base);
  const document = url === undefined ? undefined : documents.get(url.href.replace(/#.*$/s, ''));
  if (url === undefined || document === undefined) {
    return { kind: 'outside' };
  }
  const fragment = url.hash.slice(1);
  const target = fragment === '' || fragment.startsWith('/') ? pointedAt(document, fragment) : anchors.get(url.href);
  return target === undefined ? { kind: 'missing' } : { kind: 'inside', target };
}

/** What a JSON pointer names: https://www.rfc-editor.org/rfc/rfc6901 */
function pointedAt(document: PlacedSchema, pointer: string): PlacedSchema | undefined {
  let placed: PlacedSchema | undefined = document;
  for (const part of pointer.split('/').slice(1)) {
    const key = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~');
    const { schema, base }: PlacedSchema = placed;
    const next: unknown = Array.isArray(schema) ? (schema as readonly unknown[])[Number(key)] : isMap(schema) ? ownValue(schema, key) : undefined;
    if (next === undefined) {
      return undefined;
    }
    placed = placedIn(next, base);
  }
  return placed;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function baseOf(schema: unknown, base: string): string {
  const id = isMap(schema) ? identityOf(schema) : undefined;
  const url = id === undefined || id.startsWith('#') ? undefined : addressOf(id, base);
  return url === undefined ? base : url.href.replace(/#.*$/s, '');
}

function anchorsOf(schema: unknown): readonly string[] {
  if (!isMap(schema)) {
    return [];
  }
  const id = identityOf(schema);
  const names = [ownValue(schema, '$anchor'), ownValue(schema, '$dynamicAnchor'), ...(id?.startsWith('#') === true ? [id.slice(1)] : [])];
  return names.filter((name): name is string => typeof name === 'string');
}

/** `id` is the word of draft-04. */
function identityOf(schema: Schema): string | undefined {
  return [ownValue(schema, '$id'), ownValue(schema, 'id')].find((id): id is string => typeof id === 'string');
}

function addressOf(reference: string, base: string): URL | undefined {
  try {
    return new URL(reference, base);
  } catch {
    return undefined;
  }
}
