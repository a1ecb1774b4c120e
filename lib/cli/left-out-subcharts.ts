import type { HelmChart } from '../chart';

/**
 * What a result does not say of the subcharts of a chart, as lines for standard error: only Helm renders the templates of
 * others. Nothing for a chart without subcharts, or with libraries alone.
 */
export function leftOutSubcharts({ metadata, subcharts }: Pick<HelmChart, 'metadata' | 'subcharts'>, fix: string): string {
  const installed = subcharts.filter(({ chart }) => chart.type === 'application');
  const lines = installed.map(({ key, chart }) => `${metadata.name}: left out what the subchart ${key} (${chart.name} ${chart.version}) renders to\n`);
  return lines.length === 0 ? '' : `${lines.join('')}  ${fix}\n`;
}
