import type * as ajvModule from 'ajv';
import type { ErrorObject } from 'ajv';
import type * as ajv2020Module from 'ajv/dist/2020';

import { coalesceValues, compileValidator, defaultsOf, type ValuesDefinition } from '../../values';
import { isMap, ownValue } from '../../values/own-property';
import { describe, type Problem } from '../../diagnostic';
import type { SubchartUse } from './subchart-use';
import type { VendoredChart } from './vendored-chart';

/** A subchart whose values are looked at. */
export interface JudgedSubchart extends Pick<SubchartUse, 'chart' | 'key' | 'place'> {
  readonly condition: readonly string[] | undefined;
}

/**
 * Where the values of a chart and those of its subchart contradict each other before any customer sets a value: Helm
 * lays the chart's defaults over the subchart's, and both schemas have to accept the result. Its own schema is asked only
 * where it is installed, so its condition counts as true.
 */
export function subchartValueProblems(definition: ValuesDefinition<unknown>, { chart, key, place, condition }: JudgedSubchart): readonly Problem[] {
  const defaults = defaultsOf(definition);
  const given = ownValue(defaults, key);
  const together = coalesceValues(chart.values, isMap(given) ? given : {});
  const installed = condition?.[0] === key ? coalesceValues(together, mapAt(condition.slice(1), true)) : together;
  const declared = Object.hasOwn(definition.root.fields, key);
  const own = declared
    ? compileValidator(definition)({ ...defaults, [key]: together }).filter((problem) => problem.code !== 'VALUE_MISSING' && (problem.in ?? '').startsWith(`values.${key}`))
    : [];
  return [
    ...own.map(({ what }) => invalid(place, `the subchart's own default does not suit the block: ${what}`, 'declare the field as the subchart has it, or give it a default of the chart\'s own')),
    ...refusedBy(chart, { global: {}, ...installed }).map((what) => invalid(place, `${chart.name} refuses the default values that it would get: ${what}`, 'change the default in the block, or what it declares')),
  ];
}

/** What the schema of a chart says of values. What customers must set themselves is not missed. */
function refusedBy({ schema }: VendoredChart, values: unknown): readonly string[] {
  if (schema === undefined) {
    return [];
  }
  // Loaded here, because most charts have no subchart.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Ajv2020 } = require('ajv/dist/2020') as typeof ajv2020Module;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Ajv } = require('ajv') as typeof ajvModule;
  // Without $schema Helm 4 takes it for 2020-12.
  const draft = typeof schema['$schema'] === 'string' ? schema['$schema'] : '2020-12';
  const isNew = /2019-09|2020-12/.test(draft);
  const { $schema: _, ...rest } = schema;
  try {
    const options = { allErrors: true, strict: false, validateFormats: false, validateSchema: false, ownProperties: true } as const;
    const validate = isNew ? new Ajv2020(options).compile(rest) : new Ajv(options).compile(rest);
    if (validate(values) || (validate.errors ?? []).some(({ keyword }) => keyword === 'required')) {
      return [];
    }
    return (validate.errors ?? []).map(refusal);
  } catch {
    // Patterns of Go that JavaScript does not know, and schemas that only Helm's validators take.
    return [];
  }
}

function refusal({ instancePath, message = 'is refused', params }: ErrorObject): string {
  const key: unknown = (params as { readonly additionalProperty?: unknown }).additionalProperty;
  // Helm gives `global` to every subchart, whether somebody sets it or not.
  return key === 'global' && instancePath === ''
    ? 'its schema has no property global, and so refuses to be a subchart at all'
    : `${instancePath === '' ? 'the whole' : instancePath} ${message}${key === undefined ? '' : `: ${describe(key)}`}`;
}

function mapAt(path: readonly string[], value: unknown): Readonly<Record<string, unknown>> {
  const [key, ...inner] = path;
  return key === undefined ? {} : { [key]: inner.length === 0 ? value : mapAt(inner, value) };
}

function invalid(place: string, what: string, fix: string): Problem {
  return { code: 'SUBCHART_INVALID', what, in: place, fix };
}
