import { installedSubcharts } from '../chart/vendored/installed-subcharts';
import { templateOf, type HelmChart, type SubchartUse } from '../chart';

/** The subcharts whose objects only Helm renders, as far as values install them. */
export function foreignSubcharts(chart: HelmChart, values: Readonly<Record<string, unknown>>): readonly SubchartUse[] {
  const { defaults, subcharts } = templateOf(chart).template;
  return withoutLibraries(installedSubcharts(defaults, values, subcharts));
}

/**
 * What a result does not say of subcharts, as lines for standard error: only Helm renders the templates of others.
 * Nothing where there are none, or libraries alone.
 */
export function leftOutSubcharts(chart: string, subcharts: readonly SubchartUse[], fix: string): string {
  const lines = withoutLibraries(subcharts).map((subchart) => `${chart}: left out what the subchart ${subchartName(subchart)} renders to\n`);
  return lines.length === 0 ? '' : `${lines.join('')}  ${fix}\n`;
}

/** A subchart for people: `store (database 16.2.1)`. */
export function subchartName({ key, chart }: SubchartUse): string {
  return `${key} (${chart.name} ${chart.version})`;
}

function withoutLibraries(subcharts: readonly SubchartUse[]): readonly SubchartUse[] {
  return subcharts.filter(({ chart }) => chart.type === 'application');
}
