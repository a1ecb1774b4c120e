import { describe, type Problem } from '../../diagnostic';

// Where a schema holds data, not schemas: a `$ref` there is text like any other.
const DATA: ReadonlySet<string> = new Set(['default', 'examples', 'enum', 'const']);

// Maps whose keys are names that the chart's author chose.
const NAMED: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'definitions', '$defs', 'dependencies', 'dependentSchemas']);

/**
 * Every `$ref` of a schema that leads out of it. Helm follows them when the chart is installed, which fails where
 * the address cannot be reached, and never finds another file of the chart.
 */
export function remoteReferences(schema: unknown, place: string): readonly Problem[] {
  const found = new Set<string>();
  const pending: unknown[] = [schema];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === 'object' && next !== null) {
      for (const [key, value] of Object.entries(next as Readonly<Record<string, unknown>>)) {
        if (key === '$ref' && typeof value === 'string' && !value.startsWith('#')) {
          found.add(value);
        } else if (NAMED.has(key) && typeof value === 'object' && value !== null) {
          pending.push(...(Object.values(value) as unknown[]));
        } else if (!DATA.has(key)) {
          pending.push(value);
        }
      }
    }
  }
  return [...found].sort().map((reference) => ({
    code: 'SCHEMA_REMOTE_REFERENCE',
    what: `the schema refers to ${describe(reference)}, which Helm would fetch at every installation`,
    in: place,
    fix: 'copy what it names into definitions of the same file, and refer to it as #/definitions/<name>',
  }));
}
