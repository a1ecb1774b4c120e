import { coalesceValues, printPath } from '../../values';
import { isMap } from '../../values/own-property';
import type { ImportedDependency, ImportedImage } from './imported-chart';
import type { VendoredChart } from './vendored-chart';

/** All values of a chart with those of the charts inside it under their keys, as Helm sees them. */
export function allValues(chart: VendoredChart): Readonly<Record<string, unknown>> {
  return keyedSubcharts(chart).reduce(
    (values, { key, subchart }) => coalesceValues({ [key]: allValues(subchart) }, values),
    coalesceValues({}, chart.values),
  );
}

/** The charts inside a chart, by the key that each has in its values. */
export function importedDependencies(chart: VendoredChart): readonly ImportedDependency[] {
  return keyedSubcharts(chart).flatMap(({ key, subchart }) => [
    { key, name: subchart.name, version: subchart.version, type: subchart.type },
    ...importedDependencies(subchart).map((inner) => ({ ...inner, key: `${key}.${inner.key}` })),
  ]);
}

/** Every map with a `repository` in the values, as the image that it stands for. */
export function importedImages(values: unknown, path: readonly string[] = []): readonly ImportedImage[] {
  if (!isMap(values)) {
    return [];
  }
  const inside = Object.entries(values).flatMap(([key, value]) => importedImages(value, [...path, key]));
  const { registry = '', repository, tag = '', digest = '' } = values;
  if (typeof repository !== 'string' || repository === '' || path.length === 0) {
    return inside;
  }
  const isPinned = typeof digest === 'string' && digest !== '';
  const version = isPinned ? `@${digest}` : tag === '' ? '' : `:${String(tag)}`;
  return [{ path: printPath(path), image: `${registry === '' ? '' : `${String(registry)}/`}${repository}${version}` }, ...inside];
}

/** Each chart in charts/ once for each alias; one that no dependency names has its own name. */
function keyedSubcharts({ dependencies, subcharts }: VendoredChart): readonly { readonly key: string; readonly subchart: VendoredChart }[] {
  return subcharts.flatMap((subchart) => {
    const keys = dependencies.filter(({ name }) => name === subchart.name).map(({ alias, name }) => alias ?? name);
    return (keys.length === 0 ? [subchart.name] : keys).map((key) => ({ key, subchart }));
  });
}
