import type { ChartSummary, SynthSummary } from './synth-apps';

const HEADINGS = ['chart', 'version', 'objects', 'images', 'values', 'files', 'time'];
const TEXT_COLUMNS = 2;

/**
 * A synth as a table for people.
 *
 * @example
 * chart  version  objects  images  values  files    time
 * shop   1.0.0          4       1      17      9  0.21 s
 *
 * 1 chart in dist/charts, written in 0.34 s
 */
export function printSynthSummary({ outdir, charts, milliseconds }: SynthSummary): string {
  const rows = [HEADINGS, ...charts.map(rowOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => (column < TEXT_COLUMNS ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
  const count = charts.length === 1 ? '1 chart' : `${String(charts.length)} charts`;
  const unchanged = charts.filter((chart) => chart.unchanged).length;
  const state = unchanged === 0 ? 'written' : unchanged === charts.length ? 'unchanged' : `${String(unchanged)} unchanged`;
  return `${lines.join('\n')}\n\n${count} in ${outdir}, ${state}, ${seconds(milliseconds)}\n`;
}

function rowOf({ name, version, objects, images, values, files, milliseconds }: ChartSummary): readonly string[] {
  const counts = [objects, images.length, values, files];
  return [name, version, ...counts.map(String), seconds(milliseconds)];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
