import type { Problem } from '../../diagnostic';
import type { Field, ObjectField, UnionField } from '../field';
import { findMismatches } from '../find-mismatches';
import { isMap } from '../own-property';
import type { ValuesPath } from '../values-path';
import { checkConstraints } from './check-constraints';
import { checkKey } from './check-key';
import { checkPresence, type Position } from './check-presence';
import { definitionProblem } from './definition-problem';

/** Everything that is wrong with a field and the fields inside it, in the order of declaration. */
export function checkField(field: Field, path: ValuesPath, position: Position): readonly Problem[] {
  if (!isField(field)) {
    return [
      definitionProblem('FIELD_CONSTRAINT_INVALID', path, 'is no field', 'make it with v, for example v.string({ … })'),
    ];
  }
  const constraints = checkConstraints(field, path);
  return [
    ...checkDescription(field, path, position),
    ...checkPresence(field, path, position),
    ...constraints,
    ...(constraints.length === 0 ? [...checkDefault(field, path), ...checkExample(field, path)] : []),
    ...checkInside(field, path, position),
  ];
}

/** Everything that is wrong with the keys of an object. */
export function checkFields(
  fields: Readonly<Record<string, Field>>,
  path: ValuesPath,
  position: Position,
): readonly Problem[] {
  return Object.entries(fields).flatMap(([key, field]) => [
    ...checkKey(key, [...path, key]),
    ...checkField(field, [...path, key], position),
  ]);
}

// Written out, so that a new kind must be added here.
const kinds: Readonly<Record<Field['kind'], true>> = {
  string: true,
  integer: true,
  number: true,
  boolean: true,
  choice: true,
  list: true,
  map: true,
  object: true,
  union: true,
  quantity: true,
  port: true,
  cidr: true,
  url: true,
  'secret-key-ref': true,
  'pull-secret': true,
  kubernetes: true,
};

function isField(field: unknown): boolean {
  return isMap(field) && typeof field['description'] === 'string' && Object.hasOwn(kinds, String(field['kind']));
}

function checkDescription(field: Field, path: ValuesPath, position: Position): readonly Problem[] {
  if (position === 'item' || field.kind === 'object' || field.description.trim() !== '') {
    return [];
  }
  return [
    definitionProblem('FIELD_DESCRIPTION_MISSING', path, 'has no description', 'say in one sentence what it is for'),
  ];
}

function checkDefault(field: Field, path: ValuesPath): readonly Problem[] {
  if (field.kind === 'object' || field.kind === 'union' || field.default === undefined) {
    return [];
  }
  return findMismatches(field, field.default, path).map(({ path: at, what }) =>
    definitionProblem(
      'FIELD_DEFAULT_INVALID',
      at,
      `has a default that Helm would refuse: it ${what}`,
      'change the default, or the constraint',
    ),
  );
}

function checkExample(field: Field, path: ValuesPath): readonly Problem[] {
  if (field.example === undefined || field.kind === 'object' || field.kind === 'union') {
    return [];
  }
  return findMismatches(field, field.example, path).map(({ path: at, what }) =>
    definitionProblem(
      'FIELD_EXAMPLE_INVALID',
      at,
      `has an example that Helm would refuse: it ${what}`,
      'change the example',
    ),
  );
}

function checkInside(field: Field, path: ValuesPath, position: Position): readonly Problem[] {
  switch (field.kind) {
    case 'object':
      return [...checkChoice(field, path, position), ...checkFields(field.fields, path, position === 'key' ? 'key' : 'key-of-item')];
    case 'union':
      return checkUnion(field, path, position);
    case 'list':
      return checkField(field.item, [...path, 0], 'item');
    case 'map':
      return checkField(field.entry, [...path, '*'], 'item');
    default:
      return [];
  }
}

/** By default an object is there without any removable key. */
function checkChoice({ exactlyOne, removable }: ObjectField, path: ValuesPath, position: Position): readonly Problem[] {
  return exactlyOne === undefined || position !== 'key' || removable === true
    ? []
    : [definitionProblem('FIELD_CONSTRAINT_INVALID', path, 'has to have exactly one of several keys, and has none by default', 'make the object removable, or use v.union')];
}

function checkUnion(field: UnionField, path: ValuesPath, position: Position): readonly Problem[] {
  const discriminator = [...path, field.discriminator];
  const problems = [...checkKey(field.discriminator, discriminator)];
  if (position !== 'key') {
    problems.push(
      definitionProblem(
        'FIELD_CONSTRAINT_INVALID',
        path,
        'is a union inside a list or map, where Helm fills in no branches',
        'use a choice and removable fields',
      ),
    );
  }
  if (Object.hasOwn(field.branches, field.discriminator)) {
    problems.push(
      definitionProblem(
        'FIELD_NAME_CLASH',
        discriminator,
        'is both the discriminator and a branch',
        'rename one of them',
      ),
    );
  }
  if (!Object.hasOwn(field.branches, field.default)) {
    problems.push(
      definitionProblem(
        'FIELD_DEFAULT_INVALID',
        discriminator,
        `has the default ${JSON.stringify(field.default)}, which is no branch`,
        `choose one of ${Object.keys(field.branches).join(', ')}`,
      ),
    );
  }
  const branches = Object.entries(field.branches).flatMap(([name, fields]) => [
    ...checkKey(name, [...path, name]),
    ...checkFields(fields, [...path, name], position),
  ]);
  return [...problems, ...branches];
}
