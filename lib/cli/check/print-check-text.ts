import { join } from 'node:path';
import { rangeText, type CheckReport, type Counterexample, type FoundProblem, type RuleReport } from '../../check';
import { counted } from './counted';
import { isBlocking, summaryOf } from './check-summary';
import { printCoverage } from './print-coverage';
import { helmCommand, printFoundProblem, printSource, printValues, shellWord } from './print-counterexample';
import { shownText } from './shown-text';
import { verdictReason } from './verdict-reason';
import { counterexampleFile } from './write-counterexamples';

const MOST_COUNTEREXAMPLES = 3;
const MOST_PROBLEMS = 5;
const MOST_REASONS = 3;
const INDENT = '      ';

/** What the text says of reports besides the reports. */
export interface CheckTextOptions {
  /** How long everything took. */
  readonly milliseconds: number;
  /** The folder that counterexamples were written to. @default - none */
  readonly counterexamples?: string;
}

/** Reports for people: a line for each rule, what breaks it below, and what sums up at the end, where a terminal stops. */
export function printCheckText(reports: readonly CheckReport[], { milliseconds, counterexamples }: CheckTextOptions): string {
  return `${reports.map((report) => printReport(report, counterexamples)).join('\n')}\n${printCoverage(reports)}\n${printTotals(reports, milliseconds)}`;
}

function printReport({ subject, kubernetes, rules }: CheckReport, folder: string | undefined): string {
  const width = Math.max(0, ...rules.map(({ rule }) => rule.id.length));
  const fileOf = (rule: string) => (index: number): string => (folder === undefined ? '<file>' : shellWord(join(folder, counterexampleFile(subject, rule, index))));
  const lines = rules.flatMap((report) => [ruleLine(report, width), ...exceptionLines(report), ...details(report, subject, fileOf(report.rule.id))]);
  return `${shownText(subject)}, Kubernetes ${rangeText(kubernetes)}\n\n${lines.map((line) => `${line.trimEnd()}\n`).join('')}`;
}

function ruleLine({ rule, verdict }: RuleReport, width: number): string {
  const mark = rule.severity === 'warning' ? ' (warning)' : '';
  return `  ${verdict.kind.padEnd(8)}  ${rule.id.padEnd(width)}  ${verdictReason(verdict)}${mark}`;
}

/** What the verdict does not speak of. */
function exceptionLines({ exceptions = [] }: RuleReport): readonly string[] {
  const alike = new Map<string, readonly string[]>();
  for (const { object, expires, reason } of exceptions) {
    const end = `until ${expires}: ${shownText(reason)}`;
    alike.set(end, [...(alike.get(end) ?? []), shownText(object)]);
  }
  return indented([...alike].map(([end, objects]) => `except ${objects.join(', ')}, ${end}`));
}

function details({ rule, verdict }: RuleReport, subject: string, fileOf: (index: number) => string): readonly string[] {
  const fix = `fix: ${rule.remedy}`;
  switch (verdict.kind) {
    case 'proved':
    case 'passed':
      return [];
    case 'refuted':
      return indented([...shortened(verdict.counterexamples, MOST_COUNTEREXAMPLES, (each, index) => counterexampleLines(each, subject, fileOf(index)), 'values file'), fix]);
    case 'failed':
      return indented([...shortened(verdict.problems, MOST_PROBLEMS, problemLines, 'problem'), fix]);
    case 'unproven':
      return indented(shortened(verdict.why, MOST_REASONS, (why) => [`because ${shownText(why)}`], 'reason'));
  }
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${INDENT}${line}`);
}

function shortened<T>(all: readonly T[], most: number, print: (one: T, index: number) => readonly string[], noun: string): readonly string[] {
  const hidden = all.length - most;
  // One problem of two containers reads the same where the pod is at fault.
  const lines = [...new Map(all.slice(0, most).map((one, index) => [print(one, index).join('\n'), print(one, index)])).values()];
  return [...lines.flat(), ...(hidden > 0 ? [`and ${counted(hidden, `more ${noun}`)}: --json tells all`] : [])];
}

function problemLines(problem: FoundProblem): readonly string[] {
  return [printFoundProblem(problem), `  from ${printSource(problem)}`];
}

function counterexampleLines(counterexample: Counterexample, subject: string, file: string): readonly string[] {
  const { values, problems } = counterexample;
  const isDefault = Object.keys(values).length === 0;
  const given = isDefault ? ['with the default values'] : ['with these values:', ...printValues(counterexample).trimEnd().split('\n').map((line) => `  ${line}`)];
  return [...shortened(problems, MOST_PROBLEMS, problemLines, 'problem'), ...given, `see: ${helmCommand(subject, counterexample, isDefault ? undefined : file)}`];
}

function printTotals(reports: readonly CheckReport[], milliseconds: number): string {
  const { rules, cases, ...counts } = summaryOf(reports);
  const verdicts = Object.entries(counts).filter(([, count]) => count > 0).map(([kind, count]) => `${String(count)} ${kind}`);
  const blocking = reports.map(({ subject, rules: all }) => ({ subject, ids: all.filter(isBlocking).map(({ rule }) => rule.id) })).filter(({ ids }) => ids.length > 0);
  const charts = reports.length === 1 ? '' : ` on ${String(reports.length)} charts`;
  const decided = cases === 0 ? '' : `; ${counted(cases, 'case')}`;
  const end = blocking.map(({ subject, ids }) => `\nto look at${reports.length === 1 ? '' : ` in ${shownText(subject)}`}: ${ids.join(', ')}`).join('');
  return `${counted(rules, 'rule')}${charts}: ${verdicts.join(', ')}${decided} in ${(milliseconds / 1000).toFixed(2)} s${end}\n`;
}
