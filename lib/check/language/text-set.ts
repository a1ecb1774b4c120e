import { once } from '../once';
import { beginningOf } from './beginning';
import { anyText, automatonOf, automatonOfTexts, complement, includes, intersection, type Automaton } from './automaton';
import { shortestTexts } from './shortest-texts';

/** Texts that are listed. */
export interface ListedTexts {
  readonly kind: 'listed';
  readonly texts: readonly string[];
}

/** Texts that a test accepts. Their automaton is made when somebody asks for more than single texts. */
export interface TestedTexts {
  readonly kind: 'tested';
  readonly accepts: (text: string) => boolean;
  /** The same texts as an automaton, or one of more texts where the test cannot be written as one exactly. */
  readonly automaton: () => Automaton;
  /** Whether the automaton has just these texts. */
  readonly isExact: () => boolean;
  /** Whether it has a text for certain, so that the automaton need not be made to know it. */
  readonly isTrusted: boolean;
  /** Texts that are left out although the test and the automaton have them. */
  readonly except: readonly string[];
  /** Texts that none of its texts begins with, as far as that is known without the automaton. */
  readonly barredBeginnings: readonly string[];
}

/** A set of texts that something unknown can be. */
export type TextSet = ListedTexts | TestedTexts;

export const NO_TEXT: TextSet = { kind: 'listed', texts: [] };

/** Every text. */
export const ANY_TEXT: TextSet = { kind: 'tested', accepts: () => true, automaton: once(anyText), isExact: () => true, isTrusted: true, except: [], barredBeginnings: [] };

export function listedTexts(texts: readonly string[]): TextSet {
  return { kind: 'listed', texts };
}

/** The texts that a test accepts, of which patterns say the same, or less. Patterns in `without` must find nothing. */
export function testedTexts(accepts: (text: string) => boolean, patterns: readonly string[], without: readonly string[] = [], saysAll = true): TextSet {
  return {
    kind: 'tested',
    accepts,
    automaton: () => automatonOfPatterns(patterns, without),
    isExact: () => saysAll && [...patterns, ...without].every((pattern) => knownAutomaton(pattern) !== undefined),
    isTrusted: true,
    except: [],
    barredBeginnings: without.flatMap((pattern) => onlyBeginning(new RegExp(pattern, 'u'))),
  };
}

export function includesText(set: TextSet, text: string): boolean {
  return set.kind === 'listed' ? set.texts.includes(text) : set.accepts(text) && !set.except.includes(text);
}

/** The set with one text less. */
export function withoutText(set: TextSet, text: string): TextSet {
  if (set.kind === 'listed') {
    return listedTexts(set.texts.filter((each) => each !== text));
  }
  return includesText(set, text) ? { ...set, except: [...set.except, text] } : set;
}

/** The texts of a set in which a pattern finds something, or in which it finds nothing. */
export function matchingTexts(set: TextSet, pattern: RegExp, finds: boolean): TextSet {
  const accepts = (text: string): boolean => pattern.test(text) === finds;
  if (set.kind === 'listed') {
    return listedTexts(set.texts.filter(accepts));
  }
  if (finds && set.barredBeginnings.some((barred) => beginningOf(pattern).text.startsWith(barred))) {
    return NO_TEXT;
  }
  return {
    kind: 'tested',
    accepts: (text) => set.accepts(text) && accepts(text),
    automaton: () => matchingAutomaton(set.automaton(), pattern, finds),
    isExact: () => set.isExact() && knownAutomaton(pattern.source, pattern.flags) !== undefined,
    isTrusted: false,
    except: set.except,
    barredBeginnings: finds ? set.barredBeginnings : [...set.barredBeginnings, ...onlyBeginning(pattern)],
  };
}

// Most fields take one of these: names, keys of labels, quantities, versions, addresses, URLs, paths.
const LIKELY_TEXTS = ['', 'a', 'b', 'x-1', 'example.com/a', '1', '2', '10', '1Gi', '2Gi', '1m', '1.2.3', '10.0.0.0/8', 'fd00::/8', 'https://a', 'a.example.com', '/a', 'A'];

