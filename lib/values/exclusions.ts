import type { BooleanField, ValuesDefinition } from './field';
import type { ValuesPath } from './values-path';
import { walkFields } from './walk-fields';

/** A switch, and the other one that excludes it. */
export interface PlacedExclusion {
  readonly path: ValuesPath;
  readonly field: BooleanField;
  readonly other: ValuesPath;
  readonly reason: string;
}

/** All switches that exclude each other, in the order of declaration. */
export function exclusionsOf(definition: ValuesDefinition<unknown>): readonly PlacedExclusion[] {
  return walkFields(definition).flatMap(({ path, field }) =>
    field.kind === 'boolean' && field.excludedBy !== undefined ? [{ path, field, other: field.excludedBy.switch.split('.'), reason: field.excludedBy.reason }] : [],
  );
}
