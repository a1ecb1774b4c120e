// What a terminal or a reader of logs would obey instead of showing it: control characters, line breaks, and what
// changes the direction of text (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters).
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** Text of one line, whatever it holds: what would not be shown is written as an escape. */
export function shownText(text: string): string {
  return text.replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
