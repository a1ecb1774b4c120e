import { defaultOf } from '../defaults-of';
import type { Field, UnionField } from '../field';
import { isSetByCustomer } from '../required-keys';
import { printPath, type ValuesPath } from '../values-path';
import { namedFields } from '../walk-fields';
import { commentLines } from './comment';
import { paramComment, type Requirement } from './param-comment';
import { placeholderOf } from './placeholder';
import { commentedOut, indented, yamlEntry, yamlOpening } from './yaml-entry';

/** A key at some place of values.yaml. */
export interface PlacedKey {
  readonly key: string;
  readonly field: Field;
  readonly path: ValuesPath;
  /** When the branch that the key lies in is chosen, as the end of a sentence. @default - it is in no branch */
  readonly branch?: string;
}

/** The lines of a key with its comments, its default and its example, unindented. */
export function fieldLines(placed: PlacedKey): readonly string[] {
  return isContainer(placed.field) ? containerLines(placed) : leafLines(placed);
}

/** Whether a field is printed as a map with comments for each of its keys. */
export function isContainer(field: Field): boolean {
  return field.kind === 'object' || field.kind === 'union';
}

/** The keys inside an object or union. */
export function keysInside({ field, path, branch }: PlacedKey): readonly PlacedKey[] {
  return Object.entries(namedFields(field)).map(([key, child]) => {
    const inner = field.kind === 'union' ? branchCondition(field, path, key) : branch;
    return { key, field: child, path: [...path, key], ...(inner === undefined ? {} : { branch: inner }) };
  });
}

function leafLines({ key, field, path, branch }: PlacedKey): readonly string[] {
  const value = defaultOf(field);
  const comment = paramComment(field, path, requirementOf(field, branch));
  if (value === undefined) {
    return [...comment, ...commentedOut(yamlEntry(key, placeholderOf(field)))];
  }
  const example = field.example === undefined ? [] : commentedOut(yamlEntry(key, field.example));
  return [...comment, ...yamlEntry(key, value), ...example];
}

function containerLines(placed: PlacedKey): readonly string[] {
  const { key, field } = placed;
  const children = keysInside(placed);
  const comment = [
    ...(field.kind === 'object' && placed.path.length > 1
      ? commentLines(field.description, 2 * (placed.path.length - 1))
      : []),
    ...commentLines(field.deprecated === undefined ? '' : `Deprecated: ${field.deprecated}`, 0),
  ];
  if (Object.keys(defaultOf(field) as object).length === 0) {
    return [...comment, ...emptyContainerLines(placed)];
  }
  const inside = children.flatMap((child, index) => {
    const isApart = index > 0 && (isContainer(child.field) || isContainer(children[index - 1]?.field ?? field));
    return [...(isApart ? [''] : []), ...fieldLines(child)];
  });
  return [...comment, yamlOpening(key), ...indented(inside)];
}

/** An object of which the customer must set every key: the braces give way to the commented lines. */
function emptyContainerLines(placed: PlacedKey): readonly string[] {
  const { key, field } = placed;
  const commented = keysInside(placed).length === 0 ? [] : commentedOut(yamlEntry(key, placeholderOf(field)));
  return [...commentsInside(placed), ...yamlEntry(key, {}), ...commented];
}

function commentsInside(placed: PlacedKey): readonly string[] {
  return keysInside(placed).flatMap((child) =>
    isContainer(child.field)
      ? commentsInside(child)
      : paramComment(child.field, child.path, requirementOf(child.field, child.branch)),
  );
}

function requirementOf(field: Field, branch: string | undefined): Requirement {
  if (!isSetByCustomer(field)) {
    return undefined;
  }
  return branch === undefined ? 'Required.' : `Required while ${branch}.`;
}

function branchCondition(union: UnionField, path: ValuesPath, branch: string): string | undefined {
  return branch === union.discriminator ? undefined : `${printPath([...path, union.discriminator])} is ${branch}`;
}
