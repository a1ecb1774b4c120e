import { fieldAt } from '../values';
import { commonFields } from '../values/definition/common-block';
import { ownValue } from '../values/own-property';
import type { Problem } from '../diagnostic';
import type { ValueExpression } from '../reference/expression';
import type { Field, ValuesDefinition, ValuesPath } from '../values';

/** Values that are used, each with the field that its reference was made for and where it was first used. */
export type UsedValues = ReadonlyMap<ValuesPath, { readonly field: Field; readonly place: string }>;

/** Notes values as they are used. References to one value share its path, and a chart uses most values many times. */
export class UsedValuesLog {
  readonly values = new Map<ValuesPath, { readonly field: Field; readonly place: string }>();

  note({ path, field }: ValueExpression, place: string): void {
    if (!this.values.has(path)) {
      this.values.set(path, { field, place });
    }
  }
}

/** References to values of another chart, which the customer of this one cannot set. */
export function findForeignReferences(
  used: UsedValues,
  definition: ValuesDefinition<unknown>,
): readonly Problem[] {
  return [...used].flatMap(([path, { field, place }]): readonly Problem[] => {
    if (isOwn(definition, path, field)) {
      return [];
    }
    return [
      {
        code: 'REFERENCE_OUTSIDE_CHART',
        what: `${['values', ...path].join('.')} belongs to the values of another chart`,
        in: place,
        fix: 'use a reference to the values of this chart, and declare the value there if need be',
      },
    ];
  });
}

/** Whether the path is declared alike. Tokens, and a second copy of this package, carry copies of fields. */
function isOwn(definition: ValuesDefinition<unknown>, path: ValuesPath, field: Field): boolean {
  const [first, ...rest] = path;
  // The values that every chart has are the same everywhere.
  if (first !== undefined && ownValue<Field>(commonFields, String(first)) !== undefined) {
    return true;
  }
  const declared = first === undefined ? definition.root : fieldAt(definition, path);
  if (declared === undefined || declared === field) {
    return declared !== undefined;
  }
  const parent = fieldAt(definition, [...(first === undefined ? [] : [first]), ...rest.slice(0, -1)]);
  return (
    parent?.kind === 'secret-key-ref' ||
    parent?.kind === 'pull-secret' ||
    JSON.stringify(declared) === JSON.stringify(field)
  );
}
