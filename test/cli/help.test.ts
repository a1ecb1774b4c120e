import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { problemsIn, runOwnProcess } from './run-cli';

const ROOT = resolve(__dirname, '..', '..');

test('help tells commands, exit codes and examples', () => {
  const { exitCode, stdout, stderr } = runOwnProcess(['--help']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  for (const told of ['synth [options] [name...]', 'render [options] <chart>', 'validate [options] <chart>', 'images [options] [name...]', 'check [options] [name...]', 'matrix [options] [name...]', 'Exit codes:\n  0   done\n', 'Examples:\n  chartwright synth\n']) {
    expect(stdout).toContain(told);
  }
});

test.each([
  ['synth', ['--out <folder>', '--json']],
  ['render', ['-f, --values <file>', '--set <key=value>', '--set-string <key=value>', '--set-json <key=json>', '--set-file <key=path>', '--set-literal <key=value>', '--environment <name>', '--release <name>', '--namespace <name>', '--kube-version <version>', '--api-versions <version>', '--is-upgrade', '--helm <path>', '--no-helm', '--json']],
  ['images', ['--json']],
  ['check', ['--rule <id>', '--kubernetes <range>', '--format <format>', '--counterexamples <folder>', '--rendered <path>', '--helm <path>', '--json']],
  ['matrix', ['--profile <name>', '--environment <name>', '--json']],
  ['validate', ['-f, --values <file>', '--set <key=value>', '--set-string <key=value>', '--set-json <key=json>', '--set-file <key=path>', '--set-literal <key=value>', '--environment <name>', '--json']],
])('%s --help tells its options and examples, within 80 columns', (command, options) => {
  const { exitCode, stdout } = runOwnProcess([command, '--help']);
  expect(exitCode).toBe(0);
  for (const told of [`Usage: chartwright ${command} `, ...options, `Examples:\n  chartwright ${command}`]) expect(stdout).toContain(told);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('--version is the version of the package', () => {
  const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { readonly version: string };
  expect(runOwnProcess(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
});

test('help loads neither cdk8s nor ajv nor yaml', () => {
  const script = `
    process.on('exit', () => console.error(Object.keys(require.cache).flatMap((file) => /node_modules[\\\\/]((?:@[^\\\\/]+[\\\\/])?[^\\\\/]+)/.exec(file)?.[1] ?? []).join(' ')));
    process.argv.splice(1, 0, 'chartwright');
    require(${JSON.stringify(`${ROOT}/lib/cli/bin.cjs`)});`;
  const { stderr } = spawnSync(process.execPath, ['--eval', script, '--', '--help'], { encoding: 'utf8' });
  expect([...new Set(stderr.trim().split(' '))].sort()).toEqual(['commander', 'esbuild', 'tsx']);
});

test('without a command, help is printed on standard error and the exit code is 2', () => {
  const { exitCode, stdout, stderr } = runOwnProcess([]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('Usage: chartwright [options] [command]');
});

test.each([
  [['rendr'], 'unknown command "rendr". Did you mean render?', 'see chartwright --help'],
  [['render'], 'missing required argument "chart"', 'see chartwright render --help'],
  [['render', 'shop', '--vales', 'x'], 'unknown option "--vales". Did you mean --values?', 'see chartwright render --help'],
  [['render', 'shop', '--set'], 'option "--set <key=value>" argument missing', 'see chartwright render --help'],
  [['validate', 'shop', 'shop'], 'too many arguments for "validate". Expected 1 argument but got 2.', 'see chartwright validate --help'],
])('wrong usage %j is told, with exit code 2', (args, what, fix) => {
  expect(runOwnProcess(args)).toEqual({ exitCode: 2, stdout: '', stderr: `USAGE_INVALID: ${what}\n  fix: ${fix}\n` });
});

test('wrong usage with --json is told as data too', () => {
  const run = runOwnProcess(['synth', '--json', '--jsn']);
  expect(run.exitCode).toBe(2);
  expect(problemsIn(run)).toEqual([{ code: 'USAGE_INVALID', what: 'unknown option "--jsn". Did you mean --json?', fix: 'see chartwright synth --help' }]);
});
