import type { Problem } from '../diagnostic';
import { isMap } from './own-property';
import { printPlace, type ValuesPath } from './values-path';

type Values = Readonly<Record<string, unknown>>;

/** One of several sets of values that are laid over each other, such as a values file. */
export interface ValuesLayer {
  /** Where it sets a value, as people read it, or undefined where it does not. */
  readonly placeOf: (path: ValuesPath) => string | undefined;
}

/** A layer that has a name, and no places inside. */
export function namedLayer(name: string, values: Values): ValuesLayer {
  return { placeOf: (path) => (setsValue(values, path) ? name : undefined) };
}

/** Whether values hold something at a path, null included. */
export function setsValue(values: unknown, path: ValuesPath): boolean {
  const [key, ...rest] = path;
  if (key === undefined) {
    return true;
  }
  return (Array.isArray(values) || isMap(values)) && Object.hasOwn(values, key) && setsValue((values as Readonly<Record<string | number, unknown>>)[key], rest);
}

/**
 * Problems with values, each with the place of the last layer that set the value. What no layer holds, such as a
 * required value that is absent, has no place.
 *
 * @param merged All layers over each other, the later over the earlier.
 */
export function placeProblems(problems: readonly Problem[], merged: Values, layers: readonly ValuesLayer[]): readonly Problem[] {
  if (problems.length === 0 || layers.length === 0) {
    return problems;
  }
  const paths = new Map<string, ValuesPath>();
  notePaths(merged, [], paths);
  const last = [...layers].reverse();
  return problems.map((problem) => {
    const path = paths.get(problem.in ?? '');
    // What a later layer removed is not in the merged values, so the last layer that sets the path is its origin.
    const place = path === undefined ? undefined : firstPlace(last, path);
    return place === undefined ? problem : { ...problem, in: `${problem.in ?? ''}, ${place}` };
  });
}

function firstPlace(layers: readonly ValuesLayer[], path: ValuesPath): string | undefined {
  for (const { placeOf } of layers) {
    const place = placeOf(path);
    if (place !== undefined) {
      return place;
    }
  }
  return undefined;
}

/** All paths below a value, by the text that problems have for them. */
function notePaths(value: unknown, path: ValuesPath, paths: Map<string, ValuesPath>): void {
  if (path.length > 0) {
    paths.set(printPlace(path), path);
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => notePaths(item, [...path, index], paths));
  } else if (isMap(value)) {
    Object.entries(value).forEach(([key, entry]) => notePaths(entry, [...path, key], paths));
  }
}
