import type { ChoiceField, Field, ObjectField, UnionField } from './field';

/** The discriminator of a union as a field of its own. */
export function discriminatorField(union: UnionField): ChoiceField {
  return {
    kind: 'choice',
    description: union.description,
    choices: Object.keys(union.branches),
    default: union.default,
    ...(union.advanced === undefined ? {} : { advanced: union.advanced }),
  };
}

/** The branches that have an object of their own in values: those with at least one field. */
export function branchFields(union: UnionField): Readonly<Record<string, ObjectField>> {
  const branches = Object.entries(union.branches).filter(([, fields]) => Object.keys(fields).length > 0);
  return Object.fromEntries(
    branches.map(([name, fields]) => [
      name,
      { kind: 'object', description: `Settings while ${union.discriminator} is ${name}.`, fields } as const,
    ]),
  );
}

/** A union as the object that it is in values. */
export function unionFields(union: UnionField): Readonly<Record<string, Field>> {
  return { [union.discriminator]: discriminatorField(union), ...branchFields(union) };
}
