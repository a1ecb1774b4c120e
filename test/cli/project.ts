import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');

/** The path under which the files of a project import the library. */
export const LIBRARY = join(ROOT, 'lib');

/** A project in a temporary folder, with the packages that are installed here. */
export interface Project {
  readonly folder: string;
  readonly write: (path: string, text: string) => void;
  readonly remove: () => void;
}

/** Makes a project of files: path and text. */
export function makeProject(files: Readonly<Record<string, string>>): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chartwright-cli-')));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
