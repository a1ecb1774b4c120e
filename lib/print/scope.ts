import type { Variable } from '../reference/expression';

/** What an expression can see where it is printed. */
export interface PrintScope {
  /** The chart's name, which prefixes the names of its helpers. */
  readonly chartName: string;
  /** The greatest length of the part that all object names begin with. */
  readonly nameLimit: number;
  /** How the root context is reached: '' where the dot is the root, '$' inside repetitions, '.root' inside helpers with parameters. */
  readonly root: '' | '$' | '.root';
  /** The template names of the variables of the surrounding repetitions. */
  readonly variables: ReadonlyMap<Variable, string>;
}

/** What all templates of a chart have in common. */
export type ChartScope = Pick<PrintScope, 'chartName' | 'nameLimit'>;

/** The scope of a template file, or of a helper without parameters. */
export function rootScope({ chartName, nameLimit }: ChartScope): PrintScope {
  return { chartName, nameLimit, root: '', variables: new Map() };
}

/** The scope inside a repetition, in which the dot is no longer the root. */
export function scopeInRepeat(scope: PrintScope, variables: readonly Variable[]): PrintScope {
  const names = new Map(scope.variables);
  for (const variable of variables) {
    names.set(variable, uniqueName(variable.hint, new Set(names.values())));
  }
  return { ...scope, root: scope.root === '' ? '$' : scope.root, variables: names };
}

function uniqueName(hint: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const name = `$${hint}${number === 1 ? '' : String(number)}`;
    if (!taken.has(name)) {
      return name;
    }
  }
}
