import { CharSet, DFA, JS, NFA, TooManyNodesError, Words } from 'refa';
import { markedExpression, wholeExpression, type Marks } from './marked-expression';

/** A set of texts, as a deterministic automaton over code points. Never written to. */
export type Automaton = DFA;

/** The greatest code point. */
export const GREATEST = 0x10ffff;
// Halves of a surrogate pair, which no text has, stand for the beginning and the end of a text while a pattern is
// read, so that ^ and $ are characters like others.
const BEGIN = 0xd800;
const END = 0xd801;
const CHARACTERS = CharSet.all(GREATEST).without({ min: 0xd800, max: 0xdfff });
const MARKS: Marks = { begin: BEGIN, end: END, characters: CHARACTERS };
const MARKED_CHARACTERS = CHARACTERS.union([{ min: BEGIN, max: END }]);

/**
 * All texts in which a pattern finds something, or undefined where the pattern asks something else than
 * characters, `^` and `$` (word boundaries, look-ahead, back references), or is too large.
 */
export function automatonOf(pattern: string, flags = 'u'): Automaton | undefined {
  try {
    const read = new RegExp(pattern, flags);
    const { expression } = JS.Parser.fromLiteral(read).parse();
    const whole = wholeExpression(expression, MARKS);
    if (whole !== undefined) {
      return minimal(DFA.fromFA(NFA.fromRegex(whole, { maxCharacter: GREATEST })));
    }
    const found = NFA.fromRegex(markedExpression(expression, MARKS), { maxCharacter: GREATEST });
    const around = anyOf(MARKED_CHARACTERS);
    found.prepend(around);
    found.append(around);
    const marked = joined([onceOrMore(BEGIN), anyOf(CHARACTERS), onceOrMore(END)]);
    return withEmptyText(withoutMarks(DFA.fromIntersection(found, marked)), read.test(''));
  } catch {
    return undefined;
  }
}

/** The texts that are in both; all of the first where both together are too large to be made. */
export function intersection(a: Automaton, b: Automaton): Automaton {
  return ifSmall(() => minimal(DFA.fromIntersection(a, b)), a);
}

/** The texts that are not in a set; all texts where that is too large to be made. */
export function complement(automaton: Automaton): Automaton {
  return ifSmall(() => {
    const opposite = automaton.copy();
    opposite.complement();
    return minimal(DFA.fromIntersection(opposite, anyText()));
  }, anyText());
}

/** All texts. */
export function anyText(): Automaton {
  return anyOf(CHARACTERS);
}

/** Texts that are given one by one. */
export function automatonOfTexts(texts: readonly string[]): Automaton {
  return DFA.fromWords(texts.map((text) => Words.fromStringToUnicode(text)), { maxCharacter: GREATEST });
}

/** The texts made of one text of each part, in their order; all texts where that is too large to be made. */
export function concatenation(parts: readonly Automaton[]): Automaton {
  return ifSmall(() => minimal(joined(parts)), anyText());
}

/** The texts that are in one of two sets; all texts where both together are too large to be made. */
export function union(a: Automaton, b: Automaton): Automaton {
  return ifSmall(() => {
    const either = NFA.fromFA(a);
    either.union(b);
    return minimal(DFA.fromFA(either));
  }, anyText());
}

/** Everything that a text of a set begins with, empty text and whole texts among it. */
export function beginnings(automaton: Automaton): Automaton {
  const made = automaton.copy();
  made.prefixes();
  return minimal(made);
}

/** The texts of a set that end with a character, without that character. */
export function withoutEnding(automaton: Automaton, character: string): Automaton {
  const { initial, getOut, isFinal } = automaton.transitionIterator();
  const code = character.charCodeAt(0);
  const endsAfter = (node: DFA.ReadonlyNode): boolean => [...getOut(node)].some(([next, characters]) => characters.has(code) && isFinal(next));
  return minimal(DFA.fromFA({ maxCharacter: GREATEST, transitionIterator: () => ({ initial, stableOut: true, getOut, isFinal: endsAfter }) }));
}

