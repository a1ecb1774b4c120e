import { isDeepStrictEqual } from 'node:util';
import { copyValue } from './copy-value';
import { defaultsOf } from './defaults-of';
import { childField } from './field-at';
import { isMap, ownValue, setOwn } from './own-property';
import { namedFields } from './walk-fields';
import type { Field, ValuesDefinition } from './field';

type Values = Readonly<Record<string, unknown>>;

/**
 * The part of an overlay that changes something: what equals the default is left out, and so is null where there
 * is no default to remove. In the order of the definition.
 */
export function changedValues(definition: ValuesDefinition<unknown>, overlay: Values): Values {
  return changedEntries(definition.root, defaultsOf(definition), overlay);
}

function changedEntries(field: Field | undefined, defaults: Values, overlay: Values): Values {
  const changed: Record<string, unknown> = {};
  for (const key of inOrder(field, Object.keys(overlay))) {
    const given = ownValue(overlay, key);
    const byDefault = ownValue(defaults, key);
    const isMerged = isMap(given) && isMap(byDefault);
    const value = isMerged ? changedEntries(field === undefined ? undefined : childField(field, key), byDefault, given) : copyValue(given);
    if (isMerged ? Object.keys(value as Values).length > 0 : changesSomething(byDefault, given)) {
      setOwn(changed, key, value);
    }
  }
  return changed;
}

function changesSomething(byDefault: unknown, given: unknown): boolean {
  return given !== undefined && (byDefault === undefined ? given !== null : !isDeepStrictEqual(byDefault, given));
}

/** Declared keys as they are declared, then the others as they are written. */
function inOrder(field: Field | undefined, keys: readonly string[]): readonly string[] {
  const declared = field === undefined ? [] : Object.keys(namedFields(field)).filter((key) => keys.includes(key));
  return [...declared, ...keys.filter((key) => !declared.includes(key))];
}
