import { Document, visit } from 'yaml';

// Letters, marks, numbers, punctuation and symbols: no control character, and of all blanks only the space.
const READABLE_LINE = /^(?:[\p{L}\p{M}\p{N}\p{P}\p{S} ]*[\p{L}\p{M}\p{N}\p{P}\p{S}])?$/u;

// Go's YAML drops every underscore before it looks for a number, and so takes `-__.7_` for −0.7
// (https://github.com/go-yaml/yaml/blob/v3.0.1/resolve.go), which YAML 1.1 itself does not.
const LIKE_A_NUMBER = /^[-+_]*[0-9.][-+0-9._a-fA-FxXoO]*$/;

/** A key with its value as lines of YAML that YAML 1.1, as Helm reads it, and YAML 1.2 read alike. */
export function yamlEntry(key: string, value: unknown): readonly string[] {
  const document = new Document({ [key]: value }, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (position, scalar) => {
      if (typeof scalar.value === 'string') {
        const isBlock = position !== 'key' && scalar.value.includes('\n') && isReadableBlock(scalar.value);
        const isQuoted = scalar.value.includes('\n') || LIKE_A_NUMBER.test(scalar.value);
        scalar.type = isBlock ? 'BLOCK_LITERAL' : isQuoted ? 'QUOTE_DOUBLE' : 'PLAIN';
      }
    },
  });
  return document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER }).replace(/\n$/, '').split('\n');
}

/** The line that opens a map whose entries follow, indented. */
export function yamlOpening(key: string): string {
  return (yamlEntry(key, {})[0] ?? '').replace(/ \{\}$/, '');
}

/** Lines that are two columns further to the right. Empty lines stay empty. */
export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

/** Lines as a comment that becomes YAML again when its `# ` is removed. */
export function commentedOut(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `# ${line}`.trimEnd());
}

/** Whether text is what it seems to be in a block: blank lines at its end would mix with those that separate keys. */
function isReadableBlock(text: string): boolean {
  const lines = text.replace(/\n$/, '').split('\n');
  return !/^\s|\n\n$/.test(text) && lines.every((line) => READABLE_LINE.test(line));
}
