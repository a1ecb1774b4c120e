import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { appSource, consumerSource } from './consumer';
import { refuseDuplicateConstructs } from './duplicate-constructs';
import { startRepository } from './projen-new';
import { npmInstall, run, step } from './run';
import { useTwoCopies } from './two-copies';

/**
 * Packs the package, installs it in an empty folder beside the oldest peers it promises to work with (the rest of
 * the tests use the newest), and uses it there as a vendor would. Run by `npm run test:package`.
 */
function main(): void {
  withTemporaryFolder((folder) => {
    const tarball = step('build and pack', () => buildAndPack(folder));
    step('install beside the oldest peers', () => install(folder, tarball));
    step('compile a strict consumer', () => compileConsumers(folder));
    step('run it as CommonJS', () => run('node', ['consumer-commonjs.cjs'], folder));
    step('run it as an ES module', () => run('node', ['consumer-module.mjs'], folder));
    step('run the command line on an app', () => runCommandLine(folder));
    step('build one chart with two installed copies', () => useTwoCopies(folder, tarball));
    step('refuse a second constructs', () => refuseDuplicateConstructs(folder));
    step('start a repository with projen', () => withTemporaryFolder((outside) => startRepository(outside, tarball)));
  });
}

function withTemporaryFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-package-'));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ROOT = resolve(__dirname, '..', '..');

// Everything else in the tarball is a mistake: tests, sources, output of the apps.
const PACKED = /^(?:dist\/js\/(?:index|projen|lib\/.+|constructs\/.+)\.(?:d\.ts|js)|dist\/js\/lib\/check\/kubernetes-schema\/packed-definitions\.json|lib\/cli\/bin\.cjs|\.jsii|package\.json|(?:README|CHANGELOG)\.md|LICENSE)$/;

function buildAndPack(folder: string): string {
  rmSync(join(ROOT, 'dist', 'js'), { recursive: true, force: true });
  run('npm', ['run', '--silent', 'build'], ROOT);
  const output = run('npm', ['pack', '--silent', '--json', '--pack-destination', folder], ROOT);
  const [packed] = JSON.parse(output) as readonly { filename: string; files: readonly { path: string }[] }[];
  if (packed === undefined) throw new Error(`npm pack made nothing: ${output}`);
  const unexpected = packed.files.map(({ path }) => path).filter((path) => !PACKED.test(path));
  if (unexpected.length > 0) throw new Error(`the tarball holds more than the package: ${unexpected.join(', ')}`);
  return join(folder, packed.filename);
}

function install(folder: string, tarball: string): void {
  const { peerDependencies, peerDependenciesMeta } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly peerDependencies: Readonly<Record<string, string>>;
    readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
  };
  // projen is for those who start a repository with it: everything else works without.
  const needed = Object.entries(peerDependencies).filter(([name]) => peerDependenciesMeta[name]?.optional !== true);
  const oldest = needed.map(([name, range]) => `${name}@${range.replace(/^\^/, '')}`);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'vendor', private: true }));
  npmInstall(folder, tarball, ...oldest);
}

function compileConsumers(folder: string): void {
  const files = ['consumer-commonjs.cts', 'consumer-module.mts'];
  for (const file of files) writeFileSync(join(folder, file), consumerSource());
  // Declaration files are checked too, ours among them (which cdk8s-plus-28's pass only without
  // exactOptionalPropertyTypes).
  const compilerOptions = { target: 'ES2022', module: 'Node16', strict: true, skipLibCheck: false, types: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  run('node', [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '--project', folder], folder);
}

function runCommandLine(folder: string): void {
  const chartwright = join(folder, 'node_modules', '.bin', 'chartwright');
  run(chartwright, ['--help'], folder);
  mkdirSync(join(folder, 'apps', 'vendor'), { recursive: true });
  writeFileSync(join(folder, 'apps', 'vendor', 'chart.ts'), appSource());
  run(chartwright, ['synth'], folder);
  for (const path of ['vendor-app/templates/settings/configmap.yaml', 'vendor-app-1.0.0.tgz']) {
    if (!existsSync(join(folder, 'dist', 'charts', path))) throw new Error(`synth wrote no ${path}`);
  }
  const rendered = run(chartwright, ['render', 'vendor-app', '--set', 'level=debug', '--json'], folder);
  if (!rendered.includes('"level":"debug"') && !rendered.includes('"level": "debug"')) throw new Error(`render printed ${rendered}`);
  run(chartwright, ['validate', 'vendor-app', '--set', 'level=debug'], folder);
}

main();
