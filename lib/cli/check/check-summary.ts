import type { CheckReport, RuleReport, Verdict } from '../../check';

/** How many rules of some reports have each verdict. */
export interface CheckSummary {
  readonly rules: number;
  readonly proved: number;
  readonly refuted: number;
  readonly unproven: number;
  readonly passed: number;
  readonly failed: number;
  /** Runs of rules that the proofs took. */
  readonly cases: number;
}

/** Counts the verdicts of reports. */
export function summaryOf(reports: readonly CheckReport[]): CheckSummary {
  const verdicts = reports.flatMap(({ rules }) => rules).map(({ verdict }) => verdict);
  const count = (kind: Verdict['kind']): number => verdicts.filter((verdict) => verdict.kind === kind).length;
  return {
    rules: verdicts.length,
    proved: count('proved'),
    refuted: count('refuted'),
    unproven: count('unproven'),
    passed: count('passed'),
    failed: count('failed'),
    cases: verdicts.reduce((sum, verdict) => sum + casesOf(verdict), 0),
  };
}

/** Whether a rule stops a release: it is broken, or, being an error when broken, not decided. */
export function isBlocking({ rule, verdict }: RuleReport): boolean {
  return verdict.kind === 'refuted' || verdict.kind === 'failed' || (verdict.kind === 'unproven' && rule.severity === 'error');
}

function casesOf(verdict: Verdict): number {
  return 'cases' in verdict ? verdict.cases : 0;
}
