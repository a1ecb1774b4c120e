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

/** Texts that the members of a list of the values may not have at a key. */
export interface ReservedNames {
  readonly path: readonly string[];
  readonly key: string;
  /** Asked when the chart is made. */
  readonly names: () => readonly string[];
}

/**
 * Refuses members of a list of the values that have the name of something that the chart puts into the same list
 * itself: the schema refuses the names, and values.yaml lists them. They are asked for when the chart is made, so that
 * they may include what is added until then. Where members are told apart by something else, its key is given.
 *
 * @throws ChartError EXPRESSION_TYPE – when it is not a list of the values whose members are declared with a text at the key.
 * @example
 * reserveNames(chart, values.extraEnvVars, () => ['LOG_LEVEL']);
 * const env = [{ name: 'LOG_LEVEL', value: 'info' }, ...values.extraEnvVars];
 */
export function reserveNames<Key extends string = 'name'>(chart: Pick<HelmChart, 'reservedNames'>, list: Known<readonly Readonly<Record<NoInfer<Key>, string>>[]>, names: () => readonly string[], key: Key = 'name' as Key): void {
  const expression = expressionOf(list);
  if (expression.kind !== 'value' || !isListWith(expression.field, key)) {
    throw new ChartError('EXPRESSION_TYPE', `names are to be reserved in ${printForMessage(expression)}, which is no list of the values whose members are declared with a ${key}`, {
      fix: `declare it with v.list(v.object({ ${key}: v.string({ description: '…', required: true }), … }), { … })`,
    });
  }
  chart.reservedNames.push({ path: expression.path, key, names });
}

/** The definition in which the names that a chart reserves are refused. */
export function definitionWithReservedNames(definition: ValuesDefinition<unknown>, reserved: readonly ReservedNames[]): ValuesDefinition<unknown> {
  return placedNames(reserved).reduce((changed, { path, key, names }) => changeField(changed, path, (field) => withReservedNames(field, key, names)), definition);
}

/** Defaults of the chart that have a name which it reserves. */
export function reservedNameProblems(definition: ValuesDefinition<unknown>, reserved: readonly ReservedNames[]): readonly Problem[] {
  return placedNames(reserved).flatMap(({ path, key, names }) => {
    const field = fieldAt(definition, path);
    const narrowed = field === undefined ? undefined : withReservedNames(field, key, names);
    return narrowed?.kind !== 'list'
      ? []
      : findMismatches(narrowed, narrowed.default ?? [], path).map(({ path: at, what }) => definitionProblem('FIELD_DEFAULT_INVALID', at, what, 'leave it out of the default'));
  });
}

/** A list of the values, and texts that its members may not have at a key. */
interface PlacedNames extends Pick<ReservedNames, 'path' | 'key'> {
  readonly names: readonly string[];
}

/** Each list and key once, with the names that all who add to it reserve. */
function placedNames(reserved: readonly ReservedNames[]): readonly PlacedNames[] {
  const lists = new Map<string, PlacedNames>();
  for (const { path, key, names } of reserved) {
    const id = JSON.stringify([path, key]);
    lists.set(id, { path, key, names: [...new Set([...(lists.get(id)?.names ?? []), ...names()])] });
  }
  return [...lists.values()].filter(({ names }) => names.length > 0);
}

function withReservedNames(field: Field, key: string, names: readonly string[]): Field {
  if (!isListWith(field, key)) {
    return field;
  }
  const { item } = field;
  const changed: ListField = {
    ...field,
    description: `${field.description} The chart sets these itself, and they are refused here: ${names.join(', ')}.`,
    item: { ...item, fields: { ...item.fields, [key]: { ...(item.fields[key] as StringField), reserved: names } } },
  };
  const { example, ...withoutExample } = changed;
  return example === undefined || findMismatches(changed, example).length === 0 ? changed : withoutExample;
}

function isListWith(field: Field, key: string): field is ListField & { readonly item: ObjectField } {
  return field.kind === 'list' && field.item.kind === 'object' && Object.hasOwn(field.item.fields, key) && field.item.fields[key]?.kind === 'string';
}
