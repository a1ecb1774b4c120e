import type { Field, KeyRule, KubernetesField, MapField, ObjectField, UnionField } from '../field';
import { isRemovableKey, isRequiredKey, isSetByCustomer } from '../required-keys';
import { unsafeKeyPattern } from '../text-safety';
import { branchFields, unionFields } from '../union-fields';
import type { JsonSchema } from './json-schema';
import { leafSchema } from './leaf-schema';
import { exactRange, freeForm, unsafeText } from './shared-definitions';

/** Whether a field lies in a branch of a union: then what the customer must set is required only by a condition. */
type Surroundings = 'always' | 'branch';

/** The schema of one field, annotations first. */
export function fieldSchema(field: Field, surroundings: Surroundings = 'always'): JsonSchema {
  return { ...annotations(field), ...constraints(field, surroundings), ...defaultAndExamples(field) };
}

/** The schema of an object with these fields. */
export function objectSchema(fields: ObjectField['fields'], surroundings: Surroundings = 'always'): JsonSchema {
  const entries = Object.entries(fields);
  const required = entries.filter(
    ([, field]) => isRequiredKey(field) && !(surroundings === 'branch' && isSetByCustomer(field)),
  );
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([key, field]) => [key, fieldSchema(field, surroundings)])),
    ...(required.length === 0 ? {} : { required: required.map(([key]) => key) }),
    additionalProperties: false,
  };
}

function annotations(field: Field): JsonSchema {
  const sentences = [field.description, field.deprecated === undefined ? '' : `Deprecated: ${field.deprecated}`];
  const description = sentences.filter((sentence) => sentence !== '').join(' ');
  return {
    ...(description === '' ? {} : { description }),
    ...(field.deprecated === undefined ? {} : { deprecated: true }),
  };
}

function defaultAndExamples(field: Field): JsonSchema {
  if (field.kind === 'object' || field.kind === 'union') {
    return {};
  }
  return {
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(field.example === undefined ? {} : { examples: [field.example] }),
  };
}

function constraints(field: Field, surroundings: Surroundings): JsonSchema {
  switch (field.kind) {
    case 'list':
      return {
        type: 'array',
        ...(field.minItems === undefined ? {} : { minItems: field.minItems }),
        ...(field.maxItems === undefined ? {} : { maxItems: field.maxItems }),
        items: fieldSchema(field.item),
      };
    case 'map':
      return mapSchema(field);
    case 'object':
      return field.open === true ? openObjectSchema(field) : { ...objectSchema(field.fields, surroundings), ...exactlyOne(field), ...allOf((field.keyRules ?? []).map(keyRuleSchema)) };
    case 'union':
      return unionSchema(field, surroundings);
    case 'kubernetes':
      return kubernetesSchema(field);
    default:
      return leafSchema(field);
  }
}

function openObjectSchema(field: ObjectField): JsonSchema {
  const { additionalProperties: _, ...open } = objectSchema(field.fields);
  return open;
}

function exactlyOne({ exactlyOne: keys }: ObjectField): JsonSchema {
  return keys === undefined ? {} : { oneOf: keys.map((key) => ({ required: [key] })) };
}

function keyRuleSchema({ while: decisive, is, key, oneOf, optional = false }: KeyRule): JsonSchema {
  const isSet = { required: [decisive], properties: { [decisive]: { minLength: 1 } } };
  return { if: is === 'set' ? isSet : { not: isSet }, then: { properties: { [key]: { enum: oneOf } }, ...(optional ? {} : { required: [key] }) } };
}

function unionSchema(field: UnionField, surroundings: Surroundings): JsonSchema {
  const conditions = surroundings === 'branch' ? [] : unionConditions(field);
  return { ...objectSchema(unionFields(field), 'branch'), ...allOf(conditions) };
}

/** All conditions together. A single one stands by itself: Helm's errors are shorter then. */
function allOf(conditions: readonly JsonSchema[]): JsonSchema {
  return conditions.length > 1 ? { allOf: conditions } : (conditions[0] ?? {});
}

/** For each branch that requires something: while it is chosen, what the customer must set in it. */
function unionConditions(field: UnionField): readonly JsonSchema[] {
  return Object.entries(branchFields(field)).flatMap(([name, branch]) => {
    const then = requirements(branch);
    return then === undefined
      ? []
      : [
          {
            if: { properties: { [field.discriminator]: { const: name } }, required: [field.discriminator] },
            then: { properties: { [name]: then } },
          },
        ];
  });
}

/** What the customer must set inside a field of a branch, at any depth, or undefined. */
function requirements(field: Field): JsonSchema | undefined {
  if (field.kind === 'union') {
    const conditions = unionConditions(field);
    return conditions.length === 0 ? undefined : allOf(conditions);
  }
  if (field.kind !== 'object') {
    return undefined;
  }
  const entries = Object.entries(field.fields);
  const required = entries.filter(([, child]) => isSetByCustomer(child) && !isRemovableKey(child)).map(([key]) => key);
  const inside = entries.flatMap(([key, child]) => {
    const schema = requirements(child);
    return schema === undefined ? [] : [[key, schema] as const];
  });
  if (required.length === 0 && inside.length === 0) {
    return undefined;
  }
  return {
    ...(inside.length === 0 ? {} : { properties: Object.fromEntries(inside) }),
    ...(required.length === 0 ? {} : { required }),
  };
}

function kubernetesSchema(field: KubernetesField): JsonSchema {
  switch (field.shape) {
    case 'list':
      return { type: 'array', items: freeForm };
    case 'map':
      return { type: 'object', patternProperties: barredKeys(field), additionalProperties: freeForm };
    case 'scalar':
      return { type: ['string', 'number'], ...exactRange, not: unsafeText };
  }
}

// Keys are barred by patternProperties, because Helm 4 does not say where the key is that propertyNames refuses.
function mapSchema(field: MapField): JsonSchema {
  const entry = fieldSchema(field.entry);
  const object = { type: 'object', ...(field.minEntries === undefined ? {} : { minProperties: field.minEntries }) };
  return field.keyPattern === undefined
    ? { ...object, patternProperties: barredKeys(field), additionalProperties: entry }
    : {
        ...object,
        patternProperties: { [field.keyPattern]: entry, ...barredKeys(field) },
        additionalProperties: false,
      };
}

function barredKeys(field: MapField | KubernetesField): Readonly<Record<string, false>> {
  const alternatives = (texts: readonly string[]): string =>
    texts.map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  const { reservedKeys = [], reservedPrefixes = [] } = field;
  return {
    [unsafeKeyPattern]: false,
    ...(reservedKeys.length === 0 ? {} : { [`^(${alternatives(reservedKeys)})$`]: false }),
    ...(reservedPrefixes.length === 0 ? {} : { [`^(${alternatives(reservedPrefixes)})`]: false }),
  };
}
