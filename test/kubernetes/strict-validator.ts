import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dereference, validate } from '@cfworker/json-schema';
import type { KubernetesObject } from '../../index';

/** The versions of Kubernetes that apps must work with. */
export const kubernetesVersions = ['1.28', '1.29', '1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36'] as const;

type Schema = Readonly<Record<string, unknown>>;
type Definitions = Readonly<Record<string, Schema>>;

/** A fault of an object, with its place. */
export type Fault = string;

/**
 * Finds what the API server of one version would refuse with strict field validation, where the custom resource
 * definitions of `schema/crds` are installed. Kinds it does not know are faults too.
 */
export function strictValidator(version: (typeof kubernetesVersions)[number]): (object: KubernetesObject) => readonly Fault[] {
  const definitions = { ...definitionsIn('kubernetes', `v${version}.0.json`), ...customDefinitions };
  const strict = Object.fromEntries(Object.entries(definitions).map(([name, schema]) => [name, strictSchema(name, schema)]));
  const lookup = dereference({ $id: BASE, definitions: strict });
  const names = namesByKind(definitions);
  return (object) => {
    const kind = `${String(object['apiVersion'])}/${String(object['kind'])}`;
    const name = names.get(kind);
    if (name === undefined) {
      return [`${kind} is not served by Kubernetes ${version}`];
    }
    const { valid, errors } = validate(object, { $ref: `${BASE}#/definitions/${name}` }, '7', lookup, false);
    const faults = valid ? [] : errors.filter(({ keyword }) => !OUTER.has(keyword));
    return faults.map(({ instanceLocation, error }) => `${kind} ${instanceLocation.slice(1)}: ${error}`);
  };
}

const SCHEMA = join(__dirname, '..', '..', 'schema');

function definitionsIn(...path: readonly string[]): Definitions {
  return (JSON.parse(readFileSync(join(SCHEMA, ...path), 'utf8')) as { readonly definitions: Definitions }).definitions;
}

const customDefinitions: Definitions = Object.assign({}, ...readdirSync(join(SCHEMA, 'crds')).filter((file) => file.endsWith('.json')).map((file) => definitionsIn('crds', file))) as Definitions;

// What encloses a fault is reported as well.
const OUTER: ReadonlySet<string> = new Set(['$ref', 'properties', 'additionalProperties', 'items']);

const BASE = 'https://kubernetes.io/schema';

function namesByKind(definitions: Definitions): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(definitions).flatMap(([name, schema]) => {
      const kinds = (schema['x-kubernetes-group-version-kind'] ?? []) as readonly { readonly group: string; readonly version: string; readonly kind: string }[];
      return kinds.map(({ group, version, kind }) => [`${group === '' ? '' : `${group}/`}${version}/${kind}`, name] as const);
    }),
  );
}

/** Objects with named properties accept no others; text-or-number types accept both. */
function strictSchema(name: string, schema: Schema): Schema {
  if (/\.(?:IntOrString|Quantity)$/u.test(name)) {
    return { type: ['string', 'number'] };
  }
  return schema['properties'] === undefined || schema['additionalProperties'] !== undefined ? schema : { ...schema, additionalProperties: false };
}
