import type { ClusterVersion } from './kubernetes-version';
import type { ObjectView } from './object-view';
import type { PremiseId } from './premises';
import type { View } from './view/view';
import type { ChartTemplate } from '../chart/chart-template';
import type { HelmChart } from '../chart/helm-chart';

/** `error` stops a release; `warning` is advice. */
export type Severity = 'error' | 'warning';

/** What a rule found wrong in one place of an object. */
export interface Finding {
  readonly object: ObjectView;
  /** The part that is wrong. */
  readonly at: View;
  /** What is wrong with it, as a sentence without the place. */
  readonly problem: string;
}

/** What a rule found wrong in a chart as a whole. */
export interface TemplateFinding {
  /** A template path, a values path, or the chart's name. */
  readonly place: string;
  /** The construct of the object that it stands in, which an exception may name. @default - it is no object's */
  readonly source?: string;
  readonly problem: string;
}

/** What a rule may use besides the object. */
export interface RuleContext {
  readonly kubernetes: ClusterVersion;
  /** All objects of the chart, those that are rendered only sometimes included. In a proof, of objects that are repeated any two stand for all. */
  readonly objects: readonly ObjectView[];
  /** Values one by one, for a rule that looks at each by itself: the cost adds up instead of multiplying. */
  readonly every: <T>(values: readonly T[]) => Iterable<T>;
}

interface RuleFacts {
  /** Kebab-case, equal to the file's name. */
  readonly id: string;
  readonly severity: Severity;
  /** What holds where the rule is kept, as a sentence. */
  readonly description: string;
  /** What to change where it is broken, as one imperative sentence. */
  readonly remedy: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** Ids of the merged checks of auditors' tools, such as `H01`. @default - none */
  readonly checks?: readonly string[];
  /** What must be true of a cluster so that keeping the rule means what it says. @default - nothing besides what charts need at all */
  readonly premises?: readonly PremiseId[];
}

/** Rendered objects that keep a rule, and some that break it: the failing ones break it together. */
export interface RuleExamples {
  readonly passing: readonly (readonly object[])[];
  readonly failing: readonly (readonly object[])[];
}

/** A rule on one object at a time. */
export interface ObjectRule extends RuleFacts {
  readonly kind: 'object';
  /** Kinds that it looks at. @default - all */
  readonly appliesTo?: readonly string[];
  /** Whether the answer depends on the Kubernetes version; then rendered objects are checked for each. @default false */
  readonly perVersion?: boolean;
  /** A generator that yields each finding; a proof stops at the first. */
  readonly check: (object: ObjectView, context: RuleContext) => Iterable<Finding>;
  readonly examples: RuleExamples;
}

/** A rule on all objects of a chart together. */
export interface ChartRule extends RuleFacts {
  readonly kind: 'chart';
  readonly perVersion?: boolean;
  readonly check: (context: RuleContext) => Iterable<Finding>;
  readonly examples: RuleExamples;
}

/** A rule on the template tree itself, decided without looking at values. */
export interface TemplateRule extends RuleFacts {
  readonly kind: 'template';
  readonly check: (template: ChartTemplate, chart: HelmChart) => Iterable<TemplateFinding>;
}

export type Rule = ObjectRule | ChartRule | TemplateRule;
