import { alternativesOfPattern } from './alternatives-of-pattern';
import type { AST } from '@eslint-community/regexpp';

/** How many characters a text has at most in which a pattern finds something; Infinity where it does not look at the whole text. */
export function longestMatch(pattern: string): number {
  return longestOf(alternativesOfPattern(pattern).map(wholeAlternative));
}

/** The same for what follows the last `/` of such a text, as far as the pattern tells where that is. */
export function longestAfterSlash(pattern: string): number {
  return longestOf(alternativesOfPattern(pattern).map((alternative) => {
    const { elements } = alternative;
    const last = elements.reduce((found, element, index) => (endsWithSlash(element) && (!mayBeLeftOut(element) || index === 1) ? index : found), -1);
    return last < 0 || !isWhole(elements) ? wholeAlternative(alternative) : sumOf(elements.slice(last + 1));
  }));
}

function endsWithSlash(element: AST.Element): boolean {
  switch (element.type) {
    case 'Character':
      return element.value === '/'.charCodeAt(0);
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.every(({ elements }) => elements.at(-1) !== undefined && endsWithSlash(elements.at(-1) as AST.Element));
    case 'Quantifier':
      return endsWithSlash(element.element);
    default:
      return false;
  }
}

function mayBeLeftOut(element: AST.Element): boolean {
  return element.type === 'Quantifier' && element.min === 0;
}

/** An alternative that begins with `^` and ends with `$` says what the whole text is. */
function wholeAlternative({ elements }: AST.Alternative): number {
  return isWhole(elements) ? sumOf(elements) : Infinity;
}

function isWhole(elements: readonly AST.Element[]): boolean {
  const [first, last] = [elements[0], elements.at(-1)];
  return first?.type === 'Assertion' && first.kind === 'start' && last?.type === 'Assertion' && last.kind === 'end';
}

function longestOf(lengths: readonly number[]): number {
  return Math.max(...lengths);
}

function sumOf(elements: readonly AST.Element[]): number {
  return elements.reduce((sum, element) => sum + longestElement(element), 0);
}

function longestElement(element: AST.Element): number {
  switch (element.type) {
    case 'Assertion':
      return 0;
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      // A character beyond the first plane counts as two in JavaScript, and as one for Kubernetes.
      return 1;
    case 'Group':
    case 'CapturingGroup':
      return longestOf(element.alternatives.map(({ elements }) => sumOf(elements)));
    case 'Quantifier': {
      const each = longestElement(element.element);
      return each === 0 || element.max === 0 ? 0 : each * element.max;
    }
    case 'Backreference':
    case 'ExpressionCharacterClass':
      return Infinity;
  }
}
