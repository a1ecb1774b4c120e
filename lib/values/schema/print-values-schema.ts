import type { ValuesDefinition } from '../field';
import { schemaOf } from './schema-of';

/** The text of a chart's values.schema.json. */
export function printValuesSchema(definition: ValuesDefinition<unknown>): string {
  return `${escapeUnprintable(JSON.stringify(schemaOf(definition), undefined, 2))}\n`;
}

// Letters of any language stay as they are, so that descriptions can be read. Characters that nobody
// can see, or that end a line for some readers, are escaped.
function escapeUnprintable(json: string): string {
  return json.replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
