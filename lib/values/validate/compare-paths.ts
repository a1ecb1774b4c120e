import type { Field } from '../field';
import { childField } from '../field-at';
import type { ValuesPath } from '../values-path';
import { namedFields } from '../walk-fields';

/** Orders paths as the definition declares them; keys that it does not declare come last, by name. */
export function comparePaths(root: Field, left: ValuesPath, right: ValuesPath): number {
  let parent: Field | undefined = root;
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const a = left[at] ?? '';
    const b = right[at] ?? '';
    if (a !== b) {
      return compareSegments(parent, a, b);
    }
    parent = parent === undefined ? undefined : childField(parent, a);
  }
  return left.length - right.length;
}

function compareSegments(parent: Field | undefined, a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  const keys = parent === undefined ? [] : Object.keys(namedFields(parent));
  const rank = (segment: string | number): number => {
    const index = keys.indexOf(String(segment));
    return index === -1 ? keys.length : index;
  };
  return rank(a) - rank(b) || (String(a) < String(b) ? -1 : 1);
}
