import { allOf } from '../reference/operations';
import { sameExpression } from '../reference/walk-expression';
import type { Expression, Variable } from '../reference/expression';

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
  /** Conditions that hold here, because an `if` around asks for them. */
  readonly holds: readonly Expression[];
}

/** What all templates of a chart have in common. */
export type ChartScope = Pick<PrintScope, 'chartName' | 'nameLimit'>;

/** The scope of a template file, or of a helper without parameters. */
export function rootScope({ chartName, nameLimit }: ChartScope): PrintScope {
  return { chartName, nameLimit, root: '', variables: new Map(), holds: [] };
}

/** The scope inside a repetition, in which the dot is no longer the root. */
export function scopeInRepeat(scope: PrintScope, variables: readonly Variable[]): PrintScope {
  const names = new Map(scope.variables);
  for (const variable of variables) {
    names.set(variable, uniqueName(variable.hint, new Set(names.values())));
  }
  return { ...scope, root: scope.root === '' ? '$' : scope.root, variables: names };
}

/** The scope inside an `if`. */
export function scopeWhere(scope: PrintScope, condition: Expression | undefined): PrintScope {
  return condition === undefined ? scope : { ...scope, holds: [...scope.holds, ...conjuncts(condition)] };
}

/** Whether a condition is known to hold, so that nobody has to ask again. */
export function isKnown(scope: PrintScope, condition: Expression): boolean {
  return conjuncts(condition).every((asked) => scope.holds.some((known) => sameExpression(known, asked)));
}

function conjuncts(condition: Expression): readonly Expression[] {
  const joined = allOf([condition]);
  return joined.kind === 'logical' && joined.operator === 'and' ? joined.operands : [joined];
}

function uniqueName(hint: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const name = `$${hint}${number === 1 ? '' : String(number)}`;
    if (!taken.has(name)) {
      return name;
    }
  }
}
