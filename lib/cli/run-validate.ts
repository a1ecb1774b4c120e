import { render } from '../chart';
import { problemsOf, throwProblems } from '../diagnostic';
import { done, printJson, type CommandResult } from './command-result';
import { findChart } from './find-chart';
import { givenValues, withPlaces } from './given-values';
import { exitCodeOf } from './print-failure';
import type { ValuesOptions } from './values-options';

/** Options of `chartwright validate`. */
export interface ValidateCommandOptions extends ValuesOptions {
  readonly json?: boolean;
}

/** Does what `chartwright validate` says. */
export function runValidate(name: string, options: ValidateCommandOptions): CommandResult {
  const problems = problemsOf(() => {
    const chart = findChart(name);
    const given = givenValues(chart, options);
    // Rendering finds what the schema refuses, and which rules across values are broken.
    withPlaces(given, () => render(chart, { values: given.values, capabilities: { apiVersions: given.environment?.apiVersions ?? [] } }));
  });
  if (options.json === true) {
    return { output: printJson(problems), exitCode: problems.length === 0 ? 0 : exitCodeOf(problems) };
  }
  throwProblems('VALUES_INVALID', `${name} cannot be installed with these values`, problems);
  return done(`${name} can be installed with these values\n`);
}
