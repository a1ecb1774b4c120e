import type { Field } from '../field';
import { namedFields } from '../walk-fields';

/** What stands in a commented-out key: its example, its default, or something of its type. */
export function placeholderOf(field: Field): unknown {
  if (field.example !== undefined) {
    return field.example;
  }
  switch (field.kind) {
    case 'string':
      return '';
    case 'integer':
    case 'number':
      return field.minimum ?? field.maximum ?? 1;
    case 'boolean':
      return true;
    case 'choice':
      return field.choices[0];
    case 'quantity':
      return '1';
    case 'port':
      return field.minimum ?? 8080;
    case 'cidr':
      return '10.0.0.0/8';
    case 'url':
      return `${field.schemes?.[0] ?? 'https'}://example.com`;
    case 'secret-key-ref':
      return { name: 'my-secret', key: 'key' };
    case 'pull-secret':
      return 'my-secret';
    case 'list':
      return [];
    case 'kubernetes':
      return field.shape === 'list' ? [] : field.shape === 'map' ? {} : '';
    case 'map':
      return {};
    case 'object':
    case 'union':
      return Object.fromEntries(Object.entries(namedFields(field)).map(([key, child]) => [key, placeholderOf(child)]));
  }
}
