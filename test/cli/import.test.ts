import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { chartArchive, chartFolder, vendored } from '../chart/vendored-charts';
import { problemsIn, runCli } from './run-cli';

const ROOT = join(__dirname, '..', '..');
const folder = chartFolder(vendored.database);
const chartYaml = 'apiVersion: v2\nname: small-chart\nversion: 1.0.0\n';

/** Names that no module may have, a group of definitions, an anchor, an address of its own, keys by pattern, and a switch that is always on. */
const schemaLayouts = {
  'Chart.yaml': chartYaml.replace('small-chart', 'new'),
  'values.schema.json': JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://example.com/new.json',
    type: 'object',
    additionalProperties: false,
    definitions: {
      config: { count: { $ref: '#/definitions/ImportedChart' } },
      ImportedChart: { type: 'integer' },
      anchored: { $id: '#anchored', type: 'object', properties: { child: { $ref: '#anchored' } } },
    },
    properties: {
      enabled: { const: true },
      grouped: { $ref: '#/definitions/config/count' },
      anchored: { $ref: '#anchored' },
      absolute: { $ref: 'https://example.com/new.json#/properties/ports' },
      ports: { type: 'object', patternProperties: { '^[a-z]+$': { $ref: '#/definitions/ImportedChart' } }, additionalProperties: false },
    },
  }),
};

/** The module of a chart. The command prints it, because its generator cannot be loaded inside the test runner. */
function moduleOf(path: string): string {
  const { stdout, stderr, exitCode } = runCli(['import', path]);
  if (exitCode !== 0) throw new Error(stderr);
  return stdout;
}

// What the sources need of the library: all of it would take the compiler ten times as long.
const LIBRARY = `export { subchartValues } from '../lib/chart/vendored/subchart-values';
export type { ImportedChart } from '../lib/chart/vendored/imported-chart';
export { v } from '../lib/values';`;

/** How many errors the compiler finds in each of some sources beside the library. */
function errorsOf(sources: Readonly<Record<string, string>>): Readonly<Record<string, number>> {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    types: ['node'],
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    baseUrl: ROOT,
    paths: { chartwright: ['./test/library.ts'] },
  };
  const host = ts.createCompilerHost(options);
  const files = new Map(Object.entries({ ...sources, 'library.ts': LIBRARY }).map(([name, text]) => [join(ROOT, 'test', name), text]));
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, ...rest) => {
    const text = files.get(file);
    return text === undefined ? getSourceFile(file, ...rest) : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const count = (name: string): number => {
    const source = program.getSourceFile(join(ROOT, 'test', name));
    return program.getSemanticDiagnostics(source).length + program.getSyntacticDiagnostics(source).length;
  };
  return Object.fromEntries(Object.keys(sources).map((name) => [name, count(name)]));
}

const use = (module: string, constant: string, fields: string): string => `import { subchartValues, v } from 'chartwright';
import { ${constant} } from './${module}';
export const block = subchartValues(${fields}, { of: ${constant} });`;

