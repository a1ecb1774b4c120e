import { CharSet, type Assertion, type Concatenation, type Element, type Expression, type NoParent } from 'refa';

/**
 * A regular expression in which `^` and `$` are the characters that stand for the ends of a text.
 *
 * @throws Error – when it asks for anything else besides characters.
 */
export function markedExpression(expression: NoParent<Expression>, begin: number, end: number): NoParent<Expression> {
  return { ...expression, alternatives: expression.alternatives.map((each) => markedConcatenation(each, begin, end)) };
}

function markedConcatenation(concatenation: NoParent<Concatenation>, begin: number, end: number): NoParent<Concatenation> {
  return { ...concatenation, elements: concatenation.elements.map((each) => markedElement(each, begin, end)) };
}

function markedElement(element: NoParent<Element>, begin: number, end: number): NoParent<Element> {
  switch (element.type) {
    case 'Assertion':
      return { type: 'CharacterClass', characters: CharSet.fromCharacter(0x10ffff, markOf(element, begin, end)) };
    case 'Alternation':
    case 'Quantifier':
      return { ...element, alternatives: element.alternatives.map((each) => markedConcatenation(each, begin, end)) };
    case 'CharacterClass':
      return element;
    case 'Unknown':
      throw new Error('not a regular expression');
  }
}

/** `^` is: no character before; `$` is: no character after. */
function markOf({ kind, negate, alternatives }: NoParent<Assertion>, begin: number, end: number): number {
  const [only, ...others] = alternatives;
  const [asked, ...more] = only?.elements ?? [];
  if (!negate || others.length > 0 || more.length > 0 || asked?.type !== 'CharacterClass' || !asked.characters.isAll) {
    throw new Error('not an end of the text');
  }
  return kind === 'behind' ? begin : end;
}
