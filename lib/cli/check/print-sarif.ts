import { createHash } from 'node:crypto';
import { printJson } from '../command-result';
import { shownText } from './shown-text';
import { printFoundProblem, printValues } from './print-counterexample';
import { verdictReason } from './verdict-reason';
import type { CheckReport, FoundProblem, Rule, RuleReport } from '../../check';
import type { Log, ReportingDescriptor, Result } from 'sarif';

/** A file, and a line of it. */
export interface FilePlace {
  /** The path from the current folder, or a file that is not on this disk. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** What the log says of a report besides the report. */
export interface SarifOptions {
  /** Of chartwright. */
  readonly version: string;
  /** The file that is to be changed for a problem; without a problem, that of the whole subject. */
  readonly placeOf: (report: CheckReport, problem?: FoundProblem) => FilePlace;
}

/**
 * Reports as a SARIF 2.1.0 log with one run: a result for each problem and for each rule that is not decided. Each has
 * a place in a file, without which GitHub takes none of them; templates and parts of objects are logical places.
 */
// https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
export function printSarif(reports: readonly CheckReport[], { version, placeOf }: SarifOptions): string {
  const rules = [...new Map(reports.flatMap((report) => report.rules).map(({ rule }) => [rule.id, rule])).values()];
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'chartwright', version, rules: rules.map(descriptorOf) } },
        results: reports.flatMap((report) => report.rules.flatMap((each) => resultsOf(report, each, placeOf))),
        columnKind: 'utf16CodeUnits',
        properties: { coverage: reports.map(({ subject, coverage }) => ({ subject: shownText(subject), ...coverage })) },
      },
    ],
  };
  return printJson(log);
}

function descriptorOf({ id, severity, description, remedy, source, checks = [] }: Rule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: description },
    fullDescription: { text: description },
    help: { text: remedy, markdown: /^https?:\/\//.test(source) ? `${remedy}\n\n[Source of the rule](${source})` : remedy },
    ...(/^https?:\/\//.test(source) ? { helpUri: source } : {}),
    defaultConfiguration: { level: severity },
    properties: { tags: [...checks] },
  };
}

function resultsOf(report: CheckReport, { rule, verdict }: RuleReport, placeOf: SarifOptions['placeOf']): readonly Result[] {
  const result = (kind: Result.kind, text: string, problem?: FoundProblem): Result => ({
    ruleId: rule.id,
    kind,
    level: kind === 'fail' ? rule.severity : 'none',
    message: { text },
    locations: [locationOf(report.subject, placeOf(report, problem), problem)],
    partialFingerprints: fingerprintsOf([report.subject, rule.id, problem?.object ?? '', problem?.pointer ?? '', problem?.problem ?? '']),
  });
  switch (verdict.kind) {
    case 'proved':
    case 'passed':
      return [];
    case 'failed':
      return verdict.problems.map((problem) => result('fail', printFoundProblem(problem), problem));
    case 'unproven':
      return [result('review', [verdictReason(verdict), ...verdict.why].map(shownText).join('\n'))];
    case 'refuted':
      return verdict.counterexamples.flatMap((counterexample) =>
        counterexample.problems.map((problem) => result('fail', `${printFoundProblem(problem)}\n${valuesText(printValues(counterexample))}`, problem)),
      );
  }
}

function valuesText(values: string): string {
  return values === '{}\n' ? 'with the default values' : `with these values:\n${values}`;
}

// GitHub looks at primaryLocationLineHash alone, and would otherwise take problems of one rule and line for the same.
function fingerprintsOf(parts: readonly string[]): Readonly<Record<string, string>> {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
  return { primaryLocationLineHash: `${hash}:1`, 'chartwright/v1': hash };
}

function locationOf(subject: string, { file, line }: FilePlace, problem: FoundProblem | undefined): NonNullable<Result['locations']>[number] {
  const name = problem === undefined ? subject : shownText(`${problem.object} ${problem.pointer}`.trim());
  const parts = [subject, problem?.templatePath ?? '', problem?.source ?? '', problem?.pointer ?? ''];
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line } },
    logicalLocations: [{ name, fullyQualifiedName: shownText(parts.filter((part) => part !== '').join(' ')), kind: 'object' }],
  };
}

function uriOf(path: string): string {
  return path.split('/').map((part) => encodeURIComponent(shownText(part))).join('/');
}
