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
function markOf({ kind, negate, alternatives }: NoParent<Assertion>, { begin, end }: Marks): number {
  const [only, ...others] = alternatives;
  const [asked, ...more] = only?.elements ?? [];
  if (!negate || others.length > 0 || more.length > 0 || asked?.type !== 'CharacterClass' || !asked.characters.isAll) {
    throw new Error('not an end of the text');
  }
  return kind === 'behind' ? begin : end;
}
