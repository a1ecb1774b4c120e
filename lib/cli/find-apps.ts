import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { ChartError, didYouMean, throwProblems, type Problem } from '../diagnostic';

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

/**
 * The named apps, in the order in which they are named; all apps when none is. A name may be the path of a folder.
 *
 * @throws ChartError APP_NOT_FOUND – when there is no such app.
 */
export function findNamedApps(names: readonly string[]): readonly AppFile[] {
  if (names.length === 0) {
    return findApps();
  }
  const problems: Problem[] = [];
  const apps = new Map<string, AppFile>();
  for (const name of names) {
    const app = findApp(name);
    if (app === undefined) {
      problems.push(unknownApp(name));
    } else {
      apps.set(app.file, app);
    }
  }
  throwProblems('APP_NOT_FOUND', 'some apps do not exist', problems);
  return [...apps.values()];
}

/** The app of a name, or of the path of its folder. */
export function findApp(name: string): AppFile | undefined {
  return appIn(join(APPS, name)) ?? appIn(name);
}

function appIn(folder: string): AppFile | undefined {
  const file = DEFINITIONS.map((definition) => resolve(folder, definition)).find((path) => existsSync(path));
  return file === undefined ? undefined : { name: basename(resolve(folder)), file, place: relative('', file) };
}

function unknownApp(name: string): Problem {
  const names = findApps().map((app) => app.name);
  return { code: 'APP_NOT_FOUND', what: `there is no app "${name}"${didYouMean(name, names)}`, fix: `choose one of: ${names.join(', ')}` };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
