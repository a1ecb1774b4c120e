import fs, { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { writeOutput } from '../../lib/chart/write';
import { group, paths, tree } from './output-folder';

let outside: string;
let folder: string;

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'chartwright-write-'));
  folder = join(outside, 'dist', 'charts');
});

afterEach(() => rmSync(outside, { recursive: true, force: true }));

describe('when the system fails at any step, the old charts stay as they were', () => {
  const before = [group('web', '1.0.0', { 'old.txt': 'old' }), group('vault', '1.0.0')];
  const after = [group('web', '2.0.0', { 'new.txt': 'new' }), group('cache', '1.0.0')];

  const writers = ['renameSync', 'writeFileSync', 'mkdirSync', 'mkdtempSync', 'rmSync'] as const;

  /** Runs work while those of its calls to node:fs fail that `isFailing` picks by their number. */
  function withFailures(
    names: readonly (typeof writers)[number][],
    isFailing: (call: number) => boolean,
    work: () => void,
  ): void {
    let call = 0;
    for (const name of names) {
      const real = fs[name] as (...args: unknown[]) => unknown;
      jest.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
        call += 1;
        if (isFailing(call)) throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
        return real(...args);
      }) as never);
    }
    try {
      work();
    } finally {
      jest.restoreAllMocks();
    }
  }

  function failAt(step: number): boolean {
    try {
      withFailures(
        writers.filter((name) => name !== 'rmSync'),
        (call) => call === step,
        () => void writeOutput(folder, after, { removeOthers: true }),
      );
      return false;
    } catch (thrown) {
      expect(thrown).toMatchObject({
        code: 'OUTPUT_UNWRITABLE',
        message: expect.stringContaining('no space is left') as string,
      });
      return true;
    }
  }

  /** A killed process undoes nothing: from one call on, none happens any more. */
  function dieAt(step: number, work: () => void): boolean {
    try {
      withFailures(writers, (call) => call >= step, work);
      return false;
    } catch {
      return true;
    }
  }

  test.each([true, false])('with older charts there: %s', (older) => {
    let step = 1;
    for (; ; step += 1) {
      rmSync(folder, { recursive: true, force: true });
      if (older) writeOutput(folder, before);
      const untouched = older ? tree(folder) : undefined;
      if (!failAt(step)) break;
      expect(fs.existsSync(folder) ? tree(folder) : undefined).toEqual(untouched);
    }
    expect(step).toBeGreaterThan(15);
    expect(paths(folder)).toEqual([
      '.chartwright.json',
      'cache-1.0.0.tgz',
      'cache/Chart.yaml',
      'web-2.0.0.tgz',
      'web/Chart.yaml',
      'web/new.txt',
    ]);
  });

  test('after a killed run the next one finds every old chart', () => {
    writeOutput(folder, before);
    let step = 1;
    for (; dieAt(step, () => writeOutput(folder, after, { removeOthers: true })); step += 1) {
      writeOutput(folder, [group('cache', '1.0.0')]);
      expect(paths(folder)).toEqual(expect.arrayContaining(['vault/Chart.yaml', 'vault-1.0.0.tgz', 'web/Chart.yaml']));
      expect(readdirSync(folder).filter((name) => name.startsWith('.chartwright-'))).toEqual([]);
      writeOutput(folder, before, { removeOthers: true });
    }
    expect(step).toBeGreaterThan(15);
  });
});
