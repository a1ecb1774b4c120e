import type { SetForm } from './set-parser';

/** What Helm takes a text for: a truth value, null, a whole number of 64 bits; everything else stays text. */
export function typedValue(text: string, form: SetForm): unknown {
  if (form !== '--set') {
    return text;
  }
  const word = /^(?:(true)|(false)|null)$/iu.exec(text);
  if (word !== null) {
    return word[1] !== undefined ? true : word[2] !== undefined ? false : null;
  }
  return text === '0' || (/^[+-]?\d+$/.test(text) && !text.startsWith('0') && hasAtMost64Bits(text))
    ? Number(text)
    : text;
}

function hasAtMost64Bits(digits: string): boolean {
  const number = BigInt(digits.replace('+', ''));
  return BigInt.asIntN(64, number) === number;
}
