import type { KubernetesVersion } from './kubernetes-version';
import type { RuleException } from '../chart/rule-exception';
import type { Premise, UndecidableCheck } from './premises';
import type { Rule } from './rule';

/** One thing that is wrong in one object. */
export interface FoundProblem {
  /** Kind and name, such as `Deployment/prod-api`; of a chart as a whole a template or values path. */
  readonly object: string;
  /** The construct that emits it, below its chart, or the place in the input. */
  readonly source: string;
  /** @default - it was rendered elsewhere */
  readonly templatePath?: string;
  /** JSON pointer within the object. */
  readonly pointer: string;
  readonly problem: string;
}

/** The release for which a counterexample is rendered, as far as it is not an ordinary one. */
export interface CounterexampleRelease {
  readonly name?: string;
  readonly namespace?: string;
  readonly revision?: number;
  readonly isUpgrade?: boolean;
}

/** Values that the schema accepts and with which the chart breaks a rule; verified by rendering them. */
export interface Counterexample {
  /** What a values file has to say; everything else has its default. Empty: the defaults break the rule. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly release: CounterexampleRelease;
  /** API versions that the cluster has to serve besides those of Helm's own list. */
  readonly apiVersions: readonly string[];
  readonly kubernetes: KubernetesVersion;
  readonly problems: readonly FoundProblem[];
}

/** Values that were tried where no proof was found. */
export interface Sample {
  readonly count: number;
  /** Repeats the same values. Those that the schema or a guard refuses are not counted. */
  readonly seed: number;
}

/**
 * Why a rule holds: the templates say so, whatever the values; there is nothing that it looks at; nothing that it looks at depends on values; the schema
 * admits no value that would break it; or all combinations that matter were gone through.
 */
export type ProofReason = 'templates' | 'nothing-to-check' | 'constant' | 'schema' | 'all-branches';

/** What is known about a rule and a chart, or a rule and rendered objects. */
export type Verdict =
  /** It holds for every values file that the schema accepts. */
  | { readonly kind: 'proved'; readonly reason: ProofReason; readonly cases: number }
  /** It does not hold for these values, or (of the template itself) for any. */
  | { readonly kind: 'refuted'; readonly cases: number; readonly counterexamples: readonly Counterexample[] }
  /** It could not be decided; samples did not break it. */
  | { readonly kind: 'unproven'; readonly cases: number; readonly why: readonly string[]; readonly sample: Sample }
  /** Rendered objects keep it. */
  | { readonly kind: 'passed' }
  /** Rendered objects, or a template itself, break it. */
  | { readonly kind: 'failed'; readonly problems: readonly FoundProblem[] };

/** One rule's line in a report. */
export interface RuleReport {
  readonly rule: Rule;
  readonly verdict: Verdict;
  readonly milliseconds: number;
  /** Objects that need not keep it; the verdict speaks of all others. @default - none */
  readonly exceptions?: readonly RuleException[];
}

/** How far a report reaches. */
export interface Coverage {
  /** What the verdicts speak of, as a sentence. */
  readonly claim: string;
  /** What is taken for granted where a rule is kept. */
  readonly premises: readonly Premise[];
  /** Checks of auditors' tools that no rule decides, as they look at more than objects. Empty unless all rules were checked. */
  readonly undecidable: readonly UndecidableCheck[];
}

/** What `check` says of one chart, or of one stream of rendered objects. */
export interface CheckReport {
  /** The chart's name, or where the objects come from. */
  readonly subject: string;
  readonly kubernetes: readonly KubernetesVersion[];
  readonly rules: readonly RuleReport[];
  readonly coverage: Coverage;
}
