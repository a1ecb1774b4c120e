import { didYouMean, throwProblems, type Problem } from '../diagnostic';
import { PROFILES, renderMatrix, type Profile } from '../profile';
import { printJson, type CommandResult } from './command-result';
import { chartsOf, selectCharts } from './find-charts';
import { printMatrix } from './print-matrix';
import { createProgress } from './progress';
import type { HelmChart } from '../chart';

/** Options of `chartwright matrix`. */
export interface MatrixCommandOptions {
  readonly profile?: readonly string[];
  readonly environment?: readonly string[];
  readonly json?: boolean;
}

/** Does what `chartwright matrix` says. */
export function runMatrix(names: readonly string[], { profile = [], environment = [], json = false }: MatrixCommandOptions): CommandResult {
  const progress = createProgress();
  const charts = selectCharts(names).flatMap((selection) => {
    progress(`loading ${selection.app.name}`);
    return chartsOf(selection);
  });
  const known = [...new Set(charts.flatMap(({ environments }) => (environments.length === 0 ? ['default'] : environments.map(({ name }) => name))))];
  throwProblems('USAGE_INVALID', 'some names do not exist', [
    ...unknownNames('profile', profile, PROFILES.map(({ name }) => name)),
    ...unknownNames('environment', environment, known),
  ]);
  const profiles = profile.length === 0 ? PROFILES : PROFILES.filter(({ name }) => profile.includes(name));
  const reports = charts.map((chart) => reportOf(chart, profiles, environment, progress)).filter(({ renderedFor }) => renderedFor.length > 0);
  const isBroken = reports.some(({ renderedFor }) => renderedFor.some(({ problems }) => problems.length > 0));
  return { output: json ? printJson(reports) : printMatrix(reports, profiles), exitCode: isBroken ? 1 : 0 };
}

function reportOf(chart: HelmChart, profiles: readonly Profile[], environments: readonly string[], progress: ReturnType<typeof createProgress>): ReturnType<typeof renderMatrix> {
  progress(`rendering ${chart.metadata.name}`);
  return renderMatrix(chart, environments.length === 0 ? { profiles } : { profiles, environments });
}

function unknownNames(noun: string, names: readonly string[], known: readonly string[]): readonly Problem[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({ code: 'USAGE_INVALID', what: `there is no ${noun} "${name}"${didYouMean(name, known)}`, fix: `choose one of: ${known.join(', ')}` }));
}
