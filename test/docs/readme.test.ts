import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const examplesIn = (text: string): readonly string[] => [...text.matchAll(/```ts\n([^]*?)```/gu)].map((match) => match[1] ?? '');
const examples = examplesIn(readme);
const constructPages = join(root, 'docs', 'constructs');
// They ran when their pages were written; what else is TypeScript there are signatures.
const documented = readdirSync(constructPages).flatMap((page) => examplesIn(readFileSync(join(constructPages, page), 'utf8'))).filter((example) => example.startsWith('import '));

/** What an example exports, run as it stands, with this package in place of the installed one. */
function run(source: string): { readonly objects: readonly Record<string, unknown>[] } {
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const exported: Record<string, unknown> = {};
  const load = (name: string): unknown => jest.requireActual(name === 'chartwright' ? join(root, 'index.ts') : name);
  // The example is our own text; running it is the point.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
  new Function('require', 'exports', outputText)(load, exported);
  return exported as { readonly objects: readonly Record<string, unknown>[] };
}

test('the README\'s app renders to its objects and is as short as it says', () => {
  const [app = ''] = examples;
  expect(app.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(30);
  const { objects } = run(app);
  expect(objects.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Deployment', 'StatefulSet', 'Service', 'NetworkPolicy', 'PersistentVolumeClaim', 'ServiceAccount']));
  expect(objects.filter(({ kind }) => kind === 'Deployment')).toMatchObject([
    { metadata: { name: 'prod-ledger-api' }, spec: { replicas: 3 } },
    { metadata: { name: 'prod-ledger-proxy' } },
  ]);
});

test('the README\'s environments become values files of their chart', () => {
  expect(run(examples[1] ?? '').objects).toEqual(['ci/production-values.yaml', 'ci/rehearsal-values.yaml']);
});

test('the README\'s vendor example makes plain objects in an ordinary cdk8s chart', () => {
  const { objects } = run(examples[2] ?? '');
  expect(JSON.stringify(objects)).not.toMatch(/\{\{|[\ue000-\ue001]/u);
  expect(objects.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Deployment', 'Service', 'ServiceAccount']));
});

test('the examples of the README and of docs/ compile', () => {
  const files = new Map([...examples, ...documented].map((source, index) => [join(root, 'test', `readme-${String(index)}.ts`), source]));
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as { config: { compilerOptions: object } };
  const { options } = ts.parseJsonConfigFileContent({ compilerOptions: config.compilerOptions, files: [] }, ts.sys, root);
  const compilerOptions: ts.CompilerOptions = { ...options, noEmit: true, incremental: false, paths: { chartwright: [join(root, 'index.ts')] } };
  delete compilerOptions.tsBuildInfoFile;
  const host = ts.createCompilerHost(compilerOptions);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, version) => {
    const source = files.get(path);
    return source === undefined ? getSourceFile(path, version) : ts.createSourceFile(path, source, version);
  };
  const program = ts.createProgram([...files.keys()], compilerOptions, host);
  const problems = [...files.keys()].flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)));
  expect(documented.length).toBeGreaterThan(50);
  expect(problems.map((problem) => `${problem.file?.text.split('\n')[problem.file.getLineAndCharacterOfPosition(problem.start ?? 0).line] ?? ''}: ${ts.flattenDiagnosticMessageText(problem.messageText, '\n')}`)).toEqual([]);
});
