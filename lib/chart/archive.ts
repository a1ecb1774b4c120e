import { gzipSync } from 'fflate';

import { throwProblems } from '../diagnostic';
import { compareCodePoints } from '../template/key-order';
import { type ChartFiles, checkChartFiles, fileBytes } from './chart-files';
import { tarFromEntries } from './ustar';

/** Which chart an archive holds. */
export interface ArchiveOptions {
  /** The chart's name: the folder inside the archive. */
  readonly name: string;
}

// node:zlib writes other bytes with each of its versions and with each processor's vector instructions;
// fflate is JavaScript only, synchronous and pinned. All of its inputs are fixed: no file name, no time.
const GZIP = { level: 9, mem: 8, mtime: 0 } as const;

/**
 * The chart as `helm package` would write it, a gzipped tar archive, with the same bytes for the same files
 * on every system: Chart.yaml first, then the files by code point; no times, owners or modes of this system.
 *
 * @throws ChartError CHART_FILE_INVALID – when Helm would refuse a file of the chart.
 */
export function packChart(files: ChartFiles, options: ArchiveOptions): Uint8Array {
  throwProblems('CHART_INVALID', `${options.name} cannot be packed`, checkChartFiles(files));
  const entries = [...files.keys()].sort(compareEntries).map((path) => ({
    path: `${options.name}/${path}`,
    bytes: fileBytes(files.get(path) ?? ''),
  }));
  return gzipSync(tarFromEntries(entries), GZIP);
}

/** The archive's file name, as `helm package` gives it. */
export function archiveName(chart: { readonly name: string; readonly version: string }): string {
  return `${chart.name}-${chart.version}.tgz`;
}

/** Readers that want only a chart's metadata (a registry's index, Artifact Hub) find it in the first block. */
function compareEntries(a: string, b: string): number {
  return Number(b === 'Chart.yaml') - Number(a === 'Chart.yaml') || compareCodePoints(a, b);
}