/** Whether no text is in a set. A set that is not known exactly may be taken to have one. */
export function isEmptySet(set: TextSet): boolean {
  if (set.kind === 'listed') {
    return set.texts.length === 0;
  }
  if (set.isTrusted && set.except.length === 0) {
    return false;
  }
  // One text that is in it tells as much as the automaton, which takes milliseconds to make.
  if (LIKELY_TEXTS.some((text) => includesText(set, text))) {
    return false;
  }
  return automatonOfSet(set).isEmpty;
}

/** Whether no text is in both sets. Sets that are not known exactly may be taken to share one. */
export function areDisjointSets(a: TextSet, b: TextSet): boolean {
  if (a.kind === 'listed') {
    return !a.texts.some((text) => includesText(b, text));
  }
  return b.kind === 'listed' ? areDisjointSets(b, a) : intersection(a.automaton(), b.automaton()).isEmpty;
}

/** Some of the shortest texts of a set. */
export function someTexts(set: TextSet, most: number): readonly string[] {
  if (set.kind === 'listed') {
    return set.texts.slice(0, most);
  }
  const candidates = shortestTexts(set.automaton(), most + set.except.length + (set.isExact() ? 0 : 50));
  return candidates.filter((text) => includesText(set, text)).slice(0, most);
}

/** The set as an automaton, which may have more texts where the set is not known exactly. */
export function automatonOfSet(set: TextSet): Automaton {
  if (set.kind === 'listed') {
    return automatonOfTexts(set.texts);
  }
  return set.except.length === 0 ? set.automaton() : withoutTexts(set.automaton(), set.except);
}

// Run after run leaves out the same few texts, most often empty text.
const knownRests = new WeakMap<Automaton, Map<string, Automaton>>();

function withoutTexts(automaton: Automaton, texts: readonly string[]): Automaton {
  const rests = knownRests.get(automaton) ?? new Map<string, Automaton>();
  knownRests.set(automaton, rests);
  const key = JSON.stringify(texts);
  const made = rests.get(key) ?? intersection(automaton, complement(automatonOfTexts(texts)));
  rests.set(key, made);
  return made;
}

/** A set that is only known to lie within an automaton. */
export function textsWithin(automaton: () => Automaton): TextSet {
  const made = once(automaton);
  return { kind: 'tested', accepts: (text) => includes(made(), text), automaton: made, isExact: () => true, isTrusted: true, except: [], barredBeginnings: [] };
}

/** The beginning that a pattern asks for, where it asks for nothing else. */
function onlyBeginning(pattern: RegExp): readonly string[] {
  const { text, isAll } = beginningOf(pattern);
  return isAll ? [text] : [];
}

function both(a: Automaton, b: Automaton | undefined): Automaton {
  return b === undefined ? a : intersection(a, b);
}

function opposite(automaton: Automaton | undefined): Automaton | undefined {
  return automaton === undefined ? undefined : complement(automaton);
}

// The same few patterns are asked for again and again, and reading one takes milliseconds.
const known = new Map<string, Automaton | undefined>();

function knownAutomaton(pattern: string, flags = 'u'): Automaton | undefined {
  const key = `${flags}/${pattern}`;
  if (!known.has(key)) {
    known.set(key, automatonOf(pattern, flags));
  }
  return known.get(key);
}

const knownTogether = new Map<string, Automaton>();

function automatonOfPatterns(patterns: readonly string[], without: readonly string[]): Automaton {
  const key = JSON.stringify([patterns, without]);
  const found = knownTogether.get(key);
  if (found !== undefined) {
    return found;
  }
  const all = [...patterns.map((pattern) => knownAutomaton(pattern)), ...without.map((pattern) => opposite(knownAutomaton(pattern)))];
  const made = all.reduce<Automaton>(both, knownAutomaton('') ?? anyText());
  knownTogether.set(key, made);
  return made;
}

// Run after run asks the same patterns about the same sets.
const knownMatches = new WeakMap<Automaton, Map<string, Automaton>>();

function matchingAutomaton(automaton: Automaton, { source, flags }: RegExp, finds: boolean): Automaton {
  const matches = knownMatches.get(automaton) ?? new Map<string, Automaton>();
  knownMatches.set(automaton, matches);
  const key = `${String(finds)}/${flags}/${source}`;
  const found = knownAutomaton(source, flags);
  const made = matches.get(key) ?? both(automaton, finds ? found : opposite(found));
  matches.set(key, made);
  return made;
}
