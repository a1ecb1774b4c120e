import type { Field, ValuesDefinition } from './field';
import { ownValue } from './own-property';
import { unionFields } from './union-fields';
import type { ValuesPath } from './values-path';

const namePart: Field = { kind: 'string', description: 'Name of the Secret.' };
const keyPart: Field = { kind: 'string', description: 'Key in the Secret.' };

/** The field of one key or item of a value, or undefined: nothing is declared there, or its inside is open. */
export function childField(field: Field, segment: string | number): Field | undefined {
  switch (field.kind) {
    case 'object':
      return ownValue(field.fields, String(segment));
    case 'union':
      return ownValue(unionFields(field), String(segment));
    case 'list':
      return /^\d+$/.test(String(segment)) ? field.item : undefined;
    case 'map':
      return field.entry;
    case 'secret-key-ref':
      return ownValue({ name: namePart, key: keyPart }, String(segment));
    case 'pull-secret':
      return segment === 'name' ? namePart : undefined;
    default:
      return undefined;
  }
}

/** The field that is declared at a path, or undefined. Any position of a list leads to its item. */
export function fieldAt(definition: ValuesDefinition<unknown>, path: ValuesPath): Field | undefined {
  return path.reduce<Field | undefined>(
    (field, segment) => (field === undefined ? undefined : childField(field, segment)),
    definition.root,
  );
}
