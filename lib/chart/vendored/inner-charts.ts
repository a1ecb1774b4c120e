import { coalesceValues } from '../../values';
import type { ImportedDependency } from './imported-chart';
import type { VendoredChart } from './vendored-chart';

/** Each chart in charts/ once for each alias; one that no dependency names has its own name. */
export function innerCharts({ dependencies, subcharts }: VendoredChart): readonly { readonly key: string; readonly subchart: VendoredChart }[] {
  return subcharts.flatMap((subchart) => {
    const keys = dependencies.filter(({ name }) => name === subchart.name).map(({ alias, name }) => alias ?? name);
    return (keys.length === 0 ? [subchart.name] : keys).map((key) => ({ key, subchart }));
  });
}

/** All values of a chart with those of the charts inside it under their keys, as Helm sees them. */
export function allValues(chart: VendoredChart): Readonly<Record<string, unknown>> {
  return innerCharts(chart).reduce(
    (values, { key, subchart }) => coalesceValues({ [key]: allValues(subchart) }, values),
    coalesceValues({}, chart.values),
  );
}

/** The charts inside a chart, by the key that each has in its values. */
export function importedDependencies(chart: VendoredChart): readonly ImportedDependency[] {
  return innerCharts(chart).flatMap(({ key, subchart }) => [
    { key, name: subchart.name, version: subchart.version, type: subchart.type },
    ...importedDependencies(subchart).map((inner) => ({ ...inner, key: `${key}.${inner.key}` })),
  ]);
}
