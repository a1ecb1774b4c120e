import { readFileSync } from 'node:fs';

import { ChartError, type Problem, throwProblems } from '../diagnostic';
import { valuesFromYaml } from './values-yaml';
import type { TextFault } from './values-yaml-text';

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

/**
 * The values in a file of YAML or JSON, as Helm reads them; `-` is the standard input. An empty file holds
 * no values.
 *
 * @throws ChartError VALUES_UNREADABLE – when the file cannot be read or is not UTF-8.
 * @throws ChartError VALUES_SYNTAX – when its text is not values to Helm 3 and 4 alike; with line and column.
 * @throws ChartError VALUES_INVALID – when there are several such places.
 */
export function readValuesFile(path: string): Values {
  return valuesFromText(textOf(readBytes(path), path), path);
}

/** The values in the text of a file; the path is for messages. The errors are those of {@link readValuesFile}. */
export function valuesFromText(text: string, path: string): Values {
  const parsed = valuesFromYaml(text);
  if ('values' in parsed) {
    return parsed.values;
  }
  throwProblems(
    'VALUES_INVALID',
    `${path} cannot be read as values`,
    parsed.faults.map((fault) => syntaxProblem(fault, text, path)),
  );
  return {};
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path.trim() === '-' ? 0 : path);
  } catch (thrown) {
    const code =
      typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : String(thrown);
    throw unreadable(path, REASONS[code] ?? code, 'give the path of a values file');
  }
}

function textOf(bytes: Buffer, path: string): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw unreadable(path, 'it is UTF-16 text', 'save the file as UTF-8');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(path, 'it is not UTF-8 text', 'save the file as UTF-8');
  }
}

function unreadable(path: string, reason: string, fix: string): ChartError {
  return new ChartError('VALUES_UNREADABLE', `the values file cannot be read: ${reason}`, { in: path, fix });
}

function syntaxProblem({ what, fix, offset }: TextFault, text: string, path: string): Problem {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  const [line, column] = [before.length, (before.at(-1) ?? '').length + 1];
  const source = (text.split(/\r\n|\r|\n/)[line - 1] ?? '').trim();
  const shown = source.length > LONGEST_LINE ? `${source.slice(0, LONGEST_LINE)}…` : source;
  return {
    code: 'VALUES_SYNTAX',
    what: `${what}${shown === '' ? '' : `: ${shown}`}`,
    in: `${path}:${String(line)}:${String(column)}`,
    fix,
  };
}
