/** A fault at a place of a text. */
export interface TextFault {
  readonly what: string;
  readonly fix: string;
  /** The place, counted in UTF-16 units from 0. */
  readonly offset: number;
}

// What https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/readerc.go refuses.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;

// Line breaks of YAML 1.1 only: Helm folds them, other parsers keep them.
const OLD_LINE_BREAK = /[\u0085\u2028\u2029]/;

// Helm 4 cuts a file at these lines before it parses, and refuses what is not a comment after the dashes:
// https://github.com/kubernetes/apimachinery/blob/v0.34.0/pkg/util/yaml/decoder.go, splitYAMLDocument
const FULL_SEPARATOR = /^---(?![ \t]*(?:#.*)?\r?$)/m;

/** What no YAML of a values file may hold, wherever it stands; undefined when there is nothing of it. */
export function valuesTextFault(text: string): TextFault | undefined {
  return (
    faultAt(
      text,
      CONTROL,
      'a control character, which Helm refuses',
      'write it as an escape in double quotes: "\\x07"',
    ) ??
    faultAt(
      text,
      OLD_LINE_BREAK,
      'a line break that YAML parsers read differently',
      'write it as an escape in double quotes: "\\u2028"',
    ) ??
    faultAt(
      text,
      FULL_SEPARATOR,
      'content on the line of "---", which Helm 4 refuses',
      'begin the content on the next line',
    ) ??
    directiveFault(text)
  );
}

/** Directives stand before everything but blanks and comments. */
function directiveFault(text: string): TextFault | undefined {
  const [head = ''] = /^(?:[ \t]*(?:#.*)?\r?\n)*/.exec(text) ?? [];
  return text[head.length] === '%'
    ? { what: 'there is a YAML directive, which Helm 4 refuses', fix: 'remove the line', offset: head.length }
    : undefined;
}

function faultAt(text: string, pattern: RegExp, what: string, fix: string): TextFault | undefined {
  const found = pattern.exec(text);
  return found === null ? undefined : { what: `there is ${what}`, fix, offset: found.index };
}
