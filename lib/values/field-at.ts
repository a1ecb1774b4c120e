import type { Field, SecretKeyRefField, ValuesDefinition } from './field';
import { ownValue } from './own-property';
import { dnsSubdomainPattern, secretKeyPattern } from './patterns';
import { unionFields } from './union-fields';
import type { ValuesPath } from './values-path';

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
      return ownValue(secretFields(field), String(segment));
    case 'pull-secret':
      return segment === 'name' ? secretName(dnsSubdomainPattern) : undefined;
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

/** The two parts of a reference to a Secret. With a default, both may be empty. */
function secretFields(field: SecretKeyRefField): Readonly<Record<string, Field>> {
  const mayBeEmpty = field.default !== undefined;
  return {
    name: secretName(mayBeEmpty ? `^$|${dnsSubdomainPattern}` : dnsSubdomainPattern),
    key: {
      kind: 'string',
      description: 'Key in the Secret.',
      pattern: secretKeyPattern,
      minLength: mayBeEmpty ? 0 : 1,
    },
  };
}

function secretName(pattern: string): Field {
  return { kind: 'string', description: 'Name of the Secret.', pattern };
}
