import { RegExpParser } from '@eslint-community/regexpp';
import type { AST } from '@eslint-community/regexpp';

/** The alternatives of a pattern that is read with the flag u, as those of fields are. */
export function alternativesOfPattern(pattern: string): readonly AST.Alternative[] {
  return new RegExpParser({ ecmaVersion: 2022 }).parsePattern(pattern, 0, pattern.length, { unicode: true }).alternatives;
}
