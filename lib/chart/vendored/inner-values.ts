import { coalesceValues } from '../../values';
import { isMap, ownValue } from '../../values/own-property';
import type { ChartDependency } from '../chart-metadata';
import type { VendoredChart } from './vendored-chart';

type Values = Readonly<Record<string, unknown>>;

/**
 * The values of a subchart with those of the charts inside it that are installed, under their keys.
 *
 * @param values What the subchart has so far: its own defaults, and what the chart around it and the customer set.
 * @param tags The values under `tags` at the top of all values.
 */
export function withInnerValues({ dependencies, subcharts, values: defaults }: VendoredChart, values: Values, tags: Values): Values {
  const allTags = { ...mapOf(ownValue(defaults, 'tags')), ...tags };
  const blocks = subcharts.flatMap((inner) => {
    const named = dependencies.filter(({ name }) => name === inner.name);
    const keys = named.length === 0 ? [{ name: inner.name }] : named.filter((dependency) => isInstalled(dependency, valuesBefore(inner, dependency, values), allTags));
    return keys.map(keyOf).flatMap((key): readonly (readonly [string, Values])[] => {
      const given = ownValue(values, key) ?? {};
      return isMap(given) ? [[key, withInnerValues(inner, coalesceValues(inner.values, given), allTags)]] : [];
    });
  });
  return { ...values, ...Object.fromEntries(blocks) };
}

/** What Helm looks for a condition in: the defaults of the inner chart count, whether it is installed or not. */
function valuesBefore(inner: VendoredChart, dependency: ChartDependency, values: Values): Values {
  return coalesceValues({ [keyOf(dependency)]: inner.values }, values);
}

/**
 * The first condition that is a switch decides, and without one the tags, of which one has to be on. A condition with a
 * space before it is none to Helm: https://github.com/helm/helm/blob/v4.2.3/pkg/chart/v2/util/dependencies.go
 */
function isInstalled({ condition = '', tags: names = [] }: ChartDependency, values: Values, tags: Values): boolean {
  const [decided] = condition.trim().split(',').map((path) => valueAt(values, path.split('.'))).filter((value) => typeof value === 'boolean');
  const switches = names.map((name) => ownValue(tags, name)).filter((value) => typeof value === 'boolean');
  return decided ?? (switches.length === 0 || switches.includes(true));
}

function keyOf({ name, alias }: Pick<ChartDependency, 'name' | 'alias'>): string {
  return alias ?? name;
}

function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce((value, key) => (isMap(value) ? ownValue(value, key) : undefined), values);
}

function mapOf(value: unknown): Values {
  return isMap(value) ? value : {};
}
