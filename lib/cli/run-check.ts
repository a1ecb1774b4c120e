import { checkChart, checkRendered, OPTIONAL_RULES, RULES, type CheckReport, type KubernetesVersion, type Rule } from '../check';
import { ChartError, didYouMean, throwProblems, type Problem } from '../diagnostic';
import { isBlocking } from './check/check-summary';
import { printCheckJson } from './check/print-check-json';
import { printCheckText } from './check/print-check-text';
import { printJunit } from './check/print-junit';
import { printSarif } from './check/print-sarif';
import { writeCounterexamples } from './check/write-counterexamples';
import { chartsOf, selectCharts } from './find-charts';
import { kubernetesVersionsFromText } from './kubernetes-versions-from-text';
import { packageVersion } from './package-version';
import { createProgress } from './progress';
import { readManifests } from './read-manifests';
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
  const reports = reportsOf(names, options);
  if (options.counterexamples !== undefined) {
    writeCounterexamples(options.counterexamples, reports);
  }
  const isBlocked = reports.some(({ rules }) => rules.some(isBlocking));
  return { output: printReports(format, reports, performance.now() - start), exitCode: isBlocked ? 1 : 0 };
}

function reportsOf(names: readonly string[], options: CheckCommandOptions): readonly CheckReport[] {
  const rules = namedRules(options.rule ?? []);
  const kubernetes = kubernetesVersionsFromText(options.kubernetes);
  if (options.rendered !== undefined) {
    return [renderedReport(names, options, rules, kubernetes)];
  }
  const progress = createProgress();
  const today = new Date().toISOString().slice(0, 10);
  return selectCharts(names).flatMap((selection) => {
    progress(`loading ${selection.app.name}`);
    return chartsOf(selection).map((chart) => {
      progress(`checking ${chart.metadata.name}`);
      return checkChart(chart, { rules, kubernetes, today });
    });
  });
}

function renderedReport(names: readonly string[], { rendered = '-', helm }: CheckCommandOptions, rules: readonly Rule[], kubernetes: readonly KubernetesVersion[]): CheckReport {
  if (names.length > 0) {
    throw new ChartError('USAGE_INVALID', 'apps and rendered manifests are checked apart', { fix: `leave out ${names.join(' ')}, or --rendered` });
  }
  const manifests = readManifests(rendered, helm === undefined ? {} : { helm });
  const subject = rendered === '-' ? 'standard input' : rendered;
  return checkRendered(manifests.map(({ object }) => object), { subject, rules, kubernetes, sourceOf: (index) => manifests[index]?.source ?? subject });
}

function formatOf({ format, json = false }: CheckCommandOptions): CheckFormat {
  if (json && format !== undefined && format !== 'json') {
    throw new ChartError('USAGE_INVALID', `--json and --format ${format} ask for two formats`, { fix: 'leave one of them out' });
  }
  return json ? 'json' : (format ?? 'text');
}

function printReports(format: CheckFormat, reports: readonly CheckReport[], milliseconds: number): string {
  switch (format) {
    case 'text':
      return printCheckText(reports, milliseconds);
    case 'json':
      return printCheckJson(reports);
    case 'sarif':
      return printSarif(reports, packageVersion());
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
