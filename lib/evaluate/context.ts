import type { Helper, RawContext, Variable } from '../reference/expression';

/** The release that templates are rendered for. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly revision: number;
  readonly isUpgrade: boolean;
}

/** What the cluster offers. */
export interface Capabilities {
  /** Such as `v1.31.0`. */
  readonly kubeVersion: string;
  /** Such as `policy/v1` or `apps/v1/Deployment`. */
  readonly apiVersions: ReadonlySet<string>;
}

/** Everything that a template can read. */
export interface EvaluationContext {
  readonly values: unknown;
  readonly release: Release;
  readonly chart: RawContext['chart'];
  readonly capabilities: Capabilities;
  /** The greatest length of the part that all object names begin with. */
  readonly nameLimit: number;
  /** The members that the surrounding repetitions are at. */
  readonly variables: ReadonlyMap<Variable, unknown>;
  /** The arguments of the helper that is evaluated. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /**
   * What helpers without parameters yielded: the same everywhere in one rendering.
   *
   * @default - each call is evaluated again
   */
  readonly helperResults?: Map<Helper, unknown>;
}

/** The context inside a repetition. */
export function withVariables(
  context: EvaluationContext,
  values: readonly (readonly [Variable, unknown])[],
): EvaluationContext {
  return { ...context, variables: new Map([...context.variables, ...values]) };
}
