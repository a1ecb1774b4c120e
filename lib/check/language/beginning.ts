import { RegExpParser } from '@eslint-community/regexpp';
import type { AST } from '@eslint-community/regexpp';

/** What every text begins with in which a pattern finds something. */
export interface Beginning {
  /** Empty where nothing is known of it. */
  readonly text: string;
  /** Whether the pattern finds something in every such text. */
  readonly isAll: boolean;
}

const UNKNOWN: Beginning = { text: '', isAll: false };

const known = new Map<string, Beginning>();

/** The characters that follow `^` in a pattern. */
export function beginningOf({ source, flags }: RegExp): Beginning {
  const key = `${flags}/${source}`;
  const found = known.get(key) ?? read(source, flags);
  known.set(key, found);
  return found;
}

function read(source: string, flags: string): Beginning {
  const [only, ...others] = new RegExpParser({ ecmaVersion: 2022 }).parsePattern(source, 0, source.length, { unicode: flags.includes('u') }).alternatives;
  const [anchor, ...elements] = only?.elements ?? [];
  if (flags !== 'u' || others.length > 0 || anchor?.type !== 'Assertion' || anchor.kind !== 'start') {
    return UNKNOWN;
  }
  const end = elements.findIndex(({ type }) => type !== 'Character');
  const characters = (end < 0 ? elements : elements.slice(0, end)) as readonly AST.Character[];
  return { text: String.fromCodePoint(...characters.map(({ value }) => value)), isAll: end < 0 };
}
