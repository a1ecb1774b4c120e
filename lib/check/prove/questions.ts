import { concatenation } from '../language/automaton';
import { areDisjointSets, automatonOfSet, listedTexts, textsWithin } from '../language/text-set';
import { includesScalar, isEmpty, kindsOf, NOTHING, onlyConstant, onlyKind, onlyMatching, someScalars, withoutConstant, withoutKind, withoutMatching, type Domain } from './domain';
import { domainIn, knownValue, split, splitIn, type Path } from './path';
import { constant, idOf, type ConstantSymbolic, type Symbolic, type TextSymbolic, type UnknownSymbolic } from './symbolic';
import type { Position } from './position';
import type { Scalar, ViewKind } from '../view/view';

/** A scalar, or what may be one. */
type Leaf = ConstantSymbolic | UnknownSymbolic | TextSymbolic;

/** What a value is. */
export function kindOf(path: Path, symbolic: Symbolic): ViewKind {
  switch (symbolic.kind) {
    case 'constant':
      return kindOfConstant(symbolic.value);
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

function kindOfConstant(value: Scalar | undefined): ViewKind {
  switch (typeof value) {
    case 'undefined':
      return 'absent';
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'null';
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
      const domain = domainIn(path, asked.position);
      return split(path, asked.position, onlyConstant(domain, asked.value), withoutConstant(domain, asked.value));
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
      const position = symbolic.kind === 'unknown' ? symbolic.position : textPosition(path, symbolic);
      const domain = domainIn(path, position);
      return split(path, position, onlyMatching(domain, pattern), withoutMatching(domain, pattern));
    }
    case 'map':
    case 'list':
      return false;
  }
}

/** Whether two values are the same text, number or switch. */
export function isSame(path: Path, a: Symbolic, b: Symbolic): boolean {
  if (!isLeaf(a) || !isLeaf(b)) {
    return false;
  }
  if (a.kind === 'constant') {
    return a.value !== undefined && equalsConstant(path, b, a.value);
  }
  if (b.kind === 'constant') {
    return isSame(path, b, a);
  }
  if (idOf(a) === idOf(b)) {
    return a.kind === 'text' || !['absent', 'list', 'map'].includes(kindOf(path, a));
  }
  return areComparable(path, a, b) && isRelated(path, `same(${[idOf(a), idOf(b)].sort().join()})`, [a, b]);
}

/** Whether two texts could be the same at all. */
function areComparable(path: Path, a: UnknownSymbolic | TextSymbolic, b: UnknownSymbolic | TextSymbolic): boolean {
  const textsOf = (leaf: UnknownSymbolic | TextSymbolic): Domain => (leaf.kind === 'unknown' ? domainIn(path, leaf.position) : domainIn(path, textPosition(path, leaf)));
  const [first, second] = trimmed(a, b);
  if (first !== undefined && second !== undefined && (first === '' || second === '') && first !== second) {
    return false;
  }
  const [left, right] = [textsOf(a), textsOf(b)];
  const others = kindsOf(left).some((kind) => kind !== 'text' && kind !== 'absent' && kindsOf(right).includes(kind));
  return others || (!isEmpty(onlyKind(left, 'text')) && !isEmpty(onlyKind(right, 'text')) && !areDisjointSets(left.texts, right.texts));
}

/** What is left of two texts without what both begin and end with, where only constants are left of either. */
function trimmed(a: UnknownSymbolic | TextSymbolic, b: UnknownSymbolic | TextSymbolic): readonly (string | undefined)[] {
  const [left, right] = [a, b].map((leaf) => [...(leaf.kind === 'unknown' ? [leaf.position] : leaf.parts)]) as [(string | Position)[], (string | Position)[]];
  const equal = (first: string | Position | undefined, second: string | Position | undefined): boolean => first !== undefined && second !== undefined && (typeof first === 'string' ? first : first.id) === (typeof second === 'string' ? second : second.id);
  while (equal(left[0], right[0])) {
    left.shift();
    right.shift();
  }
  while (equal(left.at(-1), right.at(-1))) {
    left.pop();
    right.pop();
  }
  return [left, right].map((parts) => (parts.every((part) => typeof part === 'string') ? parts.join('') : undefined));
}

/** Any question whose answer only rendering tells: both answers are gone through. Values that can be few are tried one by one. */
export function relate(path: Path, question: string, leaves: readonly Symbolic[], answer: (...values: readonly (Scalar | undefined)[]) => boolean): boolean {
  const asked = leaves.map((leaf) => (isLeaf(leaf) ? leaf : constant(undefined) as ConstantSymbolic));
  const settled = asked.map((leaf) => settle(path, leaf));
  if (settled.every((leaf): leaf is ConstantSymbolic => leaf.kind === 'constant')) {
    return answer(...settled.map(({ value }) => value));
  }
  return isRelated(path, `${question}(${asked.map(idOf).join()})`, asked);
}

const FEW = 4;

/** One of the values of something that can be few: each in a run of its own. */
function settle(path: Path, leaf: Leaf): Leaf {
  if (leaf.kind !== 'unknown') {
    return leaf;
  }
  const domain = domainIn(path, leaf.position);
  if (domain.list || domain.map || domain.texts.kind === 'tested') {
    return leaf;
  }
  const scalars: readonly (Scalar | undefined)[] = [...(domain.absent ? [undefined] : []), ...someScalars(domain, FEW + 1)];
  if (scalars.length > FEW) {
    return leaf;
  }
  const value = splitIn(path, leaf.position, scalars, (scalar) => (scalar === undefined ? onlyKind(domain, 'absent') : onlyConstant(domain, scalar)));
  return constant(value) as ConstantSymbolic;
}

/** Whether an assumption about several unknown things holds; the same question has one answer in a run. */
export function isRelated(path: Path, question: string, leaves: readonly Leaf[]): boolean {
  const sources = leaves.flatMap(sourcesOf);
  const position: Position = { id: question, domain: { ...NOTHING, booleans: [true, false] }, of: { kind: 'derived', sources } };
  const known = knownValue(path, position);
  if (known !== undefined) {
    return known.value === true;
  }
  const answer = split(path, position, onlyConstant(position.domain, true), onlyConstant(position.domain, false));
  path.relations.push({ question, sources, answer });
  return answer;
}

/** What a customer can set of what a value is computed from. */
export function sourcesOf(leaf: Symbolic): readonly Position[] {
  switch (leaf.kind) {
    case 'unknown':
      return leaf.position.of.kind === 'derived' ? leaf.position.of.sources : [leaf.position];
    case 'text':
      return leaf.parts.flatMap((part) => (typeof part === 'string' ? [] : sourcesOf({ kind: 'unknown', position: part })));
    case 'constant':
    case 'map':
    case 'list':
      return [];
  }
}

/** A joined text as something unknown of its own. */
export function textPosition(path: Path, text: TextSymbolic): Position {
  const parts = (): ReturnType<typeof concatenation> =>
    concatenation(text.parts.map((part) => automatonOfSet(typeof part === 'string' ? listedTexts([part]) : domainIn(path, part).texts)));
  return { id: idOf(text), domain: { ...NOTHING, texts: textsWithin(parts) }, of: { kind: 'derived', sources: sourcesOf(text), parts: text.parts } };
}

function withoutEnds(parts: TextSymbolic['parts']): { readonly prefix: string; readonly middle: TextSymbolic['parts']; readonly suffix: string } {
  const [first] = parts;
  const last = parts.at(-1);
  const prefix = typeof first === 'string' ? first : '';
  const suffix = typeof last === 'string' && parts.length > 1 ? last : '';
  return { prefix, suffix, middle: parts.slice(prefix === '' ? 0 : 1, suffix === '' ? undefined : -1) };
}

function isLeaf(symbolic: Symbolic): symbolic is Leaf {
  return symbolic.kind === 'constant' || symbolic.kind === 'unknown' || symbolic.kind === 'text';
}
