import { isRemovableKey } from '../../../values';
import { cidrPattern, dnsSubdomainPattern, quantityPattern, urlPattern } from '../../../values/patterns';
import { ANY_TEXTS, listed, patternTexts, textsOfEither, withoutEmpty, type Texts } from './texts';
import type { Field, StringField } from '../../../values';

/** All texts that a value can be written out as, in values that the schema accepts, and perhaps more. */
export function textsOfField(field: Field): Texts {
  const present = textsOfPresent(field);
  return isRemovableKey(field) ? textsOfEither(present, listed('')) : present;
}

function textsOfPresent(field: Field): Texts {
  switch (field.kind) {
    case 'string':
      return textsOfString(field);
    case 'choice':
      return listed(...field.choices);
    case 'boolean':
      return listed('true', 'false');
    case 'integer':
    case 'port':
      return patternTexts('^-?[0-9]+$');
    case 'cidr':
      return patternTexts(cidrPattern(field));
    case 'url':
      return patternTexts(urlPattern(field));
    case 'pull-secret':
      return patternTexts(dnsSubdomainPattern);
    case 'quantity':
      return patternTexts(`${quantityPattern}|^[0-9.e+]+$`);
    case 'number':
    case 'list':
    case 'map':
    case 'object':
    case 'union':
    case 'secret-key-ref':
    case 'kubernetes':
      return ANY_TEXTS;
  }
}

function textsOfString({ pattern, minLength = 0 }: StringField): Texts {
  const texts = pattern === undefined ? ANY_TEXTS : patternTexts(pattern);
  return minLength > 0 ? withoutEmpty(texts) : texts;
}
