import type { Field, ObjectField, ValuesDefinition } from './field';

/** The definition with one field changed, by its path; the same definition where nothing is declared there. */
export function changeField(definition: ValuesDefinition<unknown>, path: readonly string[], change: (field: Field) => Field): ValuesDefinition<unknown> {
  return { root: changedBelow(definition.root, path, change) as ObjectField };
}

function changedBelow(field: Field, path: readonly string[], change: (field: Field) => Field): Field {
  const [key, ...rest] = path;
  if (key === undefined) {
    return change(field);
  }
  switch (field.kind) {
    case 'object':
      return { ...field, fields: changedIn(field.fields, [key, ...rest], change) };
    case 'union':
      return Object.hasOwn(field.branches, key) ? { ...field, branches: { ...field.branches, [key]: changedIn(field.branches[key] ?? {}, rest, change) } } : field;
    default:
      return field;
  }
}

type Fields = Readonly<Record<string, Field>>;

function changedIn(fields: Fields, [key = '', ...rest]: readonly string[], change: (field: Field) => Field): Fields {
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return field === undefined ? fields : { ...fields, [key]: changedBelow(field, rest, change) };
}
