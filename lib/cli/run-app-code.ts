import { relative, resolve } from 'node:path';
import { isChartError, throwProblems, type Problem } from '../diagnostic';
import { userFrame } from './user-frame';
import type { AppFile } from './find-apps';

/**
 * Runs code of an app. What it throws becomes problems that name the line of the app.
 *
 * @throws ChartError the code of the only problem, otherwise APP_INVALID.
 */
export function runAppCode<Result>(app: AppFile, work: () => Result): Result {
  try {
    return work();
  } catch (thrown) {
    throwProblems('APP_INVALID', `the app ${app.name} has problems`, problemsOfThrown(app, thrown));
    throw thrown;
  }
}

function problemsOfThrown(app: AppFile, thrown: unknown): readonly Problem[] {
  const place = userFrame(thrown, resolve(app.file, '..', '..')) ?? app.place;
  if (isChartError(thrown)) {
    return thrown.problems.map((problem) => ({ ...problem, in: problem.in === undefined ? place : `${problem.in}, ${place}` }));
  }
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const syntaxErrors = syntaxErrorsOf(app, text);
  if (syntaxErrors.length > 0) {
    return syntaxErrors;
  }
  const missing = /^Cannot find module '(.*)'/.exec(text)?.[1];
  if (missing !== undefined) {
    const fix = missing.startsWith('.') ? 'correct the path of the import' : `correct the import, or run npm install ${missing}`;
    return [{ code: 'APP_INVALID', what: `the app ${app.name} imports "${missing}", which does not exist`, in: place, fix }];
  }
  const name = thrown instanceof Error ? `${thrown.name}: ` : '';
  return [{ code: 'APP_INVALID', what: `the app ${app.name} failed: ${name}${text}`, in: place, fix: 'correct the app at this line' }];
}

/** What the compiler wrote: `/apps/shop/chart.ts:2:9: ERROR: Expected identifier but found "("`. */
function syntaxErrorsOf(app: AppFile, text: string): readonly Problem[] {
  return [...text.matchAll(/^(.+?):(\d+:\d+): ERROR: (.*)$/gm)].map(([, file = '', position = '', error = '']) => ({
    code: 'APP_INVALID',
    what: `the app ${app.name} cannot be compiled: ${error}`,
    in: `${relative('', file)}:${position}`,
    fix: 'correct the syntax at this line',
  }));
}
