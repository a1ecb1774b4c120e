import { ChartError, describe } from '../../diagnostic';
import { filePathFault } from '../file-path';

// MaxDecompressedChartSize and MaxDecompressedFileSize of
// https://github.com/helm/helm/blob/v4.2.3/pkg/chart/loader/archive/archive.go
export const LARGEST_CHART_BYTES = 100 * 1024 * 1024;
const LARGEST_FILE_BYTES = 5 * 1024 * 1024;

// No chart needs more, and each costs memory beyond its bytes.
const MOST_FILES = 20_000;

// Deeper than any chart is, far below where recursion ends.
export const DEEPEST = 16;

/** What may still be read of a chart: archives inside archives share it, so that small ones cannot grow without end. */
export interface ReadBudget {
  bytes: number;
  files: number;
}

/** As much as Helm loads. */
export function readBudget(): ReadBudget {
  return { bytes: LARGEST_CHART_BYTES, files: MOST_FILES };
}

/** The error of a chart that cannot be read. */
export function unreadable(source: string, what: string, fix: string): ChartError {
  return new ChartError('SUBCHART_UNREADABLE', `the chart cannot be read: ${what}`, { in: source, fix });
}

/**
 * Takes a file of a chart from the budget.
 *
 * @throws ChartError SUBCHART_UNREADABLE – when its path leaves the chart, or it is too much.
 */
export function spendFile(budget: ReadBudget, source: string, path: string, bytes: number): void {
  const fault = filePathFault(path);
  if (fault !== undefined) {
    throw unreadable(source, `its file ${describe(path)} ${fault[0]}`, 'take the chart from a source that you trust, and pack it with helm package');
  }
  if (bytes > LARGEST_FILE_BYTES) {
    throw unreadable(source, `its file ${describe(path)} has ${String(bytes)} bytes; Helm loads at most ${String(LARGEST_FILE_BYTES)}`, 'leave the file out of the chart');
  }
  budget.bytes -= bytes;
  budget.files -= 1;
  if (budget.bytes < 0 || budget.files < 0) {
    throw unreadable(source, `it has more than ${String(LARGEST_CHART_BYTES)} bytes or ${String(MOST_FILES)} files`, 'leave out what is not needed to install it');
  }
}
