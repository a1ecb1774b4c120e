import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { OutputGroup } from '../../lib/chart/output-plan';
import { writeOutput } from '../../lib/chart/write';
import { isChartError } from '../../lib/diagnostic';
import { group, paths, tree } from './output-folder';

let outside: string;
let folder: string;

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'chartwright-write-'));
  folder = join(outside, 'dist', 'charts');
});

afterEach(() => {
  rmSync(outside, { recursive: true, force: true });
});

function failure(work: () => unknown): { readonly code: string; readonly message: string } {
  try {
    work();
  } catch (thrown) {
    if (isChartError(thrown)) return { code: thrown.code, message: thrown.message };
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

test('a chart\'s folder and archive are written into a new folder, with a record beside them', () => {
  const report = writeOutput(folder, [group('web', '1.0.0', { 'templates/a.yaml': 'a: ü\n' })]);
  expect(report).toEqual({ written: ['web', 'web-1.0.0.tgz'], removed: [], unchanged: [] });
  expect(tree(folder)).toEqual({
    '.chartwright.json':
      '{\n  "written": {\n    "web": [\n      "web-1.0.0.tgz",\n      "web/Chart.yaml",\n      "web/templates/a.yaml"\n    ]\n  }\n}\n',
    'web/Chart.yaml': 'version: 1.0.0\n',
    'web/templates/a.yaml': 'a: ü\n',
    'web-1.0.0.tgz': '\u0001\u0002\u0003',
  });
});

test('what the chart no longer has is removed, the archive of the older version too', () => {
  writeOutput(folder, [group('web', '1.0.0', { 'templates/old.yaml': 'old\n' })]);
  const report = writeOutput(folder, [group('web', '1.1.0')]);
  expect(report).toEqual({ written: ['web', 'web-1.1.0.tgz'], removed: ['web-1.0.0.tgz'], unchanged: [] });
  expect(paths(folder)).toEqual(['.chartwright.json', 'web-1.1.0.tgz', 'web/Chart.yaml']);
});

test('other charts stay, unless they are to be removed', () => {
  writeOutput(folder, [group('web', '1.0.0'), group('vault', '2.0.0')]);
  expect(writeOutput(folder, [group('web', '1.0.0')])).toEqual({
    written: [],
    removed: [],
    unchanged: ['web', 'web-1.0.0.tgz'],
  });
  expect(paths(folder)).toHaveLength(5);
  const report = writeOutput(folder, [group('web', '1.0.0')], { removeOthers: true });
  expect(report).toEqual({ written: [], removed: ['vault', 'vault-2.0.0.tgz'], unchanged: ['web', 'web-1.0.0.tgz'] });
  expect(paths(folder)).toEqual(['.chartwright.json', 'web-1.0.0.tgz', 'web/Chart.yaml']);
});

test('what has the same content is not touched', () => {
  writeOutput(folder, [group('web', '1.0.0')]);
  const before = [statSync(join(folder, 'web')).ino, statSync(join(folder, '.chartwright.json')).mtimeMs];
  writeOutput(folder, [group('web', '1.0.0')]);
  expect([statSync(join(folder, 'web')).ino, statSync(join(folder, '.chartwright.json')).mtimeMs]).toEqual(before);
});

test('a file that somebody edited or deleted is written again', () => {
  writeOutput(folder, [group('web', '1.0.0', { 'a.txt': 'a' })]);
  const before = tree(folder);
  writeFileSync(join(folder, 'web', 'Chart.yaml'), 'edited');
  rmSync(join(folder, 'web', 'a.txt'));
  writeOutput(folder, [group('web', '1.0.0', { 'a.txt': 'a' })]);
  expect(tree(folder)).toEqual(before);
});

test('files that chartwright did not write are never lost', () => {
  writeOutput(folder, [group('web', '1.0.0')]);
  writeFileSync(join(folder, 'web', 'mine.yaml'), 'mine');
  mkdirSync(join(folder, 'vault'));
  writeFileSync(join(folder, 'vault', 'mine.yaml'), 'mine');
  writeFileSync(join(folder, 'unrelated.txt'), 'mine');
  const before = tree(folder);
  const { code, message } = failure(() => writeOutput(folder, [group('web', '1.1.0'), group('vault', '1.0.0')]));
  expect(code).toBe('OUTPUT_FOREIGN');
  expect(message).toContain('"web" in the output folder holds "web/mine.yaml", which chartwright did not write');
  expect(message).toContain('"vault" in the output folder holds "vault/mine.yaml", which chartwright did not write');
  expect(tree(folder)).toEqual(before);
});

test.each(['', 'no json', '{}', '{"written":{"web":["../../x"]}}', '{"written":{"web":[5]}}', '{"written":null}'])(
  'with the record %j nothing counts as ours',
  (record) => {
    writeOutput(folder, [group('web', '1.0.0')]);
    writeFileSync(join(folder, '.chartwright.json'), record);
    expect(failure(() => writeOutput(folder, [group('web', '1.1.0')])).code).toBe('OUTPUT_FOREIGN');
  },
);

test('what file managers leave behind is no reason to refuse', () => {
  writeOutput(folder, [group('web', '1.0.0')]);
  writeFileSync(join(folder, 'web', '.DS_Store'), '');
  writeOutput(folder, [group('web', '1.1.0')]);
  expect(paths(folder)).toEqual(['.chartwright.json', 'web-1.1.0.tgz', 'web/Chart.yaml']);
});

test.each(['folder', 'file in it', 'archive', 'record'])('a link in place of the %s is not followed', (place) => {
  writeOutput(folder, [group('web', '1.0.0')]);
  const path =
    { folder: 'web', 'file in it': 'web/Chart.yaml', archive: 'web-1.0.0.tgz', record: '.chartwright.json' }[place] ??
    '';
  const target = join(outside, 'target');
  renameSync(join(folder, path), target);
  symlinkSync(target, join(folder, path));
  const before = tree(outside);
  expect(failure(() => writeOutput(folder, [group('web', '1.0.0', { 'b.txt': 'b' })])).code).toBe('OUTPUT_FOREIGN');
  expect(tree(outside)).toEqual(before);
});

test('the output folder itself may be a link', () => {
  mkdirSync(join(outside, 'real'));
  symlinkSync(join(outside, 'real'), join(outside, 'dist'));
  writeOutput(folder, [group('web', '1.0.0')]);
  expect(Object.keys(tree(join(outside, 'real')))).toHaveLength(3);
});

test.each(['../x', '/etc/x', 'a/../../x', 'C:/x', 'a\\x', '.chartwright.json', '.hidden'])(
  'the path %s is refused before anything is written',
  (path) => {
    const bad: OutputGroup = { name: 'bad', files: new Map([[path, 'x']]) };
    expect(failure(() => writeOutput(folder, [group('web', '1.0.0'), bad])).code).toBe('CHART_FILE_INVALID');
    expect(readdirSync(outside)).toEqual([]);
  },
);

test('two groups cannot write the same folder', () => {
  const { code, message } = failure(() =>
    writeOutput(folder, [group('web', '1.0.0'), { name: 'other', files: new Map([['web/x', '']]) }]),
  );
  expect([code, message]).toEqual([
    'CHART_FILE_INVALID',
    expect.stringContaining('"web" is written by web and by other'),
  ]);
});

describe('a folder that cannot be written', () => {
  test('is a file', () => {
    writeFileSync(join(outside, 'dist'), 'x');
    expect(failure(() => writeOutput(join(outside, 'dist'), [group('web', '1.0.0')]))).toEqual({
      code: 'OUTPUT_UNWRITABLE',
      message: `OUTPUT_UNWRITABLE: the output folder cannot be written: it is a file\n  in: ${join(outside, 'dist')}\n  fix: choose a folder that can be written, or make room for it`,
    });
    expect(failure(() => writeOutput(folder, [group('web', '1.0.0')])).message).toContain(
      'a file stands where a folder is needed',
    );
  });

  test('is refused by the system', () => {
    expect(failure(() => writeOutput('/proc/chartwright', [group('web', '1.0.0')])).code).toBe('OUTPUT_UNWRITABLE');
  });

  test('leaves nothing behind', () => {
    const long = group('web', '1.0.0', { [`templates/${'x'.repeat(300)}`]: '' });
    expect(failure(() => writeOutput(folder, [long])).message).toContain(
      'a path is longer than the file system allows',
    );
    expect(readdirSync(outside)).toEqual([]);
  });
});
