import { Document, Scalar, visit } from 'yaml';

// A block scalar keeps every character only when no line begins or ends with a blank that could be taken for
// indentation, and when one line break at most ends the text.
const KEPT_BY_BLOCK = /^\S(?:.*\S)?(?:\n+(?: *\S(?:.*\S)?))*\n?$/;

// Characters that YAML bars, or some parsers take for line breaks (https://yaml.org/spec/1.2.2/#51-character-set), and
// those that change the direction of what follows (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters).
const UNREADABLE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** Data as a YAML document that every parser reads alike. It holds no character that a terminal obeys. */
export function printYaml(data: unknown): string {
  const document = new Document(data, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && mustBeQuoted(node.value)) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  // Broken over several lines, quoted text would not always be read as the same text.
  const text = document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
  // What is unreadable stands only within quotes by now, where it can be escaped.
  return text.replace(UNREADABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function mustBeQuoted(text: string): boolean {
  return (text.includes('\n') && !KEPT_BY_BLOCK.test(text)) || text.search(UNREADABLE) !== -1 || text.includes('\t');
}
