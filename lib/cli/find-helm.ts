import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve, sep } from 'node:path';

/** A Helm that answers. */
export interface Helm {
  /** Absolute, so that nothing else is run later. */
  readonly path: string;
  /** As it says it: `v4.2.3`. */
  readonly version: string;
}

/** A Helm, or why there is none. */
export type FoundHelm = { readonly helm: Helm } | { readonly absence: string };

const PATIENCE_MILLISECONDS = 10_000;

/**
 * The Helm of a name or path. A name is looked for in the folders of a search path as shells write it, in their order;
 * folders that are not absolute are passed over, because what lies in the current folder is not what is meant.
 * Nothing but that file is run, without a shell.
 */
export function findHelm(name: string, searchPath: string, patienceMilliseconds = PATIENCE_MILLISECONDS): FoundHelm {
  const isName = !name.includes('/') && !name.includes(sep);
  const path = isName ? executableIn(searchPath.split(delimiter), name) : resolve(name);
  if (path === undefined) {
    return { absence: `there is no ${name} on the PATH` };
  }
  const version = versionOf(path, patienceMilliseconds);
  return version === undefined ? { absence: `${path} does not answer as Helm 3 or 4` } : { helm: { path, version } };
}

function executableIn(folders: readonly string[], name: string): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return folders.filter((folder) => isAbsolute(folder)).map((folder) => join(folder, file)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function versionOf(path: string, timeout: number): string | undefined {
  const { status, stdout } = spawnSync(path, ['version', '--short'], { encoding: 'utf8', timeout, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? /^(v[34]\.\d+\.\d+\S*?)(?:\+\S*)?\s*$/.exec(stdout)?.[1] : undefined;
}
