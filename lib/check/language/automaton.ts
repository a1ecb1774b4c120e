import { CharSet, DFA, JS, NFA, TooManyNodesError, Words } from 'refa';
import { markedExpression } from './marked-expression';

/** A set of texts, as a deterministic automaton over code points. Never written to. */
export type Automaton = DFA;

/** The greatest code point. */
const GREATEST = 0x10ffff;
// Noncharacters (https://www.unicode.org/faq/private_use.html) that stand for the beginning and the end of a text
// while a pattern is read, so that ^ and $ are characters like others.
const BEGIN = 0x1fffe;
const END = 0x1ffff;
const CHARACTERS = CharSet.all(GREATEST)
  .without({ min: BEGIN, max: END })
  .without({ min: 0xd800, max: 0xdfff });
const PLAIN = CharSet.fromCharacters(GREATEST, Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz').map((each) => each.charCodeAt(0)));

/**
 * All texts in which a pattern finds something, or undefined where the pattern asks something else than
 * characters, `^` and `$` (word boundaries, look-ahead, back references), or is too large.
 */
export function automatonOf(pattern: string, flags = 'u'): Automaton | undefined {
  try {
    const { expression } = JS.Parser.fromLiteral(new RegExp(`[^]*(?:${pattern})[^]*`, flags)).parse();
    const found = NFA.fromRegex(markedExpression(expression, BEGIN, END), { maxCharacter: GREATEST });
    const marked = textOf([BEGIN], anyOf(CHARACTERS), [END]);
    return withoutMarks(DFA.fromIntersection(found, marked));
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

/** Whether a text is in a set. */
export function includes(automaton: Automaton, text: string): boolean {
  return automaton.test(Words.fromStringToUnicode(text));
}

/** Some of the shortest texts of a set; of letters and digits alone where it has such. */
export function shortestTexts(automaton: Automaton, most: number): readonly string[] {
  const plain = DFA.fromIntersection(automaton, anyOf(PLAIN));
  return [...new Set([...firstWords(plain, most), ...firstWords(automaton, most)])].slice(0, most);
}

function firstWords(automaton: Automaton, most: number): readonly string[] {
  const texts: string[] = [];
  for (const word of automaton.words()) {
    if (texts.length === most) {
      break;
    }
    texts.push(Words.fromUnicodeToString(word));
  }
  return texts;
}

function anyOf(characters: CharSet): Automaton {
  const all = NFA.fromCharSet(characters);
  all.quantify(0, Infinity);
  return DFA.fromFA(all);
}

function textOf(begin: readonly number[], middle: Automaton, end: readonly number[]): Automaton {
  const word = (codes: readonly number[]): Automaton => DFA.fromWords([[...codes]], { maxCharacter: GREATEST });
  return joined([word(begin), middle, word(end)]);
}

function joined(parts: readonly Automaton[]): Automaton {
  const all = NFA.fromWords([[]], { maxCharacter: GREATEST });
  parts.forEach((part) => {
    all.append(part);
  });
  return DFA.fromFA(all);
}

/** The same texts, without the characters that stood for their ends. */
function withoutMarks(marked: Automaton): Automaton {
  const { initial, getOut, isFinal } = marked.transitionIterator();
  const along = (node: DFA.ReadonlyNode, mark: number): DFA.ReadonlyNode | undefined =>
    [...getOut(node)].find(([, characters]) => characters.has(mark))?.[0];
  const start = along(initial, BEGIN);
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
        isFinal: (node: DFA.ReadonlyNode) => {
          const last = along(node, END);
          return last !== undefined && isFinal(last);
        },
      }),
    }),
  );
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
