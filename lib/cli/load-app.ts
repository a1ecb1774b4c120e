import { ChartError } from '../diagnostic';
import { runAppCode } from './run-app-code';
import type * as tsxModule from 'tsx/cjs/api';
import type { HelmApp } from '../chart';
import type { AppFile } from './find-apps';

/** An app whose definition is loaded. */
export interface App extends AppFile {
  /** Makes the app's charts. */
  readonly createChart: (app: HelmApp) => unknown;
}

/**
 * Loads the definition of an app, TypeScript or JavaScript: the function that its module exports as `createChart`,
 * or its only exported function.
 *
 * @throws ChartError APP_INVALID – when the module cannot be compiled, throws, or exports no such function.
 */
export function loadApp(app: AppFile): App {
  compileTypeScript();
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const module = runAppCode(app, () => require(app.file) as Readonly<Record<string, unknown>>);
  const functions = Object.entries(module).filter((entry): entry is [string, App['createChart']] => isFunction(entry[1]));
  const [only] = functions.length === 1 ? functions : functions.filter(([name]) => name === 'createChart');
  if (only === undefined) {
    const names = functions.map(([name]) => name).join(', ');
    throw new ChartError('APP_INVALID', `the app ${app.name} exports ${names === '' ? 'no function' : `several functions: ${names}`}`, {
      in: app.place,
      fix: 'export one function that makes the charts: export function createChart(app: HelmApp): void { … }',
    });
  }
  return { ...app, createChart: only[1] };
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value));
}

let isCompiling = __filename.endsWith('.ts');

/** Lets `require` read TypeScript, and ES modules too. Source of ours is being read in this way already. */
function compileTypeScript(): void {
  if (!isCompiling) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    (require('tsx/cjs/api') as typeof tsxModule).register();
    isCompiling = true;
  }
}
