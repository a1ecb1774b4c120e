import { describe } from '../diagnostic';
import { isMap, ownValue } from './own-property';
import type { Field, KeyRule } from './field';

/** The rules of an object that a map breaks. */
export function brokenKeyRules(field: Field | undefined, value: unknown): readonly KeyRule[] {
  if (field?.kind !== 'object' || !isMap(value)) {
    return [];
  }
  return (field.keyRules ?? []).filter((rule) => holds(rule, value) && !isKept(rule, ownValue(value, rule.key)));
}

/** Why a value breaks a rule, as the end of a sentence that begins with its name. */
export function whyRuleBroken(rule: KeyRule, value: unknown): string {
  return `is ${value === undefined ? 'absent' : describe(value)}, but must be ${allowed(rule)} while ${rule.while} is ${rule.is}`;
}

/** What a rule lets stand at its key. */
export function allowed({ oneOf }: KeyRule): string {
  return oneOf.map((text) => (text === '' ? 'empty' : JSON.stringify(text))).join(' or ');
}

function holds(rule: KeyRule, value: Readonly<Record<string, unknown>>): boolean {
  const found = ownValue(value, rule.while);
  return (found !== undefined && found !== '') === (rule.is === 'set');
}

function isKept({ oneOf, optional = false }: KeyRule, found: unknown): boolean {
  return found === undefined ? optional : oneOf.includes(found as string);
}
