import { rangeText, type CheckReport, type Counterexample, type FoundProblem, type RuleReport } from '../../check';
import { counted } from './counted';
import { isBlocking, summaryOf } from './check-summary';
import { printCoverage } from './print-coverage';
import { helmOptions, printFoundProblem, printSource, printValues } from './print-counterexample';
import { shownText } from './shown-text';
import { verdictReason } from './verdict-reason';

const MOST_COUNTEREXAMPLES = 3;
const MOST_PROBLEMS = 5;
const MOST_REASONS = 3;
const INDENT = '      ';

/** Reports for people: a line for each rule, what breaks it below, and a line that sums up. */
export function printCheckText(reports: readonly CheckReport[], milliseconds: number): string {
  return `${reports.map(printReport).join('\n')}\n${printCoverage(reports)}\n${printTotals(reports, milliseconds)}`;
}

function printReport({ subject, kubernetes, rules }: CheckReport): string {
  const width = Math.max(0, ...rules.map(({ rule }) => rule.id.length));
  const lines = rules.flatMap((report) => [ruleLine(report, width), ...exceptionLines(report), ...details(report, subject)]);
  return `${shownText(subject)}, Kubernetes ${rangeText(kubernetes)}\n\n${lines.map((line) => `${line.trimEnd()}\n`).join('')}`;
}

function ruleLine({ rule, verdict }: RuleReport, width: number): string {
  const mark = rule.severity === 'warning' ? ' (warning)' : '';
  return `  ${verdict.kind.padEnd(8)}  ${rule.id.padEnd(width)}  ${verdictReason(verdict)}${mark}`;
}

/** What the verdict does not speak of. */
function exceptionLines({ exceptions = [] }: RuleReport): readonly string[] {
  return indented(exceptions.map(({ object, expires, reason }) => `except ${shownText(object)}, until ${expires}: ${shownText(reason)}`));
}

function details({ rule, verdict }: RuleReport, subject: string): readonly string[] {
  const fix = `fix: ${rule.remedy}`;
  switch (verdict.kind) {
    case 'proved':
    case 'passed':
      return [];
    case 'refuted':
      return indented([...shortened(verdict.counterexamples, MOST_COUNTEREXAMPLES, (each) => counterexampleLines(each, subject), 'values file'), fix]);
    case 'failed':
      return indented([...shortened(verdict.problems, MOST_PROBLEMS, problemLines, 'problem'), fix]);
    case 'unproven':
      return indented(shortened(verdict.why, MOST_REASONS, (why) => [`because ${shownText(why)}`], 'reason'));
  }
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${INDENT}${line}`);
}

function shortened<T>(all: readonly T[], most: number, print: (one: T) => readonly string[], noun: string): readonly string[] {
  const hidden = all.length - most;
  // One problem of two containers reads the same where the pod is at fault.
  const lines = [...new Map(all.slice(0, most).map((one) => [print(one).join('\n'), print(one)])).values()];
  return [...lines.flat(), ...(hidden > 0 ? [`and ${counted(hidden, `more ${noun}`)}: --json tells all`] : [])];
}

function problemLines(problem: FoundProblem): readonly string[] {
  return [printFoundProblem(problem), `  from ${printSource(problem)}`];
}

function counterexampleLines(counterexample: Counterexample, subject: string): readonly string[] {
  const { values, problems } = counterexample;
  const isDefault = Object.keys(values).length === 0;
  const given = isDefault ? ['with the default values'] : ['with these values:', ...printValues(counterexample).trimEnd().split('\n').map((line) => `  ${line}`)];
  const command = ['helm template', subject, ...(isDefault ? [] : ['--values <file>']), ...helmOptions(counterexample)].join(' ');
  return [...shortened(problems, MOST_PROBLEMS, problemLines, 'problem'), ...given, `see: ${shownText(command)}`];
}

function printTotals(reports: readonly CheckReport[], milliseconds: number): string {
  const { rules, cases, ...counts } = summaryOf(reports);
  const verdicts = Object.entries(counts).filter(([, count]) => count > 0).map(([kind, count]) => `${String(count)} ${kind}`);
  const blocking = reports.flatMap((report) => report.rules).filter(isBlocking).length;
  const charts = reports.length === 1 ? '' : ` on ${String(reports.length)} charts`;
  const decided = cases === 0 ? '' : `; ${counted(cases, 'case')}`;
  const end = blocking === 0 ? '' : `; ${counted(blocking, 'rule')} to look at`;
  return `${counted(rules, 'rule')}${charts}: ${verdicts.join(', ')}${decided} in ${(milliseconds / 1000).toFixed(2)} s${end}\n`;
}
