import { describe, type Problem } from '../../diagnostic';
import { isMap, ownValue } from '../../values/own-property';
import { innerSchemas, schemaReferences } from './schema-references';

const REFERENCES = ['$ref', '$dynamicRef', '$recursiveRef'];

// The drafts inside Helm 4; it fetches every other one: https://github.com/santhosh-tekuri/jsonschema/blob/v6.0.2/draft.go
const DRAFT = /^https?:\/\/json-schema\.org\/(?:schema|draft-0[467]\/schema|draft\/(?:2019-09|2020-12)\/schema)#?$/;

/**
 * Every reference of a schema that leads out of it or to nothing. Helm follows the former when the chart is installed,
 * which fails where the address cannot be reached, and never finds another file of the chart.
 */
export function referenceProblems(schema: Readonly<Record<string, unknown>>, place: string): readonly Problem[] {
  const references = schemaReferences(schema);
  const outside = new Set<string>();
  const missing = new Set<string>();
  const pending = [references.root];
  const seen = new Set<unknown>();
  for (let placed = pending.pop(); placed !== undefined; placed = pending.pop()) {
    if (seen.has(placed.schema)) {
      continue;
    }
    seen.add(placed.schema);
    pending.push(...innerSchemas(placed));
    for (const reference of referencesIn(placed.schema)) {
      const found = references.find(reference, placed.base);
      if (found.kind === 'inside') {
        pending.push(found.target);
      } else {
        (found.kind === 'outside' ? outside : missing).add(reference);
      }
    }
  }
  return [
    ...draftProblems(schema, place),
    ...[...outside].sort().map((reference) => remote(`the schema refers to ${describe(reference)}`, place, 'copy what it names into definitions of the same file, and refer to it as #/definitions/<name>')),
    ...[...missing].sort().map((reference) => dangling(reference, place)),
  ];
}

function referencesIn(schema: unknown): readonly string[] {
  return isMap(schema) ? REFERENCES.map((key) => ownValue(schema, key)).filter((value) => typeof value === 'string') : [];
}

function draftProblems(schema: Readonly<Record<string, unknown>>, place: string): readonly Problem[] {
  const draft = ownValue(schema, '$schema');
  return typeof draft !== 'string' || DRAFT.test(draft)
    ? []
    : [remote(`the $schema of the schema is ${describe(draft)}`, place, 'write "http://json-schema.org/draft-07/schema#" as its $schema')];
}

function remote(what: string, place: string, fix: string): Problem {
  return { code: 'SCHEMA_REMOTE_REFERENCE', what: `${what}, which Helm would fetch at every installation`, in: place, fix };
}

function dangling(reference: string, place: string): Problem {
  return { code: 'SUBCHART_UNREADABLE', what: `the chart cannot be read: its schema refers to ${describe(reference)}, which it does not have`, in: place, fix: 'correct the reference: Helm refuses every installation of the chart' };
}
