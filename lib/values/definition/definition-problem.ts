import type { Code, Problem } from '../../diagnostic';
import { printPath, type ValuesPath } from '../values-path';

/** A problem of a values definition. Its sentence begins with the path of the field. */
export function definitionProblem(code: Code, path: ValuesPath, what: string, fix: string): Problem {
  const place = printPath(path);
  return { code, what: `${place} ${what}`, in: `values.${place}`.replace('values.[', 'values['), fix };
}
