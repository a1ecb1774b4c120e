import { readFileSync } from 'node:fs';

import { ChartError, type Code, type Problem, throwProblems } from '../diagnostic';
import { valuesFromYaml } from '../values/read/values-yaml';
import type { TextFault } from '../values/read/values-yaml-text';
import { LINE_BREAK, textPositions } from './text-positions';

type Values = Readonly<Record<string, unknown>>;

const LONGEST_LINE = 100;

// What node:fs reports, in words: https://nodejs.org/api/errors.html#common-system-errors
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'it does not exist',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EISDIR: 'it is a folder',
};

/** A values file that was read. */
export interface ValuesFile {
  /** As it was given; `-` is the standard input. */
  readonly path: string;
  readonly text: string;
  readonly values: Values;
}

/**
 * A file of YAML or JSON with its values, as Helm reads them; `-` is the standard input. An empty file holds
 * no values.
 *
 * @throws ChartError VALUES_UNREADABLE – when the file cannot be read or is not UTF-8.
 * @throws ChartError VALUES_SYNTAX – when its text is not values to Helm 3 and 4 alike; with line and column.
 * @throws ChartError VALUES_INVALID – when there are several such places.
 */
export function readValuesFile(path: string): ValuesFile {
  const text = readText(path, VALUES_FILE);
  return { path, text, values: valuesFromText(text, path) };
}

/** The values in the text of a file; the path is for messages. The errors are those of {@link readValuesFile}. */
export function valuesFromText(text: string, path: string): Values {
  const parsed = valuesFromYaml(text);
  if ('values' in parsed) {
    return parsed.values;
  }
  throwProblems(
    'VALUES_INVALID',
    `${shownPath(path)} cannot be read as values`,
    parsed.faults.map((fault) => syntaxProblem(fault, text, path)),
  );
  return {};
}

/** What a file is read as, for messages. */
export interface FileKind {
  readonly code: Code;
  readonly noun: string;
  /** Whether a byte order mark is part of the text. @default false */
  readonly keepsByteOrderMark?: boolean;
}

const VALUES_FILE: FileKind = { code: 'VALUES_UNREADABLE', noun: 'values file' };

/**
 * The text of a file; `-` is the standard input.
 *
 * @throws ChartError the code of its kind – when the file cannot be read or is not UTF-8.
 */
export function readText(path: string, kind: FileKind): string {
  return textOf(readBytes(path, kind), path, kind);
}

function readBytes(path: string, kind: FileKind): Buffer {
  try {
    return readFileSync(path.trim() === '-' ? 0 : path);
  } catch (thrown) {
    const code =
      typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : String(thrown);
    throw unreadable(path, kind, REASONS[code] ?? code, kind === VALUES_FILE ? 'give the path of a values file' : 'give the path of a file');
  }
}

function textOf(bytes: Buffer, path: string, kind: FileKind): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw unreadable(path, kind, 'it is UTF-16 text', 'save the file as UTF-8');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: kind.keepsByteOrderMark === true }).decode(bytes);
  } catch {
    throw unreadable(path, kind, 'it is not UTF-8 text', 'save the file as UTF-8');
  }
}

/** The path of a file in messages. */
export function shownPath(path: string): string {
  return path.trim() === '-' ? 'standard input' : path;
}

function unreadable(path: string, { code, noun }: FileKind, reason: string, fix: string): ChartError {
  return new ChartError(code, `the ${noun} cannot be read: ${reason}`, { in: shownPath(path), fix });
}

/** A fault of a text as a problem, with its line and column. */
export function syntaxProblem({ what, fix, offset }: TextFault, text: string, path: string, code: Code = 'VALUES_SYNTAX'): Problem {
  const { line, column } = textPositions(text)(offset);
  const source = (text.split(LINE_BREAK)[line - 1] ?? '').trim();
  const shown = source.length > LONGEST_LINE ? `${source.slice(0, LONGEST_LINE)}…` : source;
  return {
    code,
    what: `${what}${shown === '' ? '' : `: ${shown}`}`,
    in: `${shownPath(path)}:${String(line)}:${String(column)}`,
    fix,
  };
}
