import { describe } from '../diagnostic';
import { expectation } from './expectation';
import type { Field, KubernetesField, MapField, ObjectField } from './field';
import { acceptsFreeForm, acceptsKey, acceptsShallowly } from './leaf-acceptance';
import { isMap, ownValue } from './own-property';
import { brokenKeyRules, whyRuleBroken } from './key-rules';
import { isRequiredKey } from './required-keys';
import { whyTextUnsafe } from './text-safety';
import type { ValuesPath } from './values-path';

/** A place at which a value is not what its field wants. */
export interface Mismatch {
  readonly path: ValuesPath;
  /** The end of a sentence that begins with the name of the value. */
  readonly what: string;
}

/** Everything in a default or example, at any depth, that breaks its field's constraints. */
export function findMismatches(field: Field, value: unknown, path: ValuesPath = []): readonly Mismatch[] {
  if (!acceptsShallowly(field, value)) {
    return [{ path, what: whyRefused(field, value) }];
  }
  switch (field.kind) {
    case 'list':
      return (value as readonly unknown[]).flatMap((item, index) => findMismatches(field.item, item, [...path, index]));
    case 'map':
      return Object.entries(value as object).flatMap(([key, entry]) =>
        keyMismatches(field, key, path).concat(findMismatches(field.entry, entry, [...path, key])),
      );
    case 'object':
      return objectMismatches(field, value as Readonly<Record<string, unknown>>, path);
    case 'kubernetes':
      return freeFormMismatches(field, value, path);
    default:
      return [];
  }
}

/** Why a field does not take a value, as the end of a sentence that begins with the name of the value. */
export function whyRefused(field: Field, value: unknown): string {
  if (isReserved(field, value)) {
    return `is ${describe(value)}, which the chart sets itself`;
  }
  const unsafe = typeof value === 'string' ? whyTextUnsafe(value) : undefined;
  return unsafe ?? `is ${describe(value)}, but must be ${expectation(field)}`;
}

/** Whether a text is refused because the chart uses it itself. */
export function isReserved(field: Field, value: unknown): boolean {
  return field.kind === 'string' && typeof value === 'string' && (field.reserved ?? []).includes(value);
}

/** Why a map does not take a key, as the end of a sentence that begins with the path of the key. */
export function whyKeyRefused(field: MapField | KubernetesField, key: string): string {
  const unsafe = whyTextUnsafe(key);
  if (unsafe !== undefined) {
    return `has a key that ${unsafe}`;
  }
  if (key === '<<') {
    return 'has the key <<, which YAML takes for a merge';
  }
  if (field.kind === 'map' && field.keyPattern !== undefined && !new RegExp(field.keyPattern, 'u').test(key)) {
    return `has a key that does not match ${field.keyPattern}`;
  }
  return 'is a key that the chart sets itself';
}

function keyMismatches(field: MapField | KubernetesField, key: string, path: ValuesPath): readonly Mismatch[] {
  return acceptsKey(field, key) ? [] : [{ path: [...path, key], what: whyKeyRefused(field, key) }];
}

function objectMismatches(
  field: ObjectField,
  value: Readonly<Record<string, unknown>>,
  path: ValuesPath,
): readonly Mismatch[] {
  const missing = Object.entries(field.fields)
    .filter(([key, child]) => isRequiredKey(child) && !Object.hasOwn(value, key))
    .map(([key]) => ({ path: [...path, key], what: 'is absent, but required' }));
  const wrong = Object.entries(value).flatMap(([key, entry]) => {
    const child = ownValue(field.fields, key);
    const at = [...path, key];
    return child === undefined ? [{ path: at, what: 'is not declared' }] : findMismatches(child, entry, at);
  });
  const { exactlyOne } = field;
  const isAmbiguous = exactlyOne !== undefined && exactlyOne.filter((key) => Object.hasOwn(value, key)).length !== 1;
  const broken = brokenKeyRules(field, value).map((rule) => ({ path: [...path, rule.key], what: whyRuleBroken(rule, ownValue(value, rule.key)) }));
  return [...(isAmbiguous ? [{ path, what: whyRefused(field, value) }] : []), ...missing, ...wrong, ...broken];
}

function freeFormMismatches(field: KubernetesField, value: unknown, path: ValuesPath): readonly Mismatch[] {
  const keys = isMap(value) ? Object.keys(value).flatMap((key) => keyMismatches(field, key, path)) : [];
  if (keys.length > 0 || acceptsFreeForm(value)) {
    return keys;
  }
  return [{ path, what: 'holds null, or a text or number that Helm cannot carry' }];
}
