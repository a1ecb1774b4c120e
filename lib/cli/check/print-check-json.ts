import { printJson } from '../command-result';
import { isBlocking, summaryOf } from './check-summary';
import type { CheckReport, Rule } from '../../check';

/** Reports as one JSON object. */
export function printCheckJson(reports: readonly CheckReport[]): string {
  const charts = reports.map(({ rules, ...report }) => ({
    ...report,
    rules: rules.map((each) => ({ ...each, rule: factsOf(each.rule), isBlocking: isBlocking(each), milliseconds: Math.round(each.milliseconds) })),
  }));
  return printJson({ charts, summary: summaryOf(reports) });
}

/** A rule without its code and its examples. */
function factsOf({ id, severity, description, remedy, source, checks = [], premises = [] }: Rule): object {
  return { id, severity, description, remedy, source, checks, premises };
}
