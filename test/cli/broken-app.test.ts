import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LIBRARY, makeProject, type Project } from './project';
import { problemsIn, runCli } from './run-cli';

const IMPORTS = `import { HelmChart, defineValues, v, type HelmApp } from ${JSON.stringify(LIBRARY)};\n`;

let project: Project;

afterEach(() => project.remove());

function synth(text: string): ReturnType<typeof runCli> {
  project = makeProject({ 'apps/one/chart.ts': text });
  return runCli(['synth'], { cwd: project.folder });
}

test.each([
  [
    'a syntax error',
    'export function createChart(): void {\n  const x = ;\n}\n',
    ['APP_INVALID: the app one cannot be compiled: Unexpected ";"', '  in: apps/one/chart.ts:2:12', '  fix: correct the syntax at this line'],
  ],
  [
    'an import of a file that does not exist',
    "\nimport { y } from './values';\nexport const createChart = (): void => y();\n",
    ['APP_INVALID: the app one imports "./values", which does not exist', '  in: apps/one/chart.ts:2:19', '  fix: correct the path of the import'],
  ],
  [
    'an import of a package that is not installed',
    "import { y } from 'no-such-package';\nexport const createChart = (): void => y();\n",
    ['APP_INVALID: the app one imports "no-such-package", which does not exist', '  in: apps/one/chart.ts:1:19', '  fix: correct the import, or run npm install no-such-package'],
  ],
  [
    'an exception',
    'export function createChart(): void {\n  const a = undefined as unknown as { b: string };\n  a.b.trim();\n}\n',
    ["APP_INVALID: the app one failed: TypeError: Cannot read properties of undefined (reading 'b')", '  in: apps/one/chart.ts:3:5', '  fix: correct the app at this line'],
  ],
  [
    'something thrown that is no Error',
    "export function createChart(): void {\n  throw 'no';\n}\n",
    ['APP_INVALID: the app one failed: no', '  in: apps/one/chart.ts', '  fix: correct the app at this line'],
  ],
  [
    'a problem of the definition',
    `${IMPORTS}export function createChart(app: HelmApp): void {\n  new HelmChart(app, 'One', { version: '1.0.0', values: defineValues({}) });\n}\n`,
    ['CHART_NAME_INVALID: '],
  ],
  [
    'no function',
    'export const x = 1;\nexport class Y {}\n',
    ['APP_INVALID: the app one exports no function', '  in: apps/one/chart.ts', '  fix: export one function that makes the charts: export function createChart(app: HelmApp): void { … }'],
  ],
  [
    'several functions of which none is createChart',
    'export function a(): void {}\nexport const b = (): void => {};\n',
    ['APP_INVALID: the app one exports several functions: a, b', '  in: apps/one/chart.ts'],
  ],
  ['no chart', 'export function createChart(): void {}\n', ['APP_INVALID: the app one made no chart', '  in: apps/one/chart.ts']],
  ['an asynchronous function', 'export async function createChart(): Promise<void> {}\n', ['APP_INVALID: the function of the app one is asynchronous', '  in: apps/one/chart.ts']],
])('an app with %s is told with its line, without a stack', (_name, text, lines) => {
  const { exitCode, stdout, stderr } = synth(text);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  for (const line of lines) expect(stderr).toContain(line);
  expect(stderr).not.toContain('    at ');
});

test('a problem of the definition names the line that led to it', () => {
  const { stderr } = synth(`${IMPORTS}\nconst values = defineValues({ a: v.integer({ description: 'a', default: 0.5 }) });\nexport const createChart = (app: HelmApp) => new HelmChart(app, 'one', { version: '1.0.0', values });\n`);
  expect(stderr).toContain('FIELD_DEFAULT_INVALID: ');
  expect(stderr).toContain('  in: values.a, apps/one/chart.ts:3:16\n');
});

test('problems of all apps are told at once, and nothing is written', () => {
  project = makeProject({
    'apps/one/chart.ts': 'export const x = ;\n',
    'apps/two/chart.ts': "export function createChart(): void { throw new Error('two'); }\n",
    'apps/three/chart.ts': `${IMPORTS}export const createChart = (app: HelmApp) => new HelmChart(app, 'three', { version: '1.0.0', values: defineValues({}) });\n`,
  });
  const run = runCli(['synth', '--json'], { cwd: project.folder });
  expect(run.exitCode).toBe(1);
  expect(problemsIn(run).map(({ code, in: place }) => [code, place])).toEqual([
    ['APP_INVALID', 'apps/one/chart.ts:1:17'],
    ['APP_INVALID', 'apps/two/chart.ts:1:45'],
  ]);
  expect(run.stderr).toMatch(/^the apps have problems: 2 problems\nAPP_INVALID: /);
  expect(existsSync(join(project.folder, 'dist'))).toBe(false);
});

test('a mistake of chartwright itself has exit code 70, and a stack on demand', () => {
  const text = `${IMPORTS}export function createChart(app: HelmApp): void {
  const chart = new HelmChart(app, 'one', { version: '1.0.0', values: defineValues({}) });
  Object.defineProperty(chart.node, 'findAll', { value: () => { throw new Error('inside'); } });
}
`;
  const short = synth(text);
  expect(short.exitCode).toBe(70);
  expect(short.stderr).toBe('INTERNAL: chartwright failed: Error: inside\n  fix: report the command with the stack that it prints when CHARTWRIGHT_DEBUG=1 is set\n');
  const long = runCli(['synth'], { cwd: project.folder, environment: { CHARTWRIGHT_DEBUG: '1' } });
  expect(long.exitCode).toBe(70);
  expect(long.stderr).toContain('\nError: inside\n    at ');
});
