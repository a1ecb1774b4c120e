import { ChartError, didYouMean, isChartError, problemsOf, throwProblems, type Problem } from '../diagnostic';
import { mergeValues } from '../values/merge-values';
import { namedLayer, placeProblems, type ValuesLayer } from '../values/values-layer';
import { fileLayer } from './file-layer';
import { readValuesFile } from './read-values-file';
import { applySetArgument, setLayer } from './set-argument';
import type { Environment } from '../values';
import type { HelmChart } from '../chart';
import type { SetForm } from './set-parser';
import type { ValuesOptions } from './values-options';

type Values = Readonly<Record<string, unknown>>;

/** The values that a command line gives, and where they come from. */
export interface GivenValues {
  readonly values: Values;
  /** Later ones lie over earlier ones. */
  readonly layers: readonly ValuesLayer[];
  /** The environment that they begin with. */
  readonly environment?: Environment;
  /** The same for Helm: texts of values files, the environment first, */
  readonly texts: readonly string[];
  /** and what is laid over them, in Helm's order. */
  readonly settings: readonly SetArgument[];
}

/** One argument of a form of `--set`. */
export type SetArgument = readonly [form: SetForm, text: string];

/**
 * The values that a command line gives for a chart, later ones over earlier ones: the environment, then the forms in
 * Helm's order, wherever they stand: https://github.com/helm/helm/blob/v4.2.3/pkg/cli/values/options.go
 *
 * @throws ChartError VALUES_INVALID – when there are several problems, otherwise the code of the only one:
 *   VALUES_UNREADABLE, VALUES_SYNTAX, VALUES_SET_INVALID, USAGE_INVALID for an environment that does not exist.
 */
export function givenValues(chart: HelmChart, options: ValuesOptions): GivenValues {
  const problems: Problem[] = [];
  const layers: ValuesLayer[] = [];
  const texts: string[] = [];
  const settings = setArguments(options);
  let values: Values = {};
  let environment: Environment | undefined;
  const attempt = (work: () => void): void => {
    problems.push(...problemsOf(work));
  };
  attempt(() => {
    environment = environmentOf(chart, options.environment);
    if (environment !== undefined) {
      values = environment.values as Values;
      texts.push(JSON.stringify(values));
      layers.push(namedLayer(`environment ${options.environment ?? ''}`, values));
    }
  });
  for (const path of options.values ?? []) {
    attempt(() => {
      const file = readValuesFile(path);
      values = mergeValues(values, file.values);
      texts.push(file.text);
      layers.push(fileLayer(file));
    });
  }
  for (const [form, text] of settings) {
    attempt(() => {
      values = applySetArgument(values, form, text);
      layers.push(setLayer(form, text));
    });
  }
  throwProblems('VALUES_INVALID', 'the values cannot be read', problems);
  return { values, layers, texts, settings, ...(environment === undefined ? {} : { environment }) };
}

/** The arguments of all forms of `--set`, in Helm's order. */
function setArguments({ setJson = [], set = [], setString = [], setFile = [], setLiteral = [] }: ValuesOptions): readonly SetArgument[] {
  const forms: readonly (readonly [SetForm, readonly string[]])[] = [['--set-json', setJson], ['--set', set], ['--set-string', setString], ['--set-file', setFile], ['--set-literal', setLiteral]];
  return forms.flatMap(([form, texts]) => texts.map((text) => [form, text] as const));
}

/**
 * Does work with given values. Problems with values then name where each value was given.
 *
 * @throws ChartError what the work throws, with these places.
 */
export function withPlaces<Result>({ values, layers }: GivenValues, work: () => Result): Result {
  try {
    return work();
  } catch (thrown) {
    const before = isChartError(thrown) ? thrown.problems : [];
    const placed = placeProblems(before, values, layers);
    if (isChartError(thrown) && placed.some((problem, index) => problem !== before[index])) {
      throwProblems(thrown.code, 'the values have problems', placed);
    }
    throw thrown;
  }
}

function environmentOf({ metadata, environments }: HelmChart, name: string | undefined): Environment | undefined {
  const found = environments.find((each) => each.name === name);
  if (name === undefined || found !== undefined) {
    return found?.environment;
  }
  const names = environments.map((each) => each.name);
  throw new ChartError('USAGE_INVALID', `${metadata.name} has no environment "${name}"${didYouMean(name, names)}`, {
    fix: names.length === 0 ? 'leave out --environment: the chart has none' : `choose one of: ${names.join(', ')}`,
  });
}
