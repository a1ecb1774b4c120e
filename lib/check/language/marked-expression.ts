import { CharSet, type Assertion, type Concatenation, type Element, type Expression, type NoParent } from 'refa';

/** The characters that stand for the ends of a text, and those that a text has. */
export interface Marks {
  readonly begin: number;
  readonly end: number;
  readonly characters: CharSet;
}

/**
 * A regular expression in which `^` and `$` are the characters that stand for the ends of a text, and nothing else
 * finds those.
 *
 * @throws Error – when it asks for anything else besides characters.
 */
export function markedExpression(expression: NoParent<Expression>, marks: Marks): NoParent<Expression> {
  return { ...expression, alternatives: expression.alternatives.map((each) => markedConcatenation(each, marks)) };
}

/** What stands between `^` and `$`, where every alternative has both and nothing in it asks for an end; undefined otherwise. */
export function wholeExpression(expression: NoParent<Expression>, marks: Marks): NoParent<Expression> | undefined {
  const inner = expression.alternatives.map(({ elements }) => {
    const [first, last] = [elements[0], elements.at(-1)];
    const isWhole = elements.length > 1 && first?.type === 'Assertion' && first.kind === 'behind' && isEnd(first) && last?.type === 'Assertion' && last.kind === 'ahead' && isEnd(last);
    const between = elements.slice(1, -1);
    return isWhole && !between.some(asksForEnd) ? between : undefined;
  });
  return inner.every((elements) => elements !== undefined) ? { ...expression, alternatives: inner.map((elements) => markedConcatenation({ type: 'Concatenation', elements }, marks)) } : undefined;
}

function asksForEnd(element: NoParent<Element>): boolean {
  switch (element.type) {
    case 'Assertion':
    case 'Unknown':
      return true;
    case 'Alternation':
    case 'Quantifier':
      return element.alternatives.some(({ elements }) => elements.some(asksForEnd));
    case 'CharacterClass':
      return false;
  }
}

function markedConcatenation(concatenation: NoParent<Concatenation>, marks: Marks): NoParent<Concatenation> {
  return { ...concatenation, elements: concatenation.elements.map((each) => markedElement(each, marks)) };
}

function markedElement(element: NoParent<Element>, marks: Marks): NoParent<Element> {
  switch (element.type) {
    case 'Assertion':
      return { type: 'CharacterClass', characters: CharSet.fromCharacter(0x10ffff, markOf(element, marks)) };
    case 'Alternation':
    case 'Quantifier':
      return { ...element, alternatives: element.alternatives.map((each) => markedConcatenation(each, marks)) };
    case 'CharacterClass':
      return { ...element, characters: element.characters.intersect(marks.characters) };
    case 'Unknown':
      throw new Error('not a regular expression');
  }
}

/** `^` is: no character before; `$` is: no character after. */
function markOf(assertion: NoParent<Assertion>, { begin, end }: Marks): number {
  if (!isEnd(assertion)) {
    throw new Error('not an end of the text');
  }
  return assertion.kind === 'behind' ? begin : end;
}

function isEnd({ negate, alternatives }: NoParent<Assertion>): boolean {
  const [only, ...others] = alternatives;
  const [asked, ...more] = only?.elements ?? [];
  return negate && others.length === 0 && more.length === 0 && asked?.type === 'CharacterClass' && asked.characters.isAll;
}
