import { didYouMean, suggest, type Problem } from '../../diagnostic';
import type { Field, ValuesDefinition } from '../field';
import { printPath, type ValuesPath } from '../values-path';
import { namedFields, walkFields } from '../walk-fields';
import { valuesProblem } from './values-problem';

// More places than this help nobody to find the right one.
const MOST_PLACES = 3;

/** A key that is not declared, with the key that was probably meant: one beside it, or the same one elsewhere. */
export function unknownKey(
  definition: ValuesDefinition<unknown>,
  parent: Field | undefined,
  path: ValuesPath,
): Problem {
  const key = String(path.at(-1));
  const beside = parent === undefined ? [] : keysOf(parent);
  const near = suggest(key, beside);
  if (near !== undefined) {
    const meant = printPath([...path.slice(0, -1), near]);
    return problem(path, didYouMean(key, beside), `write ${meant}, or remove the key`);
  }
  const elsewhere = walkFields(definition)
    .map((placed) => placed.path)
    .filter((place) => place.at(-1) === key)
    .map(printPath);
  if (elsewhere.length === 0 || elsewhere.length > MOST_PLACES) {
    return problem(path, '', 'remove the key');
  }
  return problem(path, `. Did you mean ${elsewhere.join(' or ')}?`, `write ${elsewhere[0] ?? ''}, or remove the key`);
}

function problem(path: ValuesPath, hint: string, fix: string): Problem {
  return valuesProblem('VALUE_UNKNOWN', path, `is not a value of this chart${hint}`, fix);
}

function keysOf(field: Field): readonly string[] {
  return field.kind === 'secret-key-ref' || field.kind === 'pull-secret'
    ? ['name', 'key']
    : Object.keys(namedFields(field));
}
