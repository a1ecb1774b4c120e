import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { ChartError } from '../diagnostic';

/** The file of an app's definition. */
export interface AppFile {
  /** The name of the app's folder. */
  readonly name: string;
  /** The absolute path of its chart.ts or chart.js. */
  readonly file: string;
  /** That path as people read it: from the current folder. */
  readonly place: string;
}

const APPS = 'apps';
const DEFINITIONS = ['chart.ts', 'chart.js'];

/**
 * The apps of the current folder by name: the folders of `apps/` that hold a chart.ts or chart.js.
 *
 * @throws ChartError APP_NOT_FOUND – when there are none.
 */
export function findApps(): readonly AppFile[] {
  const apps = isFolder(APPS) ? readdirSync(APPS).sort().flatMap((name) => appIn(join(APPS, name)) ?? []) : [];
  if (apps.length === 0) {
    throw new ChartError('APP_NOT_FOUND', `no folder of ${resolve(APPS)} holds a chart.ts`, {
      fix: 'call chartwright in the folder that holds apps/, or write apps/<name>/chart.ts',
    });
  }
  return apps;
}

/** The app of a name, or of the path of its folder. */
export function findApp(name: string): AppFile | undefined {
  return appIn(join(APPS, name)) ?? appIn(name);
}

function appIn(folder: string): AppFile | undefined {
  const file = DEFINITIONS.map((definition) => resolve(folder, definition)).find((path) => existsSync(path));
  return file === undefined ? undefined : { name: basename(resolve(folder)), file, place: relative('', file) };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
