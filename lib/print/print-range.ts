import type { Variable } from '../reference/expression';
import type { Repeat } from '../template/node';
import type { PrintScope } from './scope';

/** The line that begins a repetition; `inner` is the scope in it, which names its variables. */
export function rangeOver(repeat: Repeat, source: string, inner: PrintScope): string {
  const names = variablesOf(repeat).map((variable) => inner.variables.get(variable) ?? '');
  return `{{- range ${names.join(', ')} := ${source} }}`;
}

/** The variables that a repetition sets, in the order in which `range` names them. */
export function variablesOf({ key, member }: Repeat): readonly Variable[] {
  return key === undefined ? [member] : [key, member];
}
