import { concatenation, type Automaton } from '../language/automaton';
import { ANY_TEXT, automatonOfSet, isEmptySet, listedTexts, matchingTexts, textsWithin, type TextSet } from '../language/text-set';
import { NOTHING } from './domain';
import { domainIn, type Path } from './path';
import { idOf, type Symbolic, type TextSymbolic } from './symbolic';
import type { Position } from './position';

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
  return { id: idOf(text), domain: { ...NOTHING, texts: joinedTexts(path, text.parts) }, of: { kind: 'derived', sources: sourcesOf(text), parts: text.parts } };
}

/**
 * Whether a pattern finds something in a joined text, where what it begins or ends with says so whatever the rest is:
 * the tag of an image, say. Undefined where it does not: then all parts have to be looked at, which costs far more.
 */
export function answerOfEnds(path: Path, { parts }: TextSymbolic, pattern: RegExp): boolean | undefined {
  const kinds = parts.map((part) => typeof part);
  const [first, last] = [kinds.indexOf('string'), kinds.lastIndexOf('string')];
  if (first === -1) {
    return undefined;
  }
  const [before, after] = [parts.slice(0, first), parts.slice(last + 1)];
  // Of what joins the rest one character says enough, and longer ones that may also stand in the rest cost many states.
  const [begin, end] = [parts[first] as string, parts[last] as string];
  return (
    answerFor(joinedTexts(path, [undefined, after.length === 0 ? end : end.slice(-1), ...after]), pattern) ??
    answerFor(joinedTexts(path, [...before, before.length === 0 ? begin : begin.slice(0, 1), undefined]), pattern)
  );
}

function answerFor(texts: TextSet, pattern: RegExp): boolean | undefined {
  if (isEmptySet(matchingTexts(texts, pattern, true))) {
    return false;
  }
  return isEmptySet(matchingTexts(texts, pattern, false)) ? true : undefined;
}

/** The texts made of one text of each part; undefined stands for any. */
function joinedTexts(path: Path, parts: readonly (string | Position | undefined)[]): TextSet {
  return textsWithin(() => knownConcatenation(parts.map((part) => (typeof part === 'object' ? domainIn(path, part).texts : part))));
}

// Run after run joins the same parts. Automata are told apart by number, because they have no name.
const numbers = new WeakMap<Automaton, number>();
const known = new Map<string, Automaton>();
let next = 0;

function numberOf(automaton: Automaton): number {
  const number = numbers.get(automaton) ?? next++;
  numbers.set(automaton, number);
  return number;
}

function knownConcatenation(parts: readonly (string | TextSet | undefined)[]): Automaton {
  const sets = parts.map((part) => (typeof part === 'string' ? listedTexts([part]) : (part ?? ANY_TEXT)));
  const key = JSON.stringify(sets.map((set) => (set.kind === 'listed' ? set.texts : numberOf(automatonOfSet(set)))));
  const made = known.get(key) ?? concatenation(sets.map(automatonOfSet));
  known.set(key, made);
  return made;
}
