import { printJson } from '../command-result';
import { shownText } from './shown-text';
import { printFoundProblem, printValues } from './print-counterexample';
import { verdictReason } from './verdict-reason';
import type { CheckReport, FoundProblem, Rule, RuleReport } from '../../check';
import type { Log, ReportingDescriptor, Result } from 'sarif';

/**
 * Reports as a SARIF 2.1.0 log with one run: a result for each problem and for each rule that is not decided. Places
 * are templates of the chart, by path, and parts of objects, by JSON pointer.
 */
export function printSarif(reports: readonly CheckReport[], version: string): string {
  const rules = [...new Map(reports.flatMap((report) => report.rules).map(({ rule }) => [rule.id, rule])).values()];
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'chartwright', version, rules: rules.map(descriptorOf) } },
        results: reports.flatMap((report) => report.rules.flatMap((each) => resultsOf(report.subject, each))),
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
    help: { text: remedy },
    ...(/^https?:\/\//.test(source) ? { helpUri: source } : {}),
    defaultConfiguration: { level: severity },
    properties: { tags: [...checks] },
  };
}

function resultsOf(subject: string, { rule, verdict }: RuleReport): readonly Result[] {
  const result = (kind: Result.kind, text: string, problem?: FoundProblem): Result => ({
    ruleId: rule.id,
    kind,
    level: kind === 'fail' ? rule.severity : 'none',
    message: { text },
    locations: [locationOf(subject, problem)],
    partialFingerprints: { 'chartwright/v1': [subject, rule.id, problem?.source ?? '', problem?.pointer ?? ''].join('|') },
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

function locationOf(subject: string, problem: FoundProblem | undefined): NonNullable<Result['locations']>[number] {
  const name = problem === undefined ? subject : shownText(`${problem.object} ${problem.pointer}`.trim());
  const logicalLocations = [{ name, fullyQualifiedName: shownText([subject, problem?.source ?? '', problem?.pointer ?? ''].filter((part) => part !== '').join(' ')), kind: 'object' }];
  return problem?.templatePath === undefined
    ? { logicalLocations }
    : { physicalLocation: { artifactLocation: { uri: uriOf(`${subject}/${problem.templatePath}`) } }, logicalLocations };
}

function uriOf(path: string): string {
  return path.split('/').map((part) => encodeURIComponent(shownText(part))).join('/');
}
