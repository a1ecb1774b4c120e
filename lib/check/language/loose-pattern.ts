import { alternativesOfPattern } from './alternatives-of-pattern';
import type { AST } from '@eslint-community/regexpp';

// An automaton has a state for each repetition that it counts.
const MOST_COUNTED = 4;

/** A pattern that finds something wherever the given one does, and that does not count how often something is repeated. */
export function loosePattern(pattern: string): string {
  return alternativesOf(alternativesOfPattern(pattern));
}

function alternativesOf(alternatives: readonly AST.Alternative[]): string {
  return alternatives.map(({ elements }) => elements.map(loose).join('')).join('|');
}

function loose(element: AST.Element): string {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return `(${alternativesOf(element.alternatives)})`;
    case 'Quantifier': {
      const { min, max } = element;
      const isCounted = max > MOST_COUNTED || min > MOST_COUNTED;
      return `${loose(element.element)}${isCounted ? (min === 0 ? '*' : '+') : `{${String(min)},${String(max)}}`}`;
    }
    case 'Assertion':
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
    case 'Backreference':
    case 'ExpressionCharacterClass':
      return element.raw;
  }
}
