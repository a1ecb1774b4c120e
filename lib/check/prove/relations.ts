import { areDisjointSets } from '../language/text-set';
import { isEmpty, kindsOf, NOTHING, onlyConstant, onlyKind, someScalars, type Domain } from './domain';
import { domainIn, knownValue, noteRelation, split, splitIn, type Path } from './path';
import { equalsConstant, kindOf } from './questions';
import { fewNumbers } from './number-set';
import { constant, idOf, idOfQuestion, type ConstantSymbolic, type Symbolic, type TextSymbolic, type UnknownSymbolic } from './symbolic';
import { sourcesOf, textPosition } from './text-position';
import type { Position } from './position';
import type { Scalar } from '../view/view';

/** A scalar, or what may be one. */
export type Leaf = ConstantSymbolic | UnknownSymbolic | TextSymbolic;

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
  return areComparable(path, a, b) && isRelated(path, 'same', inOrder(a, b));
}

/** Two values in an order that does not depend on which is asked first. */
export function inOrder<T extends Leaf>(a: T, b: T): readonly [T, T] {
  return idOf(a) < idOf(b) ? [a, b] : [b, a];
}

/** Whether two texts could be the same at all. */
function areComparable(path: Path, a: UnknownSymbolic | TextSymbolic, b: UnknownSymbolic | TextSymbolic): boolean {
  const textsOf = (leaf: UnknownSymbolic | TextSymbolic): Domain => (leaf.kind === 'unknown' ? domainIn(path, leaf.position) : domainIn(path, textPosition(path, leaf)));
  if (areDifferent(trimmed(a, b))) {
    return false;
  }
  const [left, right] = [textsOf(a), textsOf(b)];
  const others = kindsOf(left).some((kind) => kind !== 'text' && kind !== 'absent' && kindsOf(right).includes(kind));
  return others || (!isEmpty(onlyKind(left, 'text')) && !isEmpty(onlyKind(right, 'text')) && (left.texts === right.texts || !areDisjointSets(left.texts, right.texts)));
}

/** Whether what is left of two texts is never the same. */
function areDifferent([left, right]: readonly [TextSymbolic['parts'], TextSymbolic['parts']]): boolean {
  const constants = [left, right].map((parts) => (parts.every((part) => typeof part === 'string') ? parts.join('') : undefined));
  if (constants.every((each) => each !== undefined)) {
    return constants[0] !== constants[1];
  }
  const [one, other] = [left[0], right[0]];
  return left.length === 1 && right.length === 1 && typeof one === 'object' && typeof other === 'object' && one.differsFrom === other.id;
}

/** What is left of two texts without what both begin and end with. */
function trimmed(a: UnknownSymbolic | TextSymbolic, b: UnknownSymbolic | TextSymbolic): readonly [TextSymbolic['parts'], TextSymbolic['parts']] {
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
  return [left, right];
}

/** Any question whose answer only rendering tells: both answers are gone through. Values that can be few are tried one by one. */
export function relate(path: Path, question: string, leaves: readonly Symbolic[], answer: (...values: readonly (Scalar | undefined)[]) => boolean): boolean {
  const asked = leaves.map((leaf) => (isLeaf(leaf) ? leaf : constant(undefined) as ConstantSymbolic));
  const settled = asked.map((leaf) => settle(path, leaf));
  if (settled.every((leaf): leaf is ConstantSymbolic => leaf.kind === 'constant')) {
    return answer(...settled.map(({ value }) => value));
  }
  // In quotes, so that no question of a rule is taken for one of the engine.
  return isRelated(path, JSON.stringify(question), asked);
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
  if (scalars.length > FEW || fewNumbers(domain.numbers, FEW) === undefined) {
    return leaf;
  }
  const value = splitIn(path, leaf.position, scalars, (scalar) => (scalar === undefined ? onlyKind(domain, 'absent') : onlyConstant(domain, scalar)));
  return constant(value) as ConstantSymbolic;
}

/** Whether an assumption about several unknown things holds; the same question has one answer in a run. */
export function isRelated(path: Path, asked: string, leaves: readonly Leaf[]): boolean {
  const question = idOfQuestion(asked, leaves);
  const sources = leaves.flatMap(sourcesOf);
  const position: Position = { id: question, domain: { ...NOTHING, booleans: [true, false] }, of: { kind: 'derived', sources } };
  const known = knownValue(path, position);
  if (known !== undefined) {
    return known.value === true;
  }
  const answer = split(path, position, onlyConstant(position.domain, true), onlyConstant(position.domain, false));
  noteRelation(path, { question, sources, answer });
  return answer;
}

/** Whether something is a scalar, or may be one. */
export function isLeaf(symbolic: Symbolic): symbolic is Leaf {
  return symbolic.kind === 'constant' || symbolic.kind === 'unknown' || symbolic.kind === 'text';
}
