import { includesText, isEmptySet, listedTexts, matchingTexts, NO_TEXT, ANY_TEXT, someTexts, withoutText, type TextSet } from '../language/text-set';
import { ANY_NUMBER, includesNumber, isEmptyNumberSet, isWideNumberSet, numberSet, someNumbers, withoutNumber, type NumberSet } from './number-set';
import type { Scalar, ViewKind } from '../view/view';

/** Everything that something unknown can be. A list or a map is one thing here; its members are unknowns of their own. */
export interface Domain {
  readonly absent: boolean;
  readonly null: boolean;
  readonly booleans: readonly boolean[];
  readonly numbers: NumberSet;
  readonly texts: TextSet;
  readonly list: boolean;
  readonly map: boolean;
}

const NO_NUMBER: NumberSet = numberSet(1, 0, true);

/** Nothing at all. */
export const NOTHING: Domain = { absent: false, null: false, booleans: [], numbers: NO_NUMBER, texts: NO_TEXT, list: false, map: false };

/** Anything that free-form content can be. */
export const ANYTHING: Domain = { ...NOTHING, booleans: [true, false], numbers: ANY_NUMBER, texts: ANY_TEXT, list: true, map: true };

/** The part of a domain that is one constant. */
export function onlyConstant(domain: Domain, constant: Scalar): Domain {
  switch (typeof constant) {
    case 'string':
      return includesText(domain.texts, constant) ? { ...NOTHING, texts: listedTexts([constant]) } : NOTHING;
    case 'number':
      return includesNumber(domain.numbers, constant) ? { ...NOTHING, numbers: numberSet(constant, constant, false) } : NOTHING;
    case 'boolean':
      return domain.booleans.includes(constant) ? { ...NOTHING, booleans: [constant] } : NOTHING;
    default:
      return { ...NOTHING, null: domain.null };
  }
}

/** The domain without one constant. */
export function withoutConstant(domain: Domain, constant: Scalar): Domain {
  switch (typeof constant) {
    case 'string':
      return { ...domain, texts: withoutText(domain.texts, constant) };
    case 'number':
      return { ...domain, numbers: withoutNumber(domain.numbers, constant) };
    case 'boolean':
      return { ...domain, booleans: domain.booleans.filter((each) => each !== constant) };
    default:
      return { ...domain, null: false };
  }
}

/** The part of a domain that is of one kind. */
export function onlyKind(domain: Domain, kind: ViewKind): Domain {
  switch (kind) {
    case 'absent':
      return { ...NOTHING, absent: domain.absent };
    case 'null':
      return { ...NOTHING, null: domain.null };
    case 'text':
      return { ...NOTHING, texts: domain.texts };
    case 'number':
      return { ...NOTHING, numbers: domain.numbers };
    case 'boolean':
      return { ...NOTHING, booleans: domain.booleans };
    case 'list':
      return { ...NOTHING, list: domain.list };
    case 'map':
      return { ...NOTHING, map: domain.map };
  }
}

/** What is in the first domain and not of a kind. */
export function withoutKind(domain: Domain, kind: ViewKind): Domain {
  switch (kind) {
    case 'absent':
    case 'null':
    case 'list':
    case 'map':
      return { ...domain, [kind]: false };
    case 'text':
      return { ...domain, texts: NO_TEXT };
    case 'number':
      return { ...domain, numbers: NO_NUMBER };
    case 'boolean':
      return { ...domain, booleans: [] };
  }
}

const KINDS: readonly ViewKind[] = ['absent', 'null', 'text', 'number', 'boolean', 'list', 'map'];

/** The kinds of which a domain has something. */
export function kindsOf(domain: Domain): readonly ViewKind[] {
  return KINDS.filter((kind) => !isEmpty(onlyKind(domain, kind)));
}

/** The texts of a domain in which a pattern finds something. */
export function onlyMatching(domain: Domain, pattern: RegExp): Domain {
  return { ...NOTHING, texts: matchingTexts(domain.texts, pattern, true) };
}

/** The domain without the texts in which a pattern finds something. */
export function withoutMatching(domain: Domain, pattern: RegExp): Domain {
  return { ...domain, texts: matchingTexts(domain.texts, pattern, false) };
}

/** Whether nothing is in a domain. */
export function isEmpty({ absent, null: isNull, booleans, numbers, texts, list, map }: Domain): boolean {
  return !absent && !isNull && !list && !map && booleans.length === 0 && isEmptyNumberSet(numbers) && isEmptySet(texts);
}

/** The only constant of a domain, where it has one and nothing else. */
export function constantOf(domain: Domain): { readonly value: Scalar | undefined } | undefined {
  if (domain.list || domain.map || domain.texts.kind === 'tested' || domain.booleans.length > 1 || isWideNumberSet(domain.numbers)) {
    return undefined;
  }
  const scalars = someScalars(domain, 2);
  const all = domain.absent ? [undefined, ...scalars] : scalars;
  return all.length === 1 ? { value: all[0] } : undefined;
}

/** Some scalars of a domain. */
export function someScalars(domain: Domain, most: number): readonly Scalar[] {
  return [
    ...(domain.null ? [null] : []),
    ...domain.booleans,
    ...someNumbers(domain.numbers, most),
    ...someTexts(domain.texts, most),
  ];
}

/** Whether a scalar is in a domain. */
export function includesScalar(domain: Domain, scalar: Scalar): boolean {
  return !isEmpty(onlyConstant(domain, scalar));
}

/** The whole numbers of a domain. */
export function onlyIntegers({ numbers }: Domain): Domain {
  return { ...NOTHING, numbers: { ...numbers, isInteger: true, minimum: Math.ceil(numbers.minimum), maximum: Math.floor(numbers.maximum) } };
}

/** The domain without its whole numbers, as far as a range can say it. */
export function withoutIntegers(domain: Domain): Domain {
  const { numbers } = domain;
  const isWhole = numbers.isInteger || (numbers.minimum === numbers.maximum && Number.isInteger(numbers.minimum));
  return isWhole ? { ...domain, numbers: NO_NUMBER } : domain;
}
