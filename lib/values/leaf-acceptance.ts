import type { Field, MapField, KubernetesField, SecretKeyRefField, StringField } from './field';
import { isMap, ownValue } from './own-property';
import { cidrPattern, dnsSubdomainPattern, quantityPattern, secretKeyPattern, urlPattern } from './patterns';
import { isSafeKey, whyTextUnsafe } from './text-safety';

/**
 * Whether a value is what its field wants, without a look into lists and maps: equal to the field's
 * schema, which a test holds it to. It exists because compiling the schema takes longer than a synth.
 */
export function acceptsShallowly(field: Field, value: unknown): boolean {
  switch (field.kind) {
    case 'string':
      return acceptsText(field, value);
    case 'integer':
      return Number.isSafeInteger(value) && isWithin(field, value);
    case 'number':
      return isWithin(field, value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && field.choices.includes(value);
    case 'list':
      return (
        Array.isArray(value) && value.length >= (field.minItems ?? 0) && value.length <= (field.maxItems ?? Infinity)
      );
    case 'map':
      return isMap(value) && Object.keys(value).length >= (field.minEntries ?? 0);
    case 'object':
    case 'union':
      return isMap(value);
    case 'quantity':
      return matches(quantityPattern, value) || isWithin({ minimum: 0 }, value);
    case 'port':
      return (
        Number.isInteger(value) && isWithin({ minimum: field.minimum ?? 1, maximum: field.maximum ?? 65535 }, value)
      );
    case 'cidr':
      return matches(cidrPattern(field), value);
    case 'url':
      return matches(urlPattern(field), value);
    case 'secret-key-ref':
      return acceptsSecretKeyRef(field, value);
    case 'pull-secret':
      return matches(
        dnsSubdomainPattern,
        isMap(value) && Object.keys(value).length === 1 ? ownValue(value, 'name') : value,
      );
    case 'kubernetes':
      return acceptsShape(field, value);
  }
}

/** Whether the customer may set a key of a map. */
export function acceptsKey(field: MapField | KubernetesField, key: string): boolean {
  return (
    isSafeKey(key) &&
    !(field.reservedKeys ?? []).includes(key) &&
    !(field.reservedPrefixes ?? []).some((prefix) => key.startsWith(prefix)) &&
    (field.kind !== 'map' || field.keyPattern === undefined || matches(field.keyPattern, key))
  );
}

/** Whether free-form content, at any depth, is something that Helm carries unchanged. */
export function acceptsFreeForm(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return whyTextUnsafe(value) === undefined;
    case 'number':
      return isWithin({}, value);
    case 'boolean':
      return true;
    default:
      return Array.isArray(value)
        ? value.every(acceptsFreeForm)
        : isMap(value) && Object.entries(value).every(([key, entry]) => isSafeKey(key) && acceptsFreeForm(entry));
  }
}

/** Texts that a field refuses although they satisfy everything else. */
export function refusedTexts({ forbidden = [], reserved = [] }: StringField): readonly string[] {
  return [...new Set([...forbidden, ...reserved])];
}

function acceptsText(field: StringField, value: unknown): boolean {
  if (typeof value !== 'string' || whyTextUnsafe(value) !== undefined || refusedTexts(field).includes(value)) {
    return false;
  }
  const length = Array.from(value).length;
  const fits = length >= (field.minLength ?? 0) && length <= (field.maxLength ?? Infinity);
  return fits && (field.pattern === undefined || matches(field.pattern, value));
}

function acceptsSecretKeyRef(field: SecretKeyRefField, value: unknown): boolean {
  if (!isMap(value) || Object.keys(value).length !== 2) {
    return false;
  }
  const name = ownValue(value, 'name');
  const key = ownValue(value, 'key');
  if (name === '' && field.default !== undefined) {
    return matches(secretKeyPattern, key);
  }
  return matches(dnsSubdomainPattern, name) && key !== '' && matches(secretKeyPattern, key);
}

function acceptsShape(field: KubernetesField, value: unknown): boolean {
  switch (field.shape) {
    case 'list':
      return Array.isArray(value);
    case 'map':
      return isMap(value);
    case 'scalar':
      return (typeof value === 'string' || typeof value === 'number') && acceptsFreeForm(value);
  }
}

function isWithin(bounds: { readonly minimum?: number; readonly maximum?: number }, value: unknown): boolean {
  const minimum = Math.max(bounds.minimum ?? -Infinity, Number.MIN_SAFE_INTEGER);
  const maximum = Math.min(bounds.maximum ?? Infinity, Number.MAX_SAFE_INTEGER);
  return typeof value === 'number' && value >= minimum && value <= maximum;
}

function matches(pattern: string, value: unknown): boolean {
  return typeof value === 'string' && new RegExp(pattern, 'u').test(value);
}
