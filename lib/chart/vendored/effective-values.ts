import { coalesceValues, type ValuesDefinition } from '../../values';
import { isMap, ownValue } from '../../values/own-property';
import { withInnerValues } from './inner-values';
import { installedSubcharts } from './installed-subcharts';
import { undeclaredBlock } from './subchart-values';
import type { SubchartUse } from './subchart-use';

type Values = Readonly<Record<string, unknown>>;

/** The definition of a chart's values with a block for every subchart: Helm puts the values of each under its key. */
export function definitionWithSubcharts(definition: ValuesDefinition<unknown>, subcharts: readonly SubchartUse[]): ValuesDefinition<unknown> {
  const missing = subcharts.filter(({ key }) => !Object.hasOwn(definition.root.fields, key));
  return missing.length === 0
    ? definition
    : {
        root: {
          ...definition.root,
          fields: { ...definition.root.fields, ...Object.fromEntries(missing.map(({ key }) => [key, undeclaredBlock])) },
        },
      };
}

/**
 * The values that Helm computes for a chart's own templates and schema from its defaults and what the customer gives:
 * under the key of each subchart that is installed also the defaults of that subchart and of the charts inside it. Those
 * of one that is not installed are left out by Helm too.
 */
export function valuesWithSubcharts(defaults: Values, given: Values, subcharts: readonly SubchartUse[]): Values {
  const values = coalesceValues(defaults, given);
  const installed = installedSubcharts(defaults, given, subcharts);
  const tags = ownValue(values, 'tags');
  return { ...values, ...Object.fromEntries(installed.flatMap((subchart) => blockOf(subchart, defaults, given, isMap(tags) ? tags : {}))) };
}

/** The values under the key of a subchart, unless the customer puts something there that is no map. */
function blockOf({ key, chart }: SubchartUse, defaults: Values, given: Values, tags: Values): readonly (readonly [string, Values])[] {
  const own = ownValue(defaults, key) ?? {};
  const set = ownValue(given, key) ?? {};
  if (!isMap(own) || !isMap(set)) {
    return [];
  }
  // Null for the whole block removes what the chart says, and nothing of the subchart's own defaults.
  const values = given[key] === null ? chart.values : coalesceValues(coalesceValues(chart.values, own), set);
  return [[key, withInnerValues(chart, values, tags)]];
}