/** The texts of a set with one character in place of another. */
export function replaced(automaton: Automaton, from: string, to: string): Automaton {
  return ifSmall(() => {
    const { initial, getOut, isFinal } = automaton.transitionIterator();
    const [old, made] = [from, to].map((each) => CharSet.fromCharacter(GREATEST, each.charCodeAt(0))) as [CharSet, CharSet];
    const outOf = (node: DFA.ReadonlyNode): Map<DFA.ReadonlyNode, CharSet> =>
      new Map([...getOut(node)].map(([next, characters]) => [next, characters.isDisjointWith(old) ? characters : characters.without(old).union(made)] as const));
    return minimal(DFA.fromFA(NFA.fromFA({ maxCharacter: GREATEST, transitionIterator: () => ({ initial, stableOut: true, getOut: outOf, isFinal }) })));
  }, anyText());
}

/** Whether a text is in a set. */
export function includes(automaton: Automaton, text: string): boolean {
  return automaton.test(Words.fromStringToUnicode(text));
}

/** The texts of some characters. */
export function anyOf(characters: CharSet): Automaton {
  const all = NFA.fromCharSet(characters);
  all.quantify(0, Infinity);
  return DFA.fromFA(all);
}

/** A mark at least once: a pattern may ask for the same end of a text several times. */
function onceOrMore(mark: number): Automaton {
  const marks = NFA.fromWords([[mark]], { maxCharacter: GREATEST });
  marks.quantify(1, Infinity);
  return DFA.fromFA(marks);
}

function joined(parts: readonly Automaton[]): Automaton {
  const all = NFA.fromWords([[]], { maxCharacter: GREATEST });
  parts.forEach((part) => {
    all.append(part);
  });
  return DFA.fromFA(all);
}

/**
 * The same texts, without the characters that stood for their ends. However often an end is asked for, some number of
 * marks is enough, and more of them never find less.
 */
function withoutMarks(marked: Automaton): Automaton {
  const { initial, getOut, isFinal } = marked.transitionIterator();
  const after = (node: DFA.ReadonlyNode, mark: number): DFA.ReadonlyNode | undefined => [...getOut(node)].find(([, characters]) => characters.has(mark))?.[0];
  const along = (node: DFA.ReadonlyNode, mark: number): readonly DFA.ReadonlyNode[] => {
    const passed: DFA.ReadonlyNode[] = [];
    let next = after(node, mark);
    while (next !== undefined && !passed.includes(next)) {
      passed.push(next);
      next = after(next, mark);
    }
    return passed;
  };
  const start = along(initial, BEGIN).at(-1);
  if (start === undefined) {
    return automatonOfTexts([]);
  }
  return minimal(
    DFA.fromFA({
      maxCharacter: GREATEST,
      transitionIterator: () => ({
        initial: start,
        stableOut: true,
        getOut: (node: DFA.ReadonlyNode) => new Map([...getOut(node)].map(([next, characters]) => [next, characters.intersect(CHARACTERS)] as const).filter(([, characters]) => !characters.isEmpty)),
        isFinal: (node: DFA.ReadonlyNode) => along(node, END).some(isFinal),
      }),
    }),
  );
}

/** The same texts, and empty text where it is found too: of it alone the end may be asked for before the beginning. */
function withEmptyText(automaton: Automaton, isFound: boolean): Automaton {
  if (!isFound || includes(automaton, '')) {
    return automaton;
  }
  const texts = NFA.fromFA(automaton);
  texts.quantify(0, 1);
  return minimal(DFA.fromFA(texts));
}

function minimal(automaton: Automaton): Automaton {
  automaton.removeUnreachable();
  automaton.minimize();
  return automaton;
}

/** What can be made, or a larger set that stands for it: whatever holds for the larger set holds for the smaller one. */
function ifSmall(make: () => Automaton, otherwise: Automaton): Automaton {
  try {
    return make();
  } catch (error) {
    if (error instanceof TooManyNodesError) {
      return otherwise;
    }
    throw error;
  }
}
