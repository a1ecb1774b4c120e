/** Numbers that something unknown can be: a range, with gaps of single numbers. */
export interface NumberSet {
  readonly minimum: number;
  readonly maximum: number;
  readonly isInteger: boolean;
  readonly except: readonly number[];
}

/** Every number that values can hold. */
export const ANY_NUMBER: NumberSet = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, isInteger: false, except: [] };

export function numberSet(minimum: number, maximum: number, isInteger: boolean): NumberSet {
  return { minimum, maximum, isInteger, except: [] };
}

export function includesNumber(set: NumberSet, value: number): boolean {
  return value >= set.minimum && value <= set.maximum && (!set.isInteger || Number.isInteger(value)) && !set.except.includes(value);
}

export function isEmptyNumberSet(set: NumberSet): boolean {
  const [least, greatest] = [leastOf(set), greatestOf(set)];
  return least > greatest || (!isWideNumberSet(set) && someNumbers(set, 1).length === 0);
}

/** Whether there is more than one number for sure, which is known without looking for them. Of a range with fractions single numbers can be left out, and never all but one. */
export function isWideNumberSet(set: NumberSet): boolean {
  return greatestOf(set) - leastOf(set) > (set.isInteger ? set.except.length : 0);
}

/** All numbers of a set, where there are at most so many. */
export function fewNumbers(set: NumberSet, most: number): readonly number[] | undefined {
  const found = isWideNumberSet(set) && !set.isInteger ? undefined : someNumbers(set, most + 1);
  return found === undefined || found.length > most ? undefined : found;
}

function leastOf({ minimum, isInteger }: NumberSet): number {
  return isInteger ? Math.ceil(minimum) : minimum;
}

function greatestOf({ maximum, isInteger }: NumberSet): number {
  return isInteger ? Math.floor(maximum) : maximum;
}

/** The numbers of a set that are at least, or at most, a bound. */
export function atLeastIn(set: NumberSet, least: number): NumberSet {
  return { ...set, minimum: Math.max(set.minimum, set.isInteger ? Math.ceil(least) : least) };
}

export function atMostIn(set: NumberSet, most: number): NumberSet {
  return { ...set, maximum: Math.min(set.maximum, set.isInteger ? Math.floor(most) : most) };
}

/** The numbers below, or above, a bound. */
export function lessThanIn(set: NumberSet, bound: number): NumberSet {
  return set.isInteger ? atMostIn(set, Math.ceil(bound) - 1) : withoutNumber(atMostIn(set, bound), bound);
}

export function greaterThanIn(set: NumberSet, bound: number): NumberSet {
  return set.isInteger ? atLeastIn(set, Math.floor(bound) + 1) : withoutNumber(atLeastIn(set, bound), bound);
}

export function withoutNumber(set: NumberSet, value: number): NumberSet {
  return includesNumber(set, value) ? { ...set, except: [...set.except, value] } : set;
}

/** Some numbers of a set, those nearest to its ends and to nought first; as many as are asked for, where it has so many. */
export function someNumbers(set: NumberSet, most: number): readonly number[] {
  const { except } = set;
  const [minimum, maximum] = [leastOf(set), greatestOf(set)];
  if (minimum > maximum) {
    return [];
  }
  const steps = [...Array(except.length + most).keys()];
  const near = [minimum, maximum, 0, 1].flatMap((start) => steps.flatMap((step) => [start + step, start - step]));
  const between = set.isInteger ? [] : [...[1, 2, 3].flatMap((part) => [minimum + ((maximum - minimum) * part) / 4, minimum + part / 10]), ...steps.map((step) => minimum + ((maximum - minimum) * (step + 1)) / (steps.length + 1))];
  const found = [...new Set([...near, ...between])].filter((value) => includesNumber(set, value));
  return found.sort((a, b) => Math.abs(a) - Math.abs(b)).slice(0, most);
}
