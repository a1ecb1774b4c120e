import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli, runOwnProcess } from './run-cli';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartwright-validate-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(text: string): string {
  const path = join(folder, 'values.yaml');
  writeFileSync(path, text);
  return path;
}

test('valid values are told so', () => {
  const values = file('web: {replicas: 3}\n');
  expect(runCli(['validate', 'shop', '--values', values])).toEqual({ exitCode: 0, stdout: 'shop can be installed with these values\n', stderr: '' });
  expect(runCli(['validate', 'shop', '--values', values, '--json'])).toEqual({ exitCode: 0, stdout: '[]\n', stderr: '' });
});

test('every problem is told with its place, what was seen and what to do', () => {
  const values = file('web:\n  replica: 3\n  logLevel: inof\n  greeting: 12\n');
  const { exitCode, stdout, stderr } = runCli(['validate', 'shop', '-f', values, '--set', 'web.replicas=0']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  const told = [
    /^shop cannot be installed with these values: 4 problems$/,
    /^VALUE_INVALID: web\.replicas is 0, but must be /, /^ {2}in: values\.web\.replicas, --set "web\.replicas=0"$/, /^ {2}fix: give /,
    /^VALUE_INVALID: web\.logLevel is "inof", but must be .*\. Did you mean "info"\?$/, /^ {2}in: values\.web\.logLevel, .*values\.yaml:3:3$/, /^ {2}fix: give /,
    /^VALUE_INVALID: web\.greeting is 12, but must be text$/, /^ {2}in: values\.web\.greeting, .*values\.yaml:4:3$/, /^ {2}fix: write it in quotes: "12"/,
    /^VALUE_UNKNOWN: web\.replica is not a value of this chart\. Did you mean "replicas"\?$/, /^ {2}in: values\.web\.replica, .*values\.yaml:2:3$/, /^ {2}fix: write web\.replicas, /,
    /^$/,
  ];
  expect(stderr.split('\n')).toEqual(told.map((line) => expect.stringMatching(line) as unknown));
});

test('--json is an array of problems', () => {
  const { exitCode, stdout, stderr } = runCli(['validate', 'shop', '--set', 'web.logLevel=inof', '--json']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(JSON.parse(stdout)).toEqual([
    {
      code: 'VALUE_INVALID',
      what: expect.stringMatching(/^web\.logLevel is "inof", but must be .*\. Did you mean "info"\?$/) as unknown,
      in: 'values.web.logLevel, --set "web.logLevel=inof"',
      fix: expect.any(String) as unknown,
    },
  ]);
});

test('a rule across values is told', () => {
  const { exitCode, stderr } = runCli(['validate', 'shop', '--set', 'cache.enabled=true,web.logLevel=debug']);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^GUARD_FAILED: [^]*cache\.enabled hides what web\.logLevel "debug" logs/);
});

test('a value that must be set is told, until it is set', () => {
  const { exitCode, stderr } = runCli(['validate', 'tools-console']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: 'VALUE_MISSING: title is not set: Title of the page\n  in: values.title\n  fix: set title\n' });
  expect(runCli(['validate', 'tools-console', '--set', 'title=Hello']).exitCode).toBe(0);
});

test('broken YAML is told with its line and column', () => {
  const values = file('web:\n  replicas: 3\n  words: [a, b\ncache: {}\n');
  const { exitCode, stdout } = runCli(['validate', 'shop', '--values', values, '--json']);
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toEqual([
    { code: 'VALUES_SYNTAX', what: expect.any(String) as unknown, in: expect.stringMatching(/values\.yaml:\d+:\d+$/) as unknown, fix: expect.any(String) as unknown },
  ]);
});

test('a values file that cannot be read is told', () => {
  const { exitCode, stderr } = runCli(['validate', 'shop', '--values', join(folder, 'absent.yaml')]);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^VALUES_UNREADABLE: .*\n {2}in: .*absent\.yaml\n {2}fix: /);
  expect(runCli(['validate', 'shop', '--values', folder]).stderr).toMatch(/^VALUES_UNREADABLE: /);
});

test('values are read from standard input too', () => {
  expect(runOwnProcess(['validate', 'shop', '--values', '-'], { input: 'web: {replicas: 3}\n' }).exitCode).toBe(0);
  expect(runOwnProcess(['validate', 'shop', '--values', '-'], { input: 'web: {replicas: 0}\n' }).stderr).toMatch(/^VALUE_INVALID: web\.replicas is 0, .*\n {2}in: values\.web\.replicas, standard input:1:7\n/);
});

test('a chart that does not exist has exit code 2, also with --json', () => {
  expect(runCli(['validate', 'shp']).exitCode).toBe(2);
  const { exitCode, stdout } = runCli(['validate', 'shp', '--json']);
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject([{ code: 'APP_NOT_FOUND' }]);
});
