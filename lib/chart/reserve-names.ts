import { ChartError } from '../diagnostic';
import { printForMessage } from '../reference/expression-message';
import { expressionOf } from '../reference/convert';
import { findMismatches } from '../values/find-mismatches';
import { changeField } from '../values/change-field';
import { definitionProblem } from '../values/definition/definition-problem';
import { fieldAt } from '../values';
import type { Problem } from '../diagnostic';
import type { Known } from '../reference';
import type { Field, ListField, ObjectField, StringField } from '../values/field';
import type { ValuesDefinition } from '../values';
import type { HelmChart } from './helm-chart';

/** Names that the members of a list of the values may not have. */
export interface ReservedNames {
  readonly path: readonly string[];
  /** Asked when the chart is made. */
  readonly names: () => readonly string[];
}

/**
 * Refuses members of a list of the values that have the name of something that the chart puts into the same list
 * itself: the schema refuses the names, and values.yaml lists them. They are asked for when the chart is made, so that
 * they may include what is added until then.
 *
 * @throws ChartError EXPRESSION_TYPE – when it is not a list of the values whose members are declared with a `name` that is text.
 * @example
 * reserveNames(chart, values.extraEnvVars, () => ['LOG_LEVEL']);
 * const env = [{ name: 'LOG_LEVEL', value: 'info' }, ...values.extraEnvVars];
 */
export function reserveNames(chart: Pick<HelmChart, 'reservedNames'>, list: Known<readonly { readonly name: string }[]>, names: () => readonly string[]): void {
  const expression = expressionOf(list);
  if (expression.kind !== 'value' || !isNamedList(expression.field)) {
    throw new ChartError('EXPRESSION_TYPE', `names are to be reserved in ${printForMessage(expression)}, which is no list of the values whose members are declared with a name`, {
      fix: "declare it with v.list(v.object({ name: v.string({ description: 'Name.', required: true }), … }), { … })",
    });
  }
  chart.reservedNames.push({ path: expression.path, names });
}

/** The definition in which the names that a chart reserves are refused. */
export function definitionWithReservedNames(definition: ValuesDefinition<unknown>, reserved: readonly ReservedNames[]): ValuesDefinition<unknown> {
  return placedNames(reserved).reduce((changed, { path, names }) => changeField(changed, path, (field) => withReservedNames(field, names)), definition);
}

/** Defaults of the chart that have a name which it reserves. */
export function reservedNameProblems(definition: ValuesDefinition<unknown>, reserved: readonly ReservedNames[]): readonly Problem[] {
  return placedNames(reserved).flatMap(({ path, names }) => {
    const field = fieldAt(definition, path);
    const narrowed = field === undefined ? undefined : withReservedNames(field, names);
    return narrowed?.kind !== 'list'
      ? []
      : findMismatches(narrowed, narrowed.default ?? [], path).map(({ path: at, what }) => definitionProblem('FIELD_DEFAULT_INVALID', at, what, 'leave it out of the default'));
  });
}

/** Each list once, with the names that all who add to it reserve. */
function placedNames(reserved: readonly ReservedNames[]): readonly { readonly path: readonly string[]; readonly names: readonly string[] }[] {
  const lists = new Map<string, { readonly path: readonly string[]; readonly names: readonly string[] }>();
  for (const { path, names } of reserved) {
    const key = JSON.stringify(path);
    lists.set(key, { path, names: [...new Set([...(lists.get(key)?.names ?? []), ...names()])] });
  }
  return [...lists.values()].filter(({ names }) => names.length > 0);
}

function withReservedNames(field: Field, names: readonly string[]): Field {
  if (!isNamedList(field)) {
    return field;
  }
  const { item } = field;
  const changed: ListField = {
    ...field,
    description: `${field.description} The chart sets these itself, and they are refused here: ${names.join(', ')}.`,
    item: { ...item, fields: { ...item.fields, name: { ...item.fields.name, reserved: names } } },
  };
  const { example, ...withoutExample } = changed;
  return example === undefined || findMismatches(changed, example).length === 0 ? changed : withoutExample;
}

type NamedList = ListField & { readonly item: ObjectField & { readonly fields: { readonly name: StringField } } };

function isNamedList(field: Field): field is NamedList {
  return field.kind === 'list' && field.item.kind === 'object' && Object.hasOwn(field.item.fields, 'name') && field.item.fields['name']?.kind === 'string';
}
