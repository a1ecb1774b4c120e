import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'fflate';
import { KUBERNETES_VERSIONS } from '../../lib/check';
import type { PackedDefinitions, PackedFile, PackedProperty } from '../../lib/check/kubernetes-schema/packed-definitions';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly oneOf?: readonly { readonly type: string }[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly { readonly group: string; readonly version: string; readonly kind: string }[];
}

type Definitions = Readonly<Record<string, Schema>>;

const FOLDER = join(__dirname, '..', '..', 'schema', 'kubernetes');

/** What the package carries of schema/kubernetes: no descriptions, each property once for all versions. */
export function packFiles(): PackedFile {
  const texts = KUBERNETES_VERSIONS.map((version) => [`v${version}.0.json`, readFileSync(join(FOLDER, `v${version}.0.json`))] as const);
  const packed = packDefinitions(texts.map(([, text]) => (JSON.parse(text.toString('utf8')) as { readonly definitions: Definitions }).definitions));
  return {
    source: 'schema/kubernetes',
    sha256: Object.fromEntries(texts.map(([name, text]) => [name, createHash('sha256').update(text).digest('hex')])),
    definitions: Buffer.from(deflateSync(Buffer.from(JSON.stringify(packed)), { level: 9 })).toString('base64'),
  };
}

function packDefinitions(versions: readonly Definitions[]): PackedDefinitions {
  const kinds: Record<string, [string, number]> = {};
  const packed: Record<string, Record<string, PackedProperty[]>> = {};
  versions.forEach((definitions, index) => {
    const bit = 1 << index;
    const roots = Object.entries(definitions).flatMap(([name, schema]) => kindsOf(schema).map((kind) => [kind, name] as const));
    for (const [kind, name] of roots) {
      const known = (kinds[kind] ??= [name, 0]);
      if (known[0] !== name) {
        throw new Error(`${kind} is ${known[0]} in one version and ${name} in another`);
      }
      known[1] |= bit;
    }
    for (const name of reachable(definitions, roots.map(([, root]) => root))) {
      addProperties((packed[name] ??= {}), definitions, name, bit);
    }
  });
  return { versions: KUBERNETES_VERSIONS, kinds: sorted(kinds), definitions: sorted(packed) };
}

/** Objects that can be created: those with metadata that are not lists of others. */
function kindsOf(schema: Schema): readonly string[] {
  const isObject = schema.properties?.['metadata']?.$ref?.endsWith('.ObjectMeta') === true;
  const kinds = isObject ? (schema['x-kubernetes-group-version-kind'] ?? []) : [];
  return kinds.map(({ group, version, kind }) => `${group === '' ? '' : `${group}/`}${version}/${kind}`);
}

function reachable(definitions: Definitions, roots: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name) || definitions[name]?.properties === undefined) {
      return;
    }
    found.add(name);
    for (const schema of Object.values(definitions[name].properties)) {
      const inner = innermost(schema).$ref;
      if (inner !== undefined) visit(nameOf(inner));
    }
  };
  roots.forEach(visit);
  return found;
}

function innermost(schema: Schema): Schema {
  const inner = schema.items ?? schema.additionalProperties;
  return inner === undefined ? schema : innermost(inner);
}

function addProperties(properties: Record<string, PackedProperty[]>, definitions: Definitions, name: string, bit: number): void {
  const { properties: schemas = {}, required = [] } = definitions[name] ?? {};
  for (const [key, schema] of Object.entries(schemas)) {
    const type = typeOf(definitions, schema);
    const forms = (properties[key] ??= []);
    const index = forms.findIndex(([known]) => known === type);
    const [, bits, requiredBits] = forms[index] ?? [type, 0, 0];
    const form: PackedProperty = [type, bits | bit, requiredBits | (required.includes(key) ? bit : 0)];
    forms.splice(index === -1 ? forms.length : index, 1, form);
  }
}

function typeOf(definitions: Definitions, schema: Schema): string {
  if (schema.$ref !== undefined) {
    return referencedType(definitions, nameOf(schema.$ref));
  }
  if (schema.type === 'array') {
    return `[]${typeOf(definitions, schema.items ?? {})}`;
  }
  if (schema.additionalProperties !== undefined) {
    return `{}${typeOf(definitions, schema.additionalProperties)}`;
  }
  switch (schema.type) {
    case undefined:
      return 'any';
    case 'string':
      return schema.format ?? 'text';
    case 'integer':
    case 'number':
      return schema.format ?? schema.type;
    default:
      return schema.type;
  }
}

function referencedType(definitions: Definitions, name: string): string {
  const schema = definitions[name] ?? {};
  if (schema.properties !== undefined) {
    return `#${name}`;
  }
  if (schema.oneOf !== undefined) {
    return name.endsWith('.Quantity') ? 'quantity' : 'int-or-string';
  }
  return typeOf(definitions, schema);
}

function nameOf(reference: string): string {
  return reference.replace('#/definitions/', '');
}

function sorted<T>(map: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
