import { COMMON_ESCAPES } from './common-escapes';

/**
 * A Go string literal for use inside an action. Characters that are not printable ASCII and could
 * confuse a reader of the template are written as escapes.
 */
export function goString(value: string): string {
  let literal = '"';
  for (const character of value) {
    literal += escapeCharacter(character);
  }
  return `${literal}"`;
}

function escapeCharacter(character: string): string {
  const common = COMMON_ESCAPES.get(character);
  if (common !== undefined) {
    return common;
  }
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) {
    return `\\u${code.toString(16).padStart(4, '0')}`;
  }
  return /[\p{Zl}\p{Zp}\p{Cf}\ufffe\uffff]/u.test(character) ? goEscape(code) : character;
}

function goEscape(code: number): string {
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
