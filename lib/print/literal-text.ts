import { escapeBraces } from './braces';
import { COMMON_ESCAPES } from './common-escapes';

// YAML 1.1 reads these words as booleans or null (https://yaml.org/type/bool.html), and so does Helm.
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|~)$/iu;
const PLAIN = /^[A-Za-z_/][A-Za-z0-9_./-]*$/u;
// Printable without escapes inside double quotes; the rest is written as an escape.
const UNSAFE = /[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]|[\u2028\u2029"\\]/gu;

/** A text as one line of YAML that Helm neither executes nor misreads. Keys follow the same rule. */
export function printLiteralText(value: string): string {
  if (PLAIN.test(value) && !RESERVED.test(value)) {
    return value;
  }
  return escapeBraces(`"${escapeForDoubleQuotes(value)}"`);
}

/** The inside of a double-quoted YAML scalar. `<no value>`, which Helm deletes from its output, survives. */
export function escapeForDoubleQuotes(value: string): string {
  return value.replaceAll(UNSAFE, escapeCharacter).replaceAll('<no value>', '<no value\\x3e');
}

function escapeCharacter(character: string): string {
  const common = COMMON_ESCAPES.get(character);
  if (common !== undefined) {
    return common;
  }
  const code = character.codePointAt(0) ?? 0;
  return code > 0xff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\x${code.toString(16).padStart(2, '0')}`;
}

/**
 * The lines of a literal block scalar with its header, or undefined when only a quoted scalar is
 * exact: on trailing blanks, a leading blank, more than one final newline, or unprintable characters.
 */
export function printBlockText(
  value: string,
): { readonly header: string; readonly lines: readonly string[] } | undefined {
  const body = value.endsWith('\n') ? value.slice(0, -1) : value;
  const isExact =
    body.includes('\n') &&
    !/^[ \t\n]|[ \t]$|[ \t]\n|\n$|\t/u.test(body) &&
    !body.replaceAll(/[\n"\\]/gu, '').match(UNSAFE) &&
    !body.includes('<no value>');
  if (!isExact) {
    return undefined;
  }
  return { header: value.endsWith('\n') ? '|' : '|-', lines: body.split('\n').map(escapeBraces) };
}
