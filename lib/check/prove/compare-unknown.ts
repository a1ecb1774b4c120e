import { atLeastIn, atMostIn, greaterThanIn, lessThanIn, type NumberSet } from './number-set';
import { domainIn, type Path } from './path';
import { equalsConstant, isWithin } from './questions';
import { inOrder, isRelated } from './relations';
import type { Symbolic, UnknownSymbolic } from './symbolic';
import type { Comparison } from '../../reference/expression';
import type { Domain } from './domain';

const MIRRORED: Readonly<Record<Comparison, Comparison>> = { eq: 'eq', ne: 'ne', lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' };

/** A comparison of two numbers of which at least one is not known. */
export function compareUnknown(path: Path, operator: Comparison, left: Symbolic, right: Symbolic): boolean {
  if (left.kind === 'constant') {
    return compareUnknown(path, MIRRORED[operator], right, left);
  }
  if (left.kind !== 'unknown') {
    return false;
  }
  if (right.kind === 'constant' && typeof right.value === 'number') {
    return compareWithConstant(path, operator, left, right.value);
  }
  return right.kind === 'unknown' && compareTwo(path, operator, left, right);
}

function compareWithConstant(path: Path, operator: Comparison, left: UnknownSymbolic, bound: number): boolean {
  const part = (narrow: (set: NumberSet, bound: number) => NumberSet) => (domain: Domain): Domain => ({ ...domain, numbers: narrow(domain.numbers, bound) });
  switch (operator) {
    case 'eq':
      return equalsConstant(path, left, bound);
    case 'ne':
      return !equalsConstant(path, left, bound);
    case 'lt':
      return isWithin(path, left, (value) => value < bound, part(lessThanIn), part(atLeastIn));
    case 'le':
      return isWithin(path, left, (value) => value <= bound, part(atMostIn), part(greaterThanIn));
    case 'gt':
      return isWithin(path, left, (value) => value > bound, part(greaterThanIn), part(atMostIn));
    case 'ge':
      return isWithin(path, left, (value) => value >= bound, part(atLeastIn), part(lessThanIn));
  }
}

/** Ranges that do not overlap decide; otherwise both answers are gone through. */
function compareTwo(path: Path, operator: Comparison, left: UnknownSymbolic, right: UnknownSymbolic): boolean {
  const [a, b] = [left, right].map(({ position }) => domainIn(path, position).numbers) as [NumberSet, NumberSet];
  const isSame = left.position.id === right.position.id;
  switch (operator) {
    case 'lt':
      return !isSame && (a.maximum < b.minimum || (a.minimum < b.maximum && isRelated(path, 'lt', [left, right])));
    case 'gt':
      return compareTwo(path, 'lt', right, left);
    case 'le':
      return !compareTwo(path, 'lt', right, left);
    case 'ge':
      return !compareTwo(path, 'lt', left, right);
    case 'eq':
      return isSame || (a.maximum >= b.minimum && b.maximum >= a.minimum && isRelated(path, 'same', inOrder(left, right)));
    case 'ne':
      return !compareTwo(path, 'eq', left, right);
  }
}
