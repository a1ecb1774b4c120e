import { describe } from '../diagnostic';
import { copyValue } from '../values/copy-value';
import { isMap, setOwn } from '../values/own-property';
import { jsonValueOf } from './json-prefix';
import { mergeValues } from '../values/merge-values';
import { readText, type FileKind } from './read-values-file';
import { parseSetArgument, type SetAssignment, setFault, type SetForm, type SetStep } from './set-parser';
import { namedLayer, type ValuesLayer } from '../values/values-layer';

type Values = Readonly<Record<string, unknown>>;
type OpenMap = Record<string, unknown>;

/** Refuses an assignment because of what the values hold already. */
type Refuse = (what: string) => Error;

// https://github.com/helm/helm/blob/v4.2.3/pkg/strvals/parser.go, MaxIndex
const LAST_PLACE = 65_536;

const SET_FILE: FileKind = { code: 'VALUES_UNREADABLE', noun: 'file of --set-file', keepsByteOrderMark: true };

/**
 * The values after one argument of `--set` or its other forms, by the rules of Helm. The values given stay as they are.
 * `--set-json` also takes one whole object, as in Helm 4; `--set-file` reads files, `-` is the standard input, and
 * takes no addresses.
 *
 * @throws ChartError VALUES_SET_INVALID – when Helm cannot parse the argument, or it does not fit the values.
 * @throws ChartError VALUES_UNREADABLE – when a file of `--set-file` cannot be read or is not UTF-8.
 */
export function applySetArgument(values: Values, form: SetForm, text: string): Values {
  if (form === '--set-json' && text.trim().startsWith('{')) {
    return mergeValues(values, wholeObject(text));
  }
  const result = copyValue(values) as OpenMap;
  const read = form === '--set-file' ? (path: string) => readText(path, SET_FILE) : undefined;
  for (const assignment of parseSetArgument(form, text, read)) {
    const path = printSteps(assignment.steps);
    setInMap(result, assignment.steps, assignment.value, (what) =>
      setFault(
        form,
        text,
        `${describe(path)} cannot be set: ${what}`,
        'set the whole value, or remove what was set before',
      ),
    );
  }
  return result;
}

/** The layer of one argument: what it sets is below, or around, what it names. */
export function setLayer(form: SetForm, text: string): ValuesLayer {
  const name = `${form} ${describe(text)}`;
  if (form === '--set-json' && text.trim().startsWith('{')) {
    return namedLayer(name, wholeObject(text));
  }
  const named = parseSetArgument(form, text, (word) => word).map(({ steps }) => steps);
  return { placeOf: (path) => (named.some((steps) => steps.slice(0, path.length).every((step, index) => step === path[index])) ? name : undefined) };
}

function wholeObject(text: string): Values {
  const value = jsonValueOf(text.trim());
  if (!isMap(value)) {
    throw setFault('--set-json', text, 'the argument is not one JSON object', 'write {"key": value} or key=value');
  }
  return value;
}

/** Writes below a map. Where the argument ended before a value, what Helm had made up to there stays. */
function setInMap(map: OpenMap, steps: readonly SetStep[], value: SetAssignment['value'], refuse: Refuse): void {
  const [key, next] = steps;
  if (typeof key !== 'string' || (next === undefined && value === undefined)) {
    return;
  }
  if (next === undefined && value !== undefined) {
    setKey(map, key, value.of);
  } else if (typeof next === 'number') {
    const list = Object.hasOwn(map, key) ? listOf(map[key], refuse) : [];
    setInList(list, steps.slice(1), value, refuse);
    setKey(map, key, list);
  } else {
    const inner = Object.hasOwn(map, key) ? mapOf(map[key], refuse) : {};
    setInMap(inner, steps.slice(1), value, refuse);
    const isEmpty = Object.keys(inner).length === 0;
    if (isEmpty && value !== undefined) {
      throw refuse('a key is empty');
    }
    if (!isEmpty) {
      setKey(map, key, inner);
    }
  }
}

function setInList(list: unknown[], steps: readonly SetStep[], value: SetAssignment['value'], refuse: Refuse): void {
  const [place, next] = steps;
  if (typeof place !== 'number') {
    return;
  }
  const there = list[place];
  if (next === undefined) {
    if (value !== undefined) {
      setPlace(list, place, value.of, refuse);
    }
    return;
  }
  const inner = typeof next === 'number' ? listOf(there ?? [], refuse) : isMap(there) ? (there as OpenMap) : {};
  if (Array.isArray(inner)) {
    setInList(inner, steps.slice(1), value, refuse);
  } else {
    if (place < list.length) {
      list[place] = inner;
    }
    setInMap(inner, steps.slice(1), value, refuse);
  }
  if (value !== undefined) {
    setPlace(list, place, inner, refuse);
  }
}

/** Helm ignores what is set under an empty key. */
function setKey(map: OpenMap, key: string, value: unknown): void {
  if (key !== '') {
    setOwn(map, key, value);
  }
}

function setPlace(list: unknown[], place: number, value: unknown, refuse: Refuse): void {
  if (place > LAST_PLACE) {
    throw refuse(`a list ends at place ${String(LAST_PLACE)}`);
  }
  while (list.length < place) {
    list.push(null);
  }
  list[place] = value;
}

function mapOf(value: unknown, refuse: Refuse): OpenMap {
  if (!isMap(value)) {
    throw refuse(`there is ${describe(value)}, not a map`);
  }
  return value;
}

function listOf(value: unknown, refuse: Refuse): unknown[] {
  if (!Array.isArray(value)) {
    throw refuse(`there is ${describe(value)}, not a list`);
  }
  return value;
}

function printSteps(steps: readonly SetStep[]): string {
  return steps
    .map((step, index) => (typeof step === 'number' ? `[${String(step)}]` : index === 0 ? step : `.${step}`))
    .join('');
}
