import type { Field, ValuesDefinition } from './field';
import { unionFields } from './union-fields';
import type { ValuesPath } from './values-path';

/** A field and where it is. */
export interface PlacedField {
  readonly path: ValuesPath;
  readonly field: Field;
}

/** Every field with a fixed path, in the order of declaration, each before the fields inside it. */
export function walkFields(definition: ValuesDefinition<unknown>): readonly PlacedField[] {
  return fieldsInside(definition.root, []);
}

/** The named fields that a field holds: those of an object, and the discriminator and branches of a union. */
export function namedFields(field: Field): Readonly<Record<string, Field>> {
  switch (field.kind) {
    case 'object':
      return field.fields;
    case 'union':
      return unionFields(field);
    default:
      return {};
  }
}

function fieldsInside(parent: Field, path: ValuesPath): readonly PlacedField[] {
  return Object.entries(namedFields(parent)).flatMap(([key, field]) => {
    const at = [...path, key];
    return [{ path: at, field }, ...fieldsInside(field, at)];
  });
}
