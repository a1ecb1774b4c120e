import { anyText, automatonOf, automatonOfTexts, beginnings, complement, concatenation, includes, intersection, replaced, union, withoutEnding, type Automaton } from '../../language/automaton';
import { shortestTexts } from '../../language/shortest-texts';
import { isWithin } from './is-within';
import { loosePattern } from '../../language/loose-pattern';

/** A set of texts. What is joined, or one of several, is made an automaton only where somebody asks for one. */
export type Texts =
  | { readonly kind: 'listed'; readonly texts: readonly string[] }
  | { readonly kind: 'automaton'; readonly automaton: Automaton }
  | { readonly kind: 'joined'; readonly parts: readonly Texts[] }
  | { readonly kind: 'either'; readonly sets: readonly Texts[] };

const MOST_LISTED = 50;

/** Every text. */
export const ANY_TEXTS: Texts = { kind: 'automaton', automaton: anyText() };

/** Texts that are given one by one. */
export function listed(...texts: readonly string[]): Texts {
  return { kind: 'listed', texts: [...new Set(texts)] };
}

const known = new Map<string, Texts>();

/** The texts in which a pattern finds something, and perhaps more: repetitions are not counted. */
export function patternTexts(pattern: string): Texts {
  const found = known.get(pattern) ?? { kind: 'automaton', automaton: automatonOf(loosePattern(pattern)) ?? anyText() };
  known.set(pattern, found);
  return found;
}

/** The texts that are in one of several sets. */
export function textsOfEither(...sets: readonly Texts[]): Texts {
  return { kind: 'either', sets };
}

/** The texts made of one text of each set, in their order. */
export function joinedTexts(parts: readonly Texts[]): Texts {
  const lists = parts.flatMap((part) => (part.kind === 'listed' ? [part.texts] : []));
  const isShort = lists.length === parts.length && lists.reduce((product, { length }) => product * length, 1) <= MOST_LISTED;
  return isShort ? listed(...lists.reduce((all, texts) => all.flatMap((beginning) => texts.map((text) => beginning + text)), [''])) : { kind: 'joined', parts };
}

/** The texts of a set in which a pattern finds something, or in which it finds nothing, and perhaps more. */
export function matching(texts: Texts, pattern: string, finds: boolean): Texts {
  if (texts.kind === 'listed') {
    return listed(...texts.texts.filter((text) => new RegExp(pattern, 'u').test(text) === finds));
  }
  const exact = exactAutomaton(pattern);
  return exact === undefined ? texts : { kind: 'automaton', automaton: intersection(asAutomaton(texts), finds ? exact : complement(exact)) };
}

/** The texts that are not empty. */
export function withoutEmpty(texts: Texts): Texts {
  return matching(texts, '^[^]', true);
}

/** Helm's `trunc`, of texts that are not all short enough. */
export function shortenedTexts(texts: Texts, most: number): Texts {
  if (texts.kind === 'listed') {
    return listed(...texts.texts.map((text) => Buffer.from(text, 'utf8').subarray(0, most).toString('utf8')));
  }
  const automaton = asAutomaton(texts);
  const shortened = withoutEmpty({ kind: 'automaton', automaton: beginnings(automaton) });
  const whole = includes(automaton, '') || most < 1 ? textsOfEither(shortened, listed('')) : shortened;
  // Of a character of several bytes a part may be left.
  return asAutomaton(matching(texts, '[^\\u0000-\\u007f]', true)).isEmpty ? whole : textsOfEither(whole, joinedTexts([textsOfEither(shortened, listed('')), listed('\ufffd')]));
}

/** Helm's `trimSuffix "-"`, which takes one away. */
export function withoutDash(texts: Texts): Texts {
  return texts.kind === 'listed' ? listed(...texts.texts.map((text) => text.replace(/-$/u, ''))) : textsOfEither(matching(texts, '-$', false), { kind: 'automaton', automaton: withoutEnding(asAutomaton(texts), '-') });
}

/** Helm's `replace`; any text where not one character replaces another. */
export function replacedTexts(texts: Texts, from: string, to: string): Texts {
  if (texts.kind === 'listed') {
    return listed(...texts.texts.map((text) => text.replaceAll(from, to)));
  }
  return from.length === 1 && to.length === 1 ? { kind: 'automaton', automaton: replaced(asAutomaton(texts), from, to) } : ANY_TEXTS;
}

/** The shortest text of a set in which a pattern finds nothing; undefined where it finds something in all. */
export function shortestOutside(texts: Texts, pattern: string): string | undefined {
  const exact = exactAutomaton(pattern);
  if (exact !== undefined && isWithin(texts, exact)) {
    return undefined;
  }
  return shortestTexts(asAutomaton(matching(texts, pattern, false)), 1)[0];
}

const knownExactly = new Map<string, Automaton | undefined>();

function exactAutomaton(pattern: string): Automaton | undefined {
  const exact = knownExactly.has(pattern) ? knownExactly.get(pattern) : automatonOf(pattern);
  knownExactly.set(pattern, exact);
  return exact;
}

const automata = new WeakMap<Texts, Automaton>();

/** The set as an automaton. */
export function asAutomaton(texts: Texts): Automaton {
  const made = automata.get(texts) ?? makeAutomaton(texts);
  automata.set(texts, made);
  return made;
}

function makeAutomaton(texts: Texts): Automaton {
  switch (texts.kind) {
    case 'listed':
      return automatonOfTexts(texts.texts);
    case 'automaton':
      return texts.automaton;
    case 'joined':
      return concatenation(texts.parts.map(asAutomaton));
    case 'either':
      return texts.sets.map(asAutomaton).reduce(union, automatonOfTexts([]));
  }
}
