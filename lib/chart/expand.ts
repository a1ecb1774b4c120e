import { isTextOrNumberClass } from '../reference/text-or-number-class';
import { isMap } from '../values/own-property';
import { markReference } from './mark-reference';
import { isReference } from './unmark';
import type { Mark } from './mark-reference';
import type { HandedOut } from './unmark';

/**
 * Serialised data in which each map that went through cdk8s behind one marker is written out, with its
 * keys in their order, so that patches find them. What is no data of JSON gets a marker of its own.
 */
export function expand(value: unknown, handedOut: HandedOut, mark: Mark): unknown {
  if (isReference(value)) {
    return markReference(value, mark);
  }
  if (Array.isArray(value)) {
    return Array.from(value, (each: unknown) => expand(each, handedOut, mark));
  }
  if (isMap(value)) {
    const carried = carriedMapOf(value, handedOut);
    // cdk8s leaves out keys without a value, too.
    const entries = Object.entries(value).filter(([, each]) => each !== undefined && each !== null);
    return carried === undefined
      ? Object.fromEntries(entries.map(([key, each]) => [key, expand(each, handedOut, mark)]))
      : expand(carried, handedOut, mark);
  }
  if (isTextOrNumberClass(value)) {
    return value.value;
  }
  return isScalar(value) ? value : mark(value);
}

/** The map that a map of one marker stands for, unless it is a reference to one. */
function carriedMapOf(value: Readonly<Record<string, unknown>>, handedOut: HandedOut): object | undefined {
  const [only, ...others] = Object.entries(value);
  const carried = only !== undefined && others.length === 0 && only[0] === only[1] ? handedOut.get(only[0]) : undefined;
  return isMap(carried) && !isReference(carried) ? carried : undefined;
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}
