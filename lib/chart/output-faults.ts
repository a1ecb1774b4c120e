import { ChartError, describe, type Problem } from '../diagnostic';

// What node:fs reports, in words: https://nodejs.org/api/errors.html#common-system-errors
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
  EDQUOT: 'no space is left for this user',
  ENOTDIR: 'a file stands where a folder is needed',
  EISDIR: 'a folder stands where a file is needed',
  EEXIST: 'another program wrote there at the same time',
  ENOTEMPTY: 'another program wrote there at the same time',
  ENOENT: 'another program changed it at the same time',
  ENAMETOOLONG: 'a path is longer than the file system allows',
};

/** The error of node:fs as one that says which output folder cannot be written and why; others as they are. */
export function outputUnwritable(folder: string, thrown: unknown): unknown {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  return /^E[A-Z]+$/.test(code) ? unwritable(folder, REASONS[code] ?? code) : thrown;
}

/** The error for an output folder that is no folder. */
export function outputIsFile(folder: string): ChartError {
  return unwritable(folder, 'it is a file');
}

/** The problem of files that would be lost. */
export function outputForeign(folder: string, entry: string, foreign: readonly string[]): Problem {
  const [first = entry] = foreign;
  const others = foreign.length > 1 ? ` and ${String(foreign.length - 1)} more` : '';
  return {
    code: 'OUTPUT_FOREIGN',
    what: `${describe(entry)} in the output folder holds ${describe(first)}${others}, which chartwright did not write`,
    in: folder,
    fix: 'move it elsewhere, or choose another output folder',
  };
}

function unwritable(folder: string, reason: string): ChartError {
  return new ChartError('OUTPUT_UNWRITABLE', `the output folder cannot be written: ${reason}`, {
    in: folder,
    fix: 'choose a folder that can be written, or make room for it',
  });
}
