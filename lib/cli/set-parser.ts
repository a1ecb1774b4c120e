import { ChartError, describe } from '../diagnostic';
import { jsonValueAt } from './json-prefix';
import { typedValue } from './typed-value';

/** One step from a map to a value: a key, or a place in a list. */
export type SetStep = string | number;

/** One value of an argument, and where it goes. */
export interface SetAssignment {
  /** From the root of the values; the first is a key. The last is an empty key where the argument ends after a dot. */
  readonly steps: readonly SetStep[];
  /** The value, or undefined where the argument ends before one, which Helm takes for nothing to do. */
  readonly value: { readonly of: unknown } | undefined;
}

/** How the values of an argument are read: typed as Helm does, always as text, as JSON, as names of files, or as they stand. */
export type SetForm = '--set' | '--set-string' | '--set-json' | '--set-file' | '--set-literal';

/** Makes a value of the text that stands for it. */
export type ValueFromText = (text: string) => unknown;

/** A text that is read from left to right. */
interface Reader {
  readonly form: SetForm;
  readonly text: string;
  readonly valueFrom: ValueFromText;
  position: number;
}

interface Token {
  /** What was read, without the backslashes that escape. */
  readonly text: string;
  /** The character that ended it, or undefined at the end of the argument. */
  readonly end: string | undefined;
}

// https://github.com/helm/helm/blob/v4.2.3/pkg/strvals/parser.go, MaxNestedNameLevel
const DEEPEST = 30;

// unicode.IsSpace of Go
const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/**
 * The assignments of one `--set` argument, in their order, by the grammar of Helm: `a.b=1,c[0]=x,d={1,2}`, with
 * `\` before a character that shall have no meaning. `--set-literal` has one assignment, and `=`, `.` and `[` in its key
 * alone have a meaning: https://github.com/helm/helm/blob/v4.2.3/pkg/strvals/literal_parser.go
 *
 * @throws ChartError VALUES_SET_INVALID – where Helm refuses the argument.
 */
export function parseSetArgument(form: SetForm, text: string, valueFrom: ValueFromText = (word) => typedValue(word, form)): readonly SetAssignment[] {
  const reader: Reader = { form, text, valueFrom, position: 0 };
  const assignments: SetAssignment[] = [];
  while (reader.position < text.length) {
    assignments.push(readKey(reader, [], 0));
  }
  return assignments;
}

/** The error for something in an argument that cannot be read. */
export function setFault(form: SetForm, text: string, what: string, fix: string): ChartError {
  return new ChartError('VALUES_SET_INVALID', what, { in: `${form} ${describe(text)}`, fix });
}

function readKey(reader: Reader, before: readonly SetStep[], depth: number): SetAssignment {
  const { text: key, end } = readUntil(reader, reader.form === '--set-literal' ? '=[.' : '=[,.');
  const steps = [...before, key];
  switch (end) {
    case '=':
      return { steps, value: { of: readValue(reader, key) } };
    case '[':
      return readPlace(reader, steps, depth);
    case '.':
      if (depth === DEEPEST) {
        throw fault(reader, `the key has more than ${String(DEEPEST)} dots`, 'pass the value in a file');
      }
      return readKey(reader, steps, depth + 1);
    default:
      if (end === undefined && key === '') {
        return { steps, value: undefined };
      }
      throw fault(
        reader,
        `the key ${describe(key)} has no value`,
        reader.form === '--set-literal' ? 'write key=value' : 'write key=value, and a comma inside a value as \\,',
      );
  }
}

/** Reads a place in a list, after its `[`, and what follows. */
function readPlace(reader: Reader, before: readonly SetStep[], depth: number): SetAssignment {
  const { text: place, end } = readUntil(reader, ']');
  if (end === undefined || !/^[+-]?\d+$/.test(place) || !(Number(place) >= 0 && Number.isSafeInteger(Number(place)))) {
    throw fault(reader, `the place ${describe(place)} in a list is no number with "]" after it`, 'write key[0]=value');
  }
  const steps = [...before, Number(place)];
  const next = readUntil(reader, '[.=');
  if (next.text !== '') {
    throw fault(reader, `"]" is followed by ${describe(next.text)}`, 'write =, . or [ after "]"');
  }
  switch (next.end) {
    case '=':
      return { steps, value: { of: readValue(reader, `[${place}]`) } };
    case '[':
      return readPlace(reader, steps, depth);
    case '.':
      return readKey(reader, steps, depth);
    default:
      return { steps, value: undefined };
  }
}

function readValue(reader: Reader, key: string): unknown {
  if (reader.form === '--set-json') {
    return readJson(reader, key);
  }
  if (reader.form === '--set-literal') {
    return readUntil(reader, '').text;
  }
  const { [reader.position]: first } = reader.text;
  // Where nothing follows, Helm sets an empty text, without looking for a file.
  return first === undefined ? '' : first === '{' ? readList(reader) : reader.valueFrom(readUntil(reader, ',').text);
}

function readList(reader: Reader): readonly unknown[] {
  reader.position += 1;
  const values: unknown[] = [];
  for (;;) {
    const { text, end } = readUntil(reader, ',}');
    if (end === undefined) {
      throw fault(reader, 'a list has no "}" at its end', 'write key={a,b}, and "{" at the start of a text as \\{');
    }
    values.push(reader.valueFrom(text));
    if (end === '}') {
      reader.position += reader.text[reader.position] === ',' ? 1 : 0;
      return values;
    }
  }
}

function readJson(reader: Reader, key: string): unknown {
  if (skipSeparator(reader)) {
    return null;
  }
  const found = jsonValueAt(reader.text, reader.position);
  if (found === undefined) {
    throw fault(
      reader,
      `the value of ${describe(key)} is not JSON`,
      'write text in double quotes, inside single ones of the shell',
    );
  }
  reader.position = found.end;
  skipSeparator(reader);
  return found.value;
}

/** Skips blanks and one comma. Tells whether the comma or the end of the argument was there. */
function skipSeparator(reader: Reader): boolean {
  while (SPACE.test(reader.text[reader.position] ?? '')) {
    reader.position += 1;
  }
  const { [reader.position]: next } = reader.text;
  reader.position += next === ',' ? 1 : 0;
  return next === ',' || next === undefined;
}

function readUntil(reader: Reader, ends: string): Token {
  let text = '';
  for (;;) {
    const character = reader.text[reader.position];
    reader.position += 1;
    if (character === undefined || ends.includes(character)) {
      return { text, end: character };
    }
    if (character === '\\' && reader.form !== '--set-literal') {
      text += reader.text[reader.position] ?? '';
      reader.position += 1;
    } else {
      text += character;
    }
  }
}

function fault(reader: Reader, what: string, fix: string): ChartError {
  const position = String(Math.min(reader.position, reader.text.length));
  return setFault(reader.form, reader.text, `${what} (at character ${position})`, fix);
}
