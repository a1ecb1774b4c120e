import { OPTIONAL_RULES, RULES, type Rule } from '../check';
import { ChartError, didYouMean, throwProblems, type Problem } from '../diagnostic';
import { isBlocking } from './check/check-summary';
import { checkApps, checkManifests, type PlacedReports } from './check/placed-reports';
import { printCheckJson } from './check/print-check-json';
import { printCheckText, type CheckTextOptions } from './check/print-check-text';
import { printJunit } from './check/print-junit';
import { printSarif } from './check/print-sarif';
import { writeCounterexamples } from './check/write-counterexamples';
import { kubernetesVersionsFromText } from './kubernetes-versions-from-text';
import { packageVersion } from './package-version';
import type { CommandResult } from './command-result';

/** How a report is printed. */
export type CheckFormat = 'text' | 'json' | 'sarif' | 'junit';

/** Options of `chartwright check`. */
export interface CheckCommandOptions {
  readonly rule?: readonly string[];
  readonly kubernetes: string;
  readonly format?: CheckFormat;
  readonly counterexamples?: string;
  readonly rendered?: string;
  readonly helm?: string;
  readonly json?: boolean;
}

/** Does what `chartwright check` says. */
export function runCheck(names: readonly string[], options: CheckCommandOptions): CommandResult {
  const start = performance.now();
  const format = formatOf(options);
  const placed = reportsOf(names, options);
  if (options.counterexamples !== undefined) {
    writeCounterexamples(options.counterexamples, placed.reports);
  }
  const isBlocked = placed.reports.some(({ rules }) => rules.some(isBlocking));
  return { output: printReports(format, placed, { milliseconds: performance.now() - start, ...(options.counterexamples === undefined ? {} : { counterexamples: options.counterexamples }) }), exitCode: isBlocked ? 1 : 0 };
}

function reportsOf(names: readonly string[], { rule = [], kubernetes, rendered, helm }: CheckCommandOptions): PlacedReports {
  const options = { rules: namedRules(rule), kubernetes: kubernetesVersionsFromText(kubernetes) };
  if (rendered === undefined) {
    if (helm !== undefined) {
      throw new ChartError('USAGE_INVALID', '--helm is for a chart that is given as --rendered, and none is', { fix: 'leave out --helm: charts of apps are rendered in-process' });
    }
    return checkApps(names, options);
  }
  if (names.length > 0) {
    throw new ChartError('USAGE_INVALID', 'apps and rendered manifests are checked apart', { fix: `leave out ${names.join(' ')}, or --rendered` });
  }
  return checkManifests(rendered, helm, options);
}

function formatOf({ format, json = false }: CheckCommandOptions): CheckFormat {
  if (json && format !== undefined && format !== 'json') {
    throw new ChartError('USAGE_INVALID', `--json and --format ${format} ask for two formats`, { fix: 'leave one of them out' });
  }
  return json ? 'json' : (format ?? 'text');
}

function printReports(format: CheckFormat, { reports, placeOf }: PlacedReports, textOptions: CheckTextOptions): string {
  switch (format) {
    case 'text':
      return printCheckText(reports, textOptions);
    case 'json':
      return printCheckJson(reports);
    case 'sarif':
      return printSarif(reports, { version: packageVersion(), placeOf });
    case 'junit':
      return printJunit(reports);
  }
}

function namedRules(ids: readonly string[]): readonly Rule[] {
  const all = [...RULES, ...OPTIONAL_RULES];
  const known = all.map(({ id }) => id);
  const problems = ids
    .filter((id) => !known.includes(id))
    .map((id): Problem => ({ code: 'USAGE_INVALID', what: `there is no rule "${id}"${didYouMean(id, known)}`, fix: `choose one of: ${known.join(', ')}` }));
  throwProblems('USAGE_INVALID', 'some rules do not exist', problems);
  return ids.length === 0 ? RULES : all.filter(({ id }) => ids.includes(id));
}
