import type { Field, NumberField, SecretKeyRefField, StringField } from '../field';
import { refusedTexts } from '../leaf-acceptance';
import { cidrPattern, dnsSubdomainPattern, quantityPattern, secretKeyPattern, urlPattern } from '../patterns';
import type { JsonSchema } from './json-schema';
import { exactRange, unsafeText } from './shared-definitions';

type LeafField = Exclude<Field, { readonly kind: 'list' | 'map' | 'object' | 'union' | 'kubernetes' }>;

const MOST_LISTED = 3;

/** The constraints of a field that holds no other fields. */
export function leafSchema(field: LeafField): JsonSchema {
  switch (field.kind) {
    case 'string':
      return stringSchema(field);
    case 'integer':
      return { type: 'integer', ...numberRange(field) };
    case 'number':
      return { type: 'number', ...numberRange(field) };
    case 'boolean':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', enum: field.choices };
    case 'quantity':
      return { type: ['string', 'number'], pattern: quantityPattern, minimum: 0, maximum: exactRange.maximum };
    case 'port':
      return { type: 'integer', minimum: field.minimum ?? 1, maximum: field.maximum ?? 65535 };
    case 'cidr':
      return { type: 'string', pattern: cidrPattern(field) };
    case 'url':
      return { type: 'string', pattern: urlPattern(field) };
    case 'secret-key-ref':
      return secretKeyRefSchema(field);
    case 'pull-secret':
      return {
        type: ['string', 'object'],
        pattern: dnsSubdomainPattern,
        properties: { name: { type: 'string', pattern: dnsSubdomainPattern } },
        required: ['name'],
        additionalProperties: false,
      };
  }
}

function stringSchema(field: StringField): JsonSchema {
  return {
    type: 'string',
    ...(field.pattern === undefined ? {} : { pattern: field.pattern }),
    ...(field.minLength === undefined ? {} : { minLength: field.minLength }),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
    not: unsafeText,
    ...barredTexts(field),
  };
}

/**
 * What no text may be. Of `not` Helm tells neither what is wrong nor what is wanted, but of an `enum` what there may be:
 * so that says it in words. Nobody can set them: they are asked of refused texts only.
 */
function barredTexts(field: StringField): JsonSchema {
  const { forbidden = [], reserved = [] } = field;
  // An empty or repeating enum is no valid schema.
  const refused = refusedTexts(field);
  const wanted = [
    ...(forbidden.length === 0 ? [] : [`text other than ${listed([...new Set(forbidden)].map((text) => (text === '' ? 'empty text' : text)))}`]),
    ...(reserved.length === 0 ? [] : ['text that the chart does not set here itself: values.yaml lists what it sets']),
  ].map((text) => unlike(text, refused));
  return refused.length === 0 ? {} : { if: { enum: refused }, then: { enum: wanted } };
}

/** Some texts in a sentence, of many the first. */
function listed(texts: readonly string[]): string {
  const hidden = texts.length - MOST_LISTED;
  return hidden <= 0 ? texts.join(' and ') : `${texts.slice(0, MOST_LISTED).join(', ')} and ${String(hidden)} more`;
}

/** A text that is none of some others. */
function unlike(text: string, others: readonly string[]): string {
  return others.includes(text) ? unlike(`${text}.`, others) : text;
}

function numberRange(field: Pick<NumberField, 'minimum' | 'maximum'>): JsonSchema {
  return { minimum: field.minimum ?? exactRange.minimum, maximum: field.maximum ?? exactRange.maximum };
}

function secretKeyRefSchema(field: SecretKeyRefField): JsonSchema {
  const parts = {
    type: 'object',
    required: ['name', 'key'],
    additionalProperties: false,
  };
  if (field.default === undefined) {
    return {
      ...parts,
      properties: {
        name: { type: 'string', pattern: dnsSubdomainPattern },
        key: { type: 'string', pattern: secretKeyPattern, minLength: 1 },
      },
    };
  }
  return {
    ...parts,
    properties: {
      name: { type: 'string', pattern: `^$|${dnsSubdomainPattern}` },
      key: { type: 'string', pattern: secretKeyPattern },
    },
    if: { properties: { name: { minLength: 1 } } },
    then: { properties: { key: { minLength: 1 } } },
  };
}
