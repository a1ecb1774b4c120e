import { problemsOf, throwProblems, type Problem } from '../diagnostic';
import { mergeValues } from '../values/merge-values';
import { readValuesFile } from './read-values-file';
import { applySetArgument } from './set-argument';
import type { ValuesOptions } from './values-options';

type Values = Readonly<Record<string, unknown>>;

/**
 * The values that a command line gives, later ones over earlier ones. The order of the forms is Helm's, wherever they
 * stand: https://github.com/helm/helm/blob/v4.2.3/pkg/cli/values/options.go
 *
 * @throws ChartError VALUES_INVALID – when there are several problems, otherwise the code of the only one:
 *   VALUES_UNREADABLE, VALUES_SYNTAX, VALUES_SET_INVALID.
 */
export function givenValues({ values = [], setJson = [], set = [], setString = [] }: ValuesOptions): Values {
  const problems: Problem[] = [];
  let given: Values = {};
  const lay = (next: () => Values): void => {
    problems.push(
      ...problemsOf(() => {
        given = next();
      }),
    );
  };
  for (const file of values) {
    lay(() => mergeValues(given, readValuesFile(file)));
  }
  for (const [form, texts] of [['--set-json', setJson], ['--set', set], ['--set-string', setString]] as const) {
    for (const text of texts) {
      lay(() => applySetArgument(given, form, text));
    }
  }
  throwProblems('VALUES_INVALID', 'the values cannot be read', problems);
  return given;
}
