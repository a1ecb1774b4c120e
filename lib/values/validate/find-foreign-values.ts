import { describe, type Problem } from '../../diagnostic';
import { isMap } from '../own-property';
import type { ValuesPath } from '../values-path';
import { valuesProblem } from './values-problem';

/** Everything in values made in JavaScript that no values file can hold: functions, dates, NaN, cycles. */
export function findForeignValues(
  value: unknown,
  path: ValuesPath = [],
  parents: readonly unknown[] = [],
): readonly Problem[] {
  if (parents.includes(value)) {
    return [foreign(path, 'contains itself')];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => findForeignValues(item, [...path, index], [...parents, value]));
  }
  if (isMap(value)) {
    return Object.entries(value).flatMap(([key, entry]) =>
      findForeignValues(entry, [...path, key], [...parents, value]),
    );
  }
  return isScalar(value) ? [] : [foreign(path, `is ${describe(value)}, which no values file can hold`)];
}

function isScalar(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}

function foreign(path: ValuesPath, what: string): Problem {
  return valuesProblem('VALUE_INVALID', path, what, 'give text, a number, true, false, a list or a map');
}
