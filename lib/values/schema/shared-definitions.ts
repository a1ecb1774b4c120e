import { unsafeKeyPattern, unsafeTextPattern } from '../text-safety';
import type { JsonSchema } from './json-schema';

export const unsafeText: JsonSchema = { $ref: '#/definitions/unsafeText' };
export const freeForm: JsonSchema = { $ref: '#/definitions/freeForm' };

// JSON carries no greater whole numbers exactly (https://www.rfc-editor.org/rfc/rfc8259#section-6).
export const exactRange = { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER } as const;

/** What the schema of a chart refers to. */
export const sharedDefinitions: Readonly<Record<string, JsonSchema>> = {
  freeForm: {
    description: 'Any content except null.',
    type: ['string', 'number', 'boolean', 'array', 'object'],
    ...exactRange,
    items: freeForm,
    patternProperties: { [unsafeKeyPattern]: false },
    additionalProperties: freeForm,
    not: unsafeText,
  },
  unsafeText: {
    description:
      'Text that Helm cannot carry into a manifest unchanged: some control characters, and a text that Helm deletes.',
    type: 'string',
    pattern: unsafeTextPattern,
  },
};
