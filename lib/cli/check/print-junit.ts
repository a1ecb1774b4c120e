import { isBlocking } from './check-summary';
import { printCoverage } from './print-coverage';
import { printFoundProblem, printSource, printValues } from './print-counterexample';
import { shownText } from './shown-text';
import { verdictReason } from './verdict-reason';
import type { CheckReport, RuleReport, Verdict } from '../../check';

/**
 * Reports as JUnit XML, as continuous integration reads it: a suite for each chart, a case for each rule. A rule that
 * is broken is a failure; one that is not decided is a failure when it stops a release, otherwise skipped.
 */
export function printJunit(reports: readonly CheckReport[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${reports.map(printSuite).join('')}</testsuites>\n`;
}

function printSuite(report: CheckReport): string {
  const { subject, rules } = report;
  const failures = rules.filter(isBlocking).length;
  const skipped = rules.filter((each) => isSkipped(each)).length;
  const attributes = printAttributes({
    name: subject,
    tests: String(rules.length),
    failures: String(failures),
    errors: '0',
    skipped: String(skipped),
    time: secondsOf(rules.reduce((sum, { milliseconds }) => sum + milliseconds, 0)),
  });
  return `  <testsuite${attributes}>\n${rules.map((each) => printCase(subject, each)).join('')}    <system-out>${escapeXml(printCoverage([report]))}</system-out>\n  </testsuite>\n`;
}

function printCase(subject: string, report: RuleReport): string {
  const { rule, verdict, milliseconds } = report;
  const open = `    <testcase${printAttributes({ classname: subject, name: rule.id, time: secondsOf(milliseconds) })}>\n`;
  const output = `      <system-out>${escapeXml(`${rule.description}\n${verdict.kind}: ${verdictReason(verdict)}\n`)}</system-out>\n`;
  return `${open}${printOutcome(report)}${output}    </testcase>\n`;
}

function printOutcome(report: RuleReport): string {
  const { rule, verdict } = report;
  const message = printAttributes({ message: `${verdict.kind}: ${verdictReason(verdict)}` });
  if (isBlocking(report)) {
    return `      <failure${message}${printAttributes({ type: verdict.kind })}>${escapeXml(`${detailLines(verdict).join('\n')}\nfix: ${rule.remedy}\n`)}</failure>\n`;
  }
  return isSkipped(report) ? `      <skipped${message}/>\n` : '';
}

function isSkipped(report: RuleReport): boolean {
  return report.verdict.kind === 'unproven' && !isBlocking(report);
}

function detailLines(verdict: Verdict): readonly string[] {
  switch (verdict.kind) {
    case 'proved':
    case 'passed':
      return [];
    case 'unproven':
      return verdict.why.map(shownText);
    case 'failed':
      return verdict.problems.map((problem) => `${printFoundProblem(problem)}, from ${printSource(problem)}`);
    case 'refuted':
      return verdict.counterexamples.flatMap((counterexample) => [
        ...counterexample.problems.map((problem) => `${printFoundProblem(problem)}, from ${printSource(problem)}`),
        `with these values:\n${printValues(counterexample)}`,
      ]);
  }
}

function secondsOf(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function printAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(shownText(value))}"`)
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

// Everything that XML 1.0 has no character for (https://www.w3.org/TR/xml/#charsets). What is printed holds none of it
// by now but line breaks and tabs; the last word is here all the same.
const NO_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escapeXml(text: string): string {
  return text.replace(NO_CHARACTER, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
