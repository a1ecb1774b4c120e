import type { ClusterVersion } from '../kubernetes-version';
import type { Variable } from '../../reference/expression';
import type { ChartTemplate } from '../../chart/chart-template';
import type { Path } from './path';
import type { ValuesPosition } from './position';
import type { Symbolic } from './symbolic';

/** What expressions are read in. */
export interface Scope {
  readonly path: Path;
  readonly template: ChartTemplate;
  readonly values: ValuesPosition;
  /** The version that the cluster has. */
  readonly kubernetes: ClusterVersion;
  readonly variables: ReadonlyMap<Variable, Symbolic>;
  readonly parameters: Readonly<Record<string, Symbolic>>;
}

/** The scope inside a repetition. */
export function withVariable(scope: Scope, variables: readonly (readonly [Variable | undefined, Symbolic])[]): Scope {
  const known = variables.filter((pair): pair is readonly [Variable, Symbolic] => pair[0] !== undefined);
  return { ...scope, variables: new Map([...scope.variables, ...known]) };
}
