import * as fc from 'fast-check';
import {
  branchFields,
  defaultOf,
  defineValues,
  isSetByCustomer,
  type Field,
  type Fields,
  type UnionField,
  type ValuesDefinition,
} from '../../lib/values';
import { arbitraryFields } from './arbitrary-field';
import { arbitraryValue } from './arbitrary-value';

/** A definition, and values that a customer may set under it. */
export interface DefinitionCase {
  readonly definition: ValuesDefinition<unknown>;
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** How large random definitions are. */
export interface DefinitionCaseOptions {
  /** Most keys at the top. @default 6 */
  readonly maxKeys?: number;
  /** How many objects, lists or maps may lie in each other. @default 2 */
  readonly maxDepth?: number;
}

/** Random definitions with every kind of field, each with overrides that satisfy the schema. */
export function arbitraryDefinitionCase({
  maxKeys = 6,
  maxDepth = 2,
}: DefinitionCaseOptions = {}): fc.Arbitrary<DefinitionCase> {
  return arbitraryFields('key', maxDepth, maxKeys).chain((fields) => {
    const definition = defineValues(fields as Fields & Record<string, never>);
    return arbitraryOverrides(fields).map((overrides) => ({ definition, overrides }));
  });
}

/** Overrides for some fields of an object, and for all that the customer must set. */
export function arbitraryOverrides(
  fields: Readonly<Record<string, Field>>,
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const record = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, arbitraryOverride(field)]));
  const requiredKeys = Object.keys(fields).filter((key) => isNeeded(fields[key] as Field));
  return fc.record(record, { requiredKeys }).map((overrides) => ({ ...overrides }));
}

function arbitraryOverride(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'object':
      return orNull(field, arbitraryOverrides(field.fields));
    case 'union':
      return fc.constantFrom(...Object.keys(field.branches)).chain((branch) => arbitraryBranch(field, branch));
    default:
      return orNull(field, arbitraryValue(field));
  }
}

/** A key with a default that can be removed is sometimes null. */
function orNull(field: Field, values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const canBeNull = (field.removable === true || field.kind === 'kubernetes') && defaultOf(field) !== undefined;
  return canBeNull ? fc.oneof({ weight: 4, arbitrary: values }, { weight: 1, arbitrary: fc.constant(null) }) : values;
}

function arbitraryBranch(union: UnionField, chosen: string): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const branches = Object.entries(branchFields(union)).map(
    ([name, branch]) => [name, arbitraryOverrides(branch.fields)] as const,
  );
  return fc
    .record(Object.fromEntries(branches), {
      requiredKeys: branches.map(([name]) => name).filter((name) => name === chosen),
    })
    .map((overrides) => ({ [union.discriminator]: chosen, ...overrides }));
}

/** Whether something in a field has to be set by the customer. */
function isNeeded(field: Field): boolean {
  switch (field.kind) {
    case 'object':
      return Object.values(field.fields).some(isNeeded);
    case 'union':
      return Object.values(field.branches[field.default] ?? {}).some(isNeeded);
    default:
      return isSetByCustomer(field);
  }
}
