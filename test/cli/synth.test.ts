import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './run-cli';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartwright-synth-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('synth writes the charts of all apps and prints a short table', () => {
  const { exitCode, stdout, stderr } = runCli(['synth', '--out', folder]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const time = /\d+\.\d\d s/g;
  expect(stdout.replace(time, '0.00 s')).toBe(
    [
      'chart          version  objects  images  values  files    time',
      'shop           1.2.3          3       2      17     11  0.00 s',
      'tools-console  0.1.0          1       0       9      7  0.00 s',
      'tools-report   0.1.0          1       0       8      7  0.00 s',
      '',
      `3 charts in ${folder}, written, 0.00 s`,
      '',
    ].join('\n'),
  );
  expect(readdirSync(folder).sort()).toEqual([
    '.chartwright.json', 'shop', 'shop-1.2.3.tgz', 'tools-console', 'tools-console-0.1.0.tgz', 'tools-report', 'tools-report-0.1.0.tgz',
  ]);
  expect(readdirSync(join(folder, 'shop'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toHaveLength(11);
});

test('synth of named apps writes their charts only; --json describes them', () => {
  const { exitCode, stdout } = runCli(['synth', 'shop', '--out', folder, '--json']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    outdir: folder,
    charts: [
      {
        app: 'shop', name: 'shop', version: '1.2.3', objects: 3, images: ['shop/migrate:1', 'shop/web:4.5.6'], values: 17, files: 11,
        unchanged: false, milliseconds: expect.any(Number) as unknown,
      },
    ],
    milliseconds: expect.any(Number) as unknown,
  });
  expect(existsSync(join(folder, 'tools-report'))).toBe(false);
  const again = runCli(['synth', 'apps/shop/', '--out', folder, '--json']);
  expect(JSON.parse(again.stdout)).toMatchObject({ charts: [{ name: 'shop', unchanged: true }] });
  expect(runCli(['synth', '--out', folder]).stdout).toContain(`3 charts in ${folder}, 1 unchanged, `);
  expect(runCli(['synth', '--out', folder]).stdout).toContain(`3 charts in ${folder}, unchanged, `);
});

test('a chart of an app is written alone, by its name', () => {
  const { exitCode, stderr } = runCli(['synth', 'tools-report', '--out', folder]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(readdirSync(folder).sort()).toEqual(['.chartwright.json', 'tools-report', 'tools-report-0.1.0.tgz']);
});

test('an app that does not exist is told with the apps that do', () => {
  expect(runCli(['synth', 'shpo', 'tols', '--out', folder])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: [
      'some apps or charts do not exist: 2 problems',
      'APP_NOT_FOUND: there is no app or chart "shpo". Did you mean "shop"?',
      '  fix: choose one of: shop, tools, tools-console, tools-report',
      'APP_NOT_FOUND: there is no app or chart "tols". Did you mean "tools"?',
      '  fix: choose one of: shop, tools, tools-console, tools-report',
      '',
    ].join('\n'),
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder without apps is told', () => {
  const { exitCode, stderr } = runCli(['synth'], { cwd: folder });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^APP_NOT_FOUND: no folder of .*apps holds a chart\.ts\n {2}fix: /);
});

test('an output folder that is a file is told', () => {
  writeFileSync(join(folder, 'out'), '');
  const { exitCode, stdout, stderr } = runCli(['synth', '--out', join(folder, 'out')]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(/^OUTPUT_UNWRITABLE: /);
});
