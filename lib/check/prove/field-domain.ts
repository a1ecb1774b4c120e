import { escapedPattern } from '../language/escaped-pattern';
import { acceptsKey, acceptsShallowly, refusedTexts } from '../../values/leaf-acceptance';
import { cidrPattern, dnsSubdomainPattern, quantityPattern, urlPattern } from '../../values/patterns';
import { isRemovableKey } from '../../values/required-keys';
import { isSafeKey, unsafeKeyPattern, unsafeTextPattern, whyTextUnsafe } from '../../values/text-safety';
import { listedTexts, testedTexts, type TextSet } from '../language/text-set';
import { ANYTHING, NOTHING, type Domain } from './domain';
import { ANY_NUMBER, numberSet } from './number-set';
import type { Field, KubernetesField, MapField, StringField } from '../../values/field';

/** Free-form content: anything that Helm carries unchanged. */
export const FREE_FORM: Domain = { ...ANYTHING, texts: testedTexts((text) => whyTextUnsafe(text) === undefined, [], [unsafeTextPattern]) };

const domains = new WeakMap<Field, Domain>();

/** Everything that a value of a field can be, in values that the schema accepts. */
export function domainOfField(field: Field): Domain {
  const known = domains.get(field);
  if (known !== undefined) {
    return known;
  }
  const made = { ...presentDomain(field), absent: isRemovableKey(field) };
  domains.set(field, made);
  return made;
}

function presentDomain(field: Field): Domain {
  switch (field.kind) {
    case 'string':
      return texts(textsOfString(field));
    case 'integer':
      return { ...NOTHING, numbers: numberSet(field.minimum ?? Number.MIN_SAFE_INTEGER, field.maximum ?? Number.MAX_SAFE_INTEGER, true) };
    case 'number':
      return { ...NOTHING, numbers: numberSet(field.minimum ?? Number.MIN_SAFE_INTEGER, field.maximum ?? Number.MAX_SAFE_INTEGER, false) };
    case 'boolean':
      return { ...NOTHING, booleans: [true, false] };
    case 'choice':
      return texts(listedTexts(field.choices));
    case 'list':
      return { ...NOTHING, list: true };
    case 'map':
    case 'object':
    case 'union':
    case 'secret-key-ref':
      return { ...NOTHING, map: true };
    case 'quantity':
      return { ...texts(fieldTexts(field, [quantityPattern])), numbers: numberSet(0, Number.MAX_SAFE_INTEGER, false) };
    case 'port':
      return { ...NOTHING, numbers: numberSet(field.minimum ?? 1, field.maximum ?? 65535, true) };
    case 'cidr':
      return texts(fieldTexts(field, [cidrPattern(field)]));
    case 'url':
      return texts(fieldTexts(field, [urlPattern(field)]));
    case 'pull-secret':
      return { ...texts(fieldTexts(field, [dnsSubdomainPattern])), map: true };
    case 'kubernetes':
      return shapeDomain(field);
  }
}

function shapeDomain({ shape }: KubernetesField): Domain {
  switch (shape) {
    case 'list':
      return { ...NOTHING, list: true };
    case 'map':
      return { ...NOTHING, map: true };
    case 'scalar':
      return { ...NOTHING, texts: FREE_FORM.texts, numbers: ANY_NUMBER };
  }
}

function texts(set: TextSet): Domain {
  return { ...NOTHING, texts: set };
}

function fieldTexts(field: Field, patterns: readonly string[]): TextSet {
  return testedTexts((text) => acceptsShallowly(field, text), patterns);
}

// The longest text that Kubernetes limits is a DNS name (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/):
// no rule asks for more characters, and an automaton that counts them has a state for each.
const LONGEST_COUNTED = 253;

function textsOfString(field: StringField): TextSet {
  const { minLength = 0, maxLength, pattern } = field;
  const isCounted = maxLength === undefined || maxLength <= LONGEST_COUNTED;
  const most = maxLength !== undefined && isCounted ? String(maxLength) : '';
  const patterns = [...(pattern === undefined ? [] : [pattern]), ...(minLength > 0 || most !== '' ? [`^[^]{${String(minLength)},${most}}$`] : [])];
  return testedTexts((text) => acceptsShallowly(field, text), patterns, [unsafeTextPattern, ...refusedTexts(field).map((text) => `^${escapedPattern(text)}$`)], isCounted);
}

/** Everything that a key of a map can be, besides the keys that are known. */
export function keysOfMap(field: MapField | KubernetesField | undefined): TextSet {
  if (field === undefined) {
    return testedTexts(isSafeKey, [], [unsafeKeyPattern]);
  }
  const patterns = field.kind === 'map' && field.keyPattern !== undefined ? [field.keyPattern] : [];
  const barred = [...(field.reservedKeys ?? []).map((key) => `^${escapedPattern(key)}$`), ...(field.reservedPrefixes ?? []).map((prefix) => `^${escapedPattern(prefix)}`)];
  return testedTexts((key) => acceptsKey(field, key), patterns, [unsafeKeyPattern, ...barred]);
}
