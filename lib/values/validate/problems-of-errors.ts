import type { ErrorObject } from 'ajv';
import type { Problem } from '../../diagnostic';
import type { Field, ValuesDefinition } from '../field';
import { fieldAt } from '../field-at';
import { printPath, type ValuesPath } from '../values-path';
import { comparePaths } from './compare-paths';
import { unknownKey } from './unknown-key';
import { brokenKeyRules } from '../key-rules';
import { brokenKeyRule, emptySecretKey, excludedValue, invalidFreeForm, invalidKey, invalidValue, missingValue } from './values-problem';

interface PlacedProblem {
  readonly path: ValuesPath;
  readonly problem: Problem;
}

/** What the schema's errors mean in words: one problem for each place, in the order of the definition. */
export function problemsOfErrors(
  definition: ValuesDefinition<unknown>,
  values: unknown,
  errors: readonly ErrorObject[],
): readonly Problem[] {
  const byPlace = new Map<string, PlacedProblem>();
  for (const error of errors) {
    const placed = problemOfError(definition, values, error);
    if (placed !== undefined && !byPlace.has(printPath(placed.path))) {
      byPlace.set(printPath(placed.path), placed);
    }
  }
  return [...byPlace.values()]
    .sort((left, right) => comparePaths(definition.root, left.path, right.path))
    .map(({ problem }) => problem);
}

function problemOfError(
  definition: ValuesDefinition<unknown>,
  values: unknown,
  error: ErrorObject,
): PlacedProblem | undefined {
  const { path, value } = locate(values, error.instancePath);
  const params = error.params as Readonly<Record<string, string>>;
  // What a branch lacks is told by the errors inside `then`; of which keys there has to be one, by that of `oneOf`.
  if (error.keyword === 'if' || /\/oneOf\/\d+\//u.test(error.schemaPath)) {
    return undefined;
  }
  switch (error.keyword) {
    case 'additionalProperties': {
      const at = [...path, params['additionalProperty'] ?? ''];
      return { path: at, problem: wrongKey(definition, at) };
    }
    case 'required': {
      const broken = brokenRule(definition, values, path, params['missingProperty'] ?? '');
      if (broken !== undefined) {
        return broken;
      }
      const at = [...path, params['missingProperty'] ?? ''];
      return { path: at, problem: missingValue(fieldAt(definition, at), at) };
    }
    case 'false schema':
      return { path, problem: wrongKey(definition, path) };
    default:
      return (error.keyword === 'enum' ? brokenRule(definition, values, path.slice(0, -1), path.at(-1) ?? '') : undefined) ?? { path, problem: wrongValue(definition, path, value) };
  }
}

/** The rule of an object that a key of it breaks. */
function brokenRule(definition: ValuesDefinition<unknown>, values: unknown, path: ValuesPath, key: string | number): PlacedProblem | undefined {
  const parent = path.reduce<unknown>((value, step) => (value as Readonly<Record<string | number, unknown>>)[step], values);
  const rule = brokenKeyRules(fieldAt(definition, path), parent).find((each) => each.key === key);
  return rule === undefined ? undefined : { path: [...path, key], problem: brokenKeyRule(rule, [...path, key], (parent as Readonly<Record<string, unknown>>)[rule.key]) };
}

function wrongKey(definition: ValuesDefinition<unknown>, path: ValuesPath): Problem {
  const parent = fieldAt(definition, path.slice(0, -1));
  return parent === undefined || parent.kind === 'map' || parent.kind === 'kubernetes'
    ? invalidKey(parent, path)
    : unknownKey(definition, parent, path);
}

function wrongValue(definition: ValuesDefinition<unknown>, path: ValuesPath, value: unknown): Problem {
  const field = fieldAt(definition, path);
  if (value === true && field?.kind === 'boolean' && field.excludedBy !== undefined) {
    return excludedValue(field.excludedBy, path);
  }
  if (value === '' && path.at(-1) === 'key' && fieldAt(definition, path.slice(0, -1))?.kind === 'secret-key-ref') {
    return emptySecretKey(path);
  }
  if (field !== undefined) {
    return invalidValue(field, path, value);
  }
  return printPath(path) === 'enabled' ? invalidValue(enabled, path, value) : invalidFreeForm(path, value);
}

const enabled: Field = { kind: 'boolean', description: '' };

/** The place that a JSON pointer names, and what is there. */
function locate(values: unknown, pointer: string): { readonly path: ValuesPath; readonly value: unknown } {
  const path: (string | number)[] = [];
  let value = values;
  for (const encoded of pointer.split('/').slice(1)) {
    const segment = encoded.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(segment) : segment);
    value = (value as Readonly<Record<string, unknown>>)[segment];
  }
  return { path, value };
}
