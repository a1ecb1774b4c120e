import { copyValue } from './copy-value';
import type { Field, ValuesDefinition } from './field';
import { setOwn } from './own-property';
import { unionFields } from './union-fields';

/** The values of a chart of which the customer sets nothing, as plain JSON. What the customer must set is absent. */
export function defaultsOf(definition: ValuesDefinition<unknown>): Record<string, unknown> {
  return defaultsOfFields(definition.root.fields);
}

/** The default of one field, as plain JSON, or undefined when it has none. */
export function defaultOf(field: Field): unknown {
  switch (field.kind) {
    case 'object':
      return defaultsOfFields(field.fields);
    case 'union':
      return defaultsOfFields(unionFields(field));
    default:
      return copyValue(field.default);
  }
}

function defaultsOfFields(fields: Readonly<Record<string, Field>>): Record<string, unknown> {
  const defaults: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = defaultOf(field);
    if (value !== undefined) {
      setOwn(defaults, key, value);
    }
  }
  return defaults;
}
