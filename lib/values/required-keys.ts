import type { Field } from './field';

/** Whether the customer may remove a key, so that it can be absent although the values are valid. */
export function isRemovableKey(field: Field): boolean {
  return field.kind === 'kubernetes' || field.removable === true;
}

/** Whether a key has no default, so that the customer must set it. */
export function isSetByCustomer(field: Field): boolean {
  return field.kind !== 'object' && field.kind !== 'union' && field.required === true;
}

/** Whether a key is always there in valid values: it has a default that cannot be removed, or must be set. */
export function isRequiredKey(field: Field): boolean {
  return !isRemovableKey(field);
}
