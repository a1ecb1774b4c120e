import { walkFields, type ValuesDefinition } from '../values';

/** The number of values that can be set: all fields but those that only hold other named fields. */
export function countValues(definition: ValuesDefinition<unknown>): number {
  return walkFields(definition).filter(({ field }) => field.kind !== 'object' && field.kind !== 'union').length;
}
