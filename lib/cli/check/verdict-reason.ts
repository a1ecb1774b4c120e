import { counted } from './counted';
import type { Verdict } from '../../check';

/** Why a verdict is what it is, in one line. */
export function verdictReason(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'proved':
      return provedReason(verdict);
    case 'refuted':
      return `${counted(verdict.counterexamples.length, 'values file')} that ${verdict.counterexamples.length === 1 ? 'breaks' : 'break'} it, verified by rendering`;
    case 'unproven':
      return verdict.sample.count === 0 ? 'not decided, and not sampled' : `not decided; ${counted(verdict.sample.count, 'sample')} of seed ${String(verdict.sample.seed)} kept it, which proves nothing`;
    case 'passed':
      return 'the rendered objects keep it';
    case 'failed':
      return counted(verdict.problems.length, 'problem');
  }
}

function provedReason({ reason, cases }: Extract<Verdict, { kind: 'proved' }>): string {
  switch (reason) {
    case 'templates':
      return `${counted(cases, 'case')}: the templates keep it, whatever the values`;
    case 'nothing-to-check':
      return 'the chart has nothing that it looks at';
    case 'constant':
      return `${counted(cases, 'case')}: what it looks at is constant`;
    case 'schema':
      return `${counted(cases, 'case')}: the schema admits nothing that would break it`;
    case 'all-branches':
      return `${counted(cases, 'case')}: all branches that matter keep it`;
  }
}
