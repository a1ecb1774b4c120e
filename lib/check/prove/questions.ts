import { kindOfData } from '../view/concrete-view';
import { listedTexts } from '../language/text-set';
import { constantOf, includesScalar, isEmpty, kindsOf, NOTHING, onlyConstant, onlyKind, onlyMatching, withoutConstant, withoutKind, withoutMatching, type Domain } from './domain';
import { domainIn, split, splitIn, type Path } from './path';
import { answerOfEnds, textPosition } from './text-position';
import type { Symbolic, TextSymbolic, UnknownSymbolic } from './symbolic';
import type { Position } from './position';
import type { Scalar, ViewKind } from '../view/view';

/** What a value is. */
export function kindOf(path: Path, symbolic: Symbolic): ViewKind {
  switch (symbolic.kind) {
    case 'constant':
      return kindOfData(symbolic.value);
    case 'unknown': {
      const domain = domainIn(path, symbolic.position);
      return splitIn(path, symbolic.position, kindsOf(domain), (kind) => onlyKind(domain, kind));
    }
    case 'text':
      return 'text';
    case 'map':
    case 'list':
      return symbolic.kind;
  }
}

/** Whether a value is neither absent nor null. */
export function isPresent(path: Path, symbolic: Symbolic): boolean {
  if (symbolic.kind === 'unknown') {
    return !isOfKind(path, symbolic, 'absent') && !isOfKind(path, symbolic, 'null');
  }
  return symbolic.kind !== 'constant' || (symbolic.value !== undefined && symbolic.value !== null);
}

/** Whether a value is of a kind. */
export function isOfKind(path: Path, symbolic: Symbolic, kind: ViewKind): boolean {
  if (symbolic.kind !== 'unknown') {
    return kindOf(path, symbolic) === kind;
  }
  const domain = domainIn(path, symbolic.position);
  return split(path, symbolic.position, onlyKind(domain, kind), withoutKind(domain, kind));
}

/** Whether a value is a constant. */
export function equalsConstant(path: Path, symbolic: Symbolic, value: Scalar): boolean {
  switch (symbolic.kind) {
    case 'constant':
      return symbolic.value === value;
    case 'unknown':
    case 'text': {
      const asked = narrowable(path, symbolic, value);
      if (asked === undefined) {
        return false;
      }
      const { differsFrom } = asked.position;
      if (differsFrom !== undefined && path.domains.has(differsFrom) && constantOf(path.domains.get(differsFrom) as Domain)?.value === asked.value) {
        return false;
      }
      const domain = domainIn(path, asked.position);
      const yes = onlyConstant(domain, asked.value);
      // Nothing is taken away where the constant is not there, and a set of texts that was looked at before costs nothing.
      return split(path, asked.position, yes, isEmpty(yes) ? domain : withoutConstant(domain, asked.value));
    }
    case 'map':
    case 'list':
      return false;
  }
}

/** The unknown that decides whether a value is a constant, and what it has to be; undefined where it never is. */
function narrowable(path: Path, symbolic: UnknownSymbolic | TextSymbolic, value: Scalar): { readonly position: Position; readonly value: Scalar } | undefined {
  if (symbolic.kind === 'unknown') {
    return { position: symbolic.position, value };
  }
  if (typeof value !== 'string') {
    return undefined;
  }
  const { prefix, middle, suffix } = withoutEnds(symbolic.parts);
  if (!value.startsWith(prefix) || !value.slice(prefix.length).endsWith(suffix)) {
    return undefined;
  }
  const [only, ...others] = middle;
  const rest = value.slice(prefix.length, value.length - suffix.length);
  return others.length === 0 && typeof only === 'object' ? { position: only, value: rest } : { position: textPosition(path, symbolic), value };
}

/** Whether a value is one of several constants. */
export function isOneOf(path: Path, symbolic: Symbolic, values: readonly Scalar[]): boolean {
  if (symbolic.kind !== 'unknown') {
    return values.some((value) => equalsConstant(path, symbolic, value));
  }
  const domain = domainIn(path, symbolic.position);
  const inside = values.filter((value) => includesScalar(domain, value));
  const outside = inside.reduce(withoutConstant, domain);
  return split(path, symbolic.position, inside.length === 0 ? NOTHING : onlyConstants(domain, inside), outside);
}

function onlyConstants(domain: Domain, values: readonly Scalar[]): Domain {
  const parts = values.map((value) => onlyConstant(domain, value));
  return {
    absent: false,
    null: parts.some((part) => part.null),
    booleans: parts.flatMap((part) => part.booleans),
    texts: listedTexts(values.filter((value) => typeof value === 'string')),
    numbers: numbersOf(domain, values),
    list: false,
    map: false,
  };
}

function numbersOf({ numbers }: Domain, values: readonly Scalar[]): Domain['numbers'] {
  const listed = values.filter((value) => typeof value === 'number');
  // Several single numbers are no range; a question that lists them is rare, and one of them is looked at.
  return listed.length === 0 ? NOTHING.numbers : { ...numbers, minimum: Math.min(...listed), maximum: Math.max(...listed) };
}

/** Whether a number lies in a part of a domain. */
export function isWithin(path: Path, symbolic: Symbolic, test: (value: number) => boolean, within: (domain: Domain) => Domain, outside: (domain: Domain) => Domain): boolean {
  if (symbolic.kind !== 'unknown') {
    return symbolic.kind === 'constant' && typeof symbolic.value === 'number' && test(symbolic.value);
  }
  const domain = domainIn(path, symbolic.position);
  return split(path, symbolic.position, within(domain), outside(domain));
}

/** Whether a pattern finds something in a text. */
export function isMatch(path: Path, symbolic: Symbolic, pattern: RegExp): boolean {
  switch (symbolic.kind) {
    case 'constant':
      return typeof symbolic.value === 'string' && pattern.test(symbolic.value);
    case 'unknown':
    case 'text': {
      const answer = symbolic.kind === 'text' ? answerOfEnds(path, symbolic, pattern) : undefined;
      if (answer !== undefined) {
        return answer;
      }
      const position = symbolic.kind === 'unknown' ? symbolic.position : textPosition(path, symbolic);
      const domain = domainIn(path, position);
      return split(path, position, onlyMatching(domain, pattern), withoutMatching(domain, pattern));
    }
    case 'map':
    case 'list':
      return false;
  }
}

function withoutEnds(parts: TextSymbolic['parts']): { readonly prefix: string; readonly middle: TextSymbolic['parts']; readonly suffix: string } {
  const [first] = parts;
  const last = parts.at(-1);
  const prefix = typeof first === 'string' ? first : '';
  const suffix = typeof last === 'string' && parts.length > 1 ? last : '';
  return { prefix, suffix, middle: parts.slice(prefix === '' ? 0 : 1, suffix === '' ? undefined : -1) };
}
