import { shownText } from './shown-text';
import type { CheckReport, Premise, UndecidableCheck } from '../../check';

/** How far reports reach, for people: what they claim, what they take for granted, and what nobody can read off a chart. */
export function printCoverage(reports: readonly CheckReport[]): string {
  return coverageSections(reports).flatMap(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)]).map((line) => `${shownText(line)}\n`).join('');
}

/** One part of what is told of the reach of a report. */
export interface CoverageSection {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What is told of the reach of reports, each sentence once. */
export function coverageSections(reports: readonly CheckReport[]): readonly CoverageSection[] {
  const claims = new Set(reports.map(({ coverage }) => coverage.claim));
  const premises = distinct(reports.flatMap(({ coverage }) => coverage.premises));
  const undecidable = distinct(reports.flatMap(({ coverage }) => coverage.undecidable));
  return [
    ...[...claims].map((title) => ({ title, lines: [] })),
    ...section('It is taken for granted, and whose task it is:', premises.map(({ task, sentence }) => `${task.padEnd(9)}  ${sentence}`)),
    ...section('Not decidable from a chart, and whose task it is:', undecidable.map(undecidableLine)),
  ];
}

function section(title: string, lines: readonly string[]): readonly CoverageSection[] {
  return lines.length === 0 ? [] : [{ title, lines }];
}

function undecidableLine({ checks, task, sentence }: UndecidableCheck): string {
  return `${task.padEnd(9)}  ${sentence} (${checks.join(', ')})`;
}

function distinct<T extends Premise>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [one.sentence, one])).values()];
}