test('the module types what is passed to the subchart', () => {
  const inferred = moduleOf(chartFolder({ 'Chart.yaml': chartYaml.replace('small-chart', 'neo4j'), 'values.yaml': 'replicas: 1\nports: [{ name: http, port: 80 }]\n' }));
  const layouts = moduleOf(chartFolder(schemaLayouts));
  const errors = errorsOf({
    'database.ts': moduleOf(folder),
    'inferred.ts': inferred,
    'layouts.ts': layouts,
    'good.ts': use('database', 'database', "{ enabled: v.boolean({ description: 'x', default: true }), replicas: v.integer({ description: 'x', default: 1 }) }"),
    'wrong-type.ts': use('database', 'database', "{ replicas: v.string({ description: 'x', default: '1' }) }"),
    'unknown-key.ts': use('inferred', 'neo4j', "{ replica: v.integer({ description: 'x', default: 1 }) }"),
    'member-keys.ts': use('inferred', 'neo4j', "{ ports: v.list(v.object({ port: v.port({ description: 'x', required: true }), host: v.port({ description: 'x', required: true }) }, { description: 'x' }), { description: 'x', default: [] }) }"),
    'switch.ts': use('layouts', 'chartNew', "{ enabled: v.boolean({ description: 'x', default: false }), grouped: v.integer({ description: 'x', default: 1 }), ports: v.object({ http: v.port({ description: 'x', default: 80 }) }) }"),
    'wrong-group.ts': use('layouts', 'chartNew', "{ grouped: v.string({ description: 'x', default: '' }) }"),
    'wrong-pattern.ts': use('layouts', 'chartNew', "{ ports: v.object({ http: v.string({ description: 'x', default: '' }) }) }"),
  });
  const wrong = { 'wrong-type.ts': 1, 'unknown-key.ts': 1, 'wrong-group.ts': 1, 'wrong-pattern.ts': 1 };
  expect(errors).toEqual({ 'database.ts': 0, 'inferred.ts': 0, 'layouts.ts': 0, 'good.ts': 0, 'member-keys.ts': 0, 'switch.ts': 0, ...wrong });
});

test('a chart is told as data: inner charts under their aliases, and the images of its values', () => {
  const { stdout, exitCode } = runCli(['import', folder, '--json']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    name: 'database',
    version: '16.2.1',
    typesFrom: 'values.schema.json',
    images: [{ path: 'image', image: 'registry.example.com/database:17.0.0' }],
    dependencies: [{ key: 'common', name: 'common', version: '2.31.0', type: 'library' }, { key: 'metrics', name: 'exporter', version: '0.4.0', type: 'application' }],
    defaults: { metrics: { enabled: false, port: 9187 }, common: { exampleValue: 'common-chart' } },
  });
});

test('the same chart gives the same module, from its folder and from its archive, to a file and to standard output', () => {
  const output = join(chartFolder({}), '..', 'out', 'database.ts');
  const printed = runCli(['import', folder]).stdout;
  expect(runCli(['import', chartArchive(vendored.database, 'database'), '--output', output])).toMatchObject({ exitCode: 0, stdout: `${output}: database 16.2.1, 1 images, 2 inner charts\n` });
  expect(readFileSync(output, 'utf8')).toBe(printed);
  expect(printed).toContain('export interface DatabaseValues {');
});

test('types without a schema are marked as inferred, and no text of a chart becomes code', () => {
  const hostile = { 'Chart.yaml': chartYaml, 'values.schema.json': JSON.stringify({ type: 'object', tsType: 'evil()', title: 'Evil', properties: { 'a": evil(); "b': { type: 'string' }, ok: { tsType: 'evil()', type: 'string', description: '*/ evil() /*' } } }) };
  const module = moduleOf(chartFolder(hostile));
  expect(ts.transpileModule(module, { compilerOptions: { removeComments: true, module: ts.ModuleKind.ESNext } }).outputText).not.toContain('evil');
  expect(module).not.toMatch(/^(?!.*\*).*evil/mu);
  expect(moduleOf(chartFolder({ 'Chart.yaml': chartYaml, 'values.yaml': 'a: 1\n' }))).toContain('Inferred from values.yaml');
});

test('a schema that leads out of the chart, or to nothing, is refused', () => {
  const schema = (text: string): string => chartFolder({ 'Chart.yaml': chartYaml, 'values.schema.json': JSON.stringify({ properties: { a: { $ref: text } } }) });
  const remote = runCli(['import', schema('https://example.com/a.json'), '--json']);
  expect(remote.exitCode).toBe(1);
  expect(problemsIn(remote)).toMatchObject([{ code: 'SCHEMA_REMOTE_REFERENCE' }]);
  expect(problemsIn(runCli(['import', schema('#/definitions/none'), '--json', '--output', '/nowhere/never']))).toMatchObject([{ code: 'SUBCHART_UNREADABLE' }]);
});
