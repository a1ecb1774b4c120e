import { readFileSync, statSync } from 'node:fs';

import { isChartError, throwProblems } from '../../diagnostic';
import { chartFromFiles } from './chart-from-files';
import { filesOfArchive } from './files-of-archive';
import { filesOfFolder } from './files-of-folder';
import { readBudget, unreadable } from './read-budget';
import type { VendoredChart } from './vendored-chart';

const GIVE_A_CHART = 'give the path of a chart: its folder, or the .tgz that helm package or helm pull writes';

/**
 * Reads a chart of somebody else, from its folder or its `.tgz`, with the charts inside it. Nothing of it runs and
 * nothing is written; links, paths that lead out of the chart and whatever Helm would not load are refused.
 *
 * @throws ChartError SUBCHART_UNREADABLE – when there is no chart, or it is damaged or unsafe, or its schema refers to nothing.
 * @throws ChartError SUBCHART_CYCLIC – when a chart inside it has the name of one that it is in.
 * @throws ChartError SCHEMA_REMOTE_REFERENCE – when a schema refers to another file or address, or to a draft that Helm does not have.
 * @throws ChartError SUBCHART_INVALID – when there are several of these problems.
 * @example readChart('vendor/postgresql-16.2.1.tgz').version // '16.2.1'
 */
export function readChart(path: string): VendoredChart {
  const { chart, problems } = chartFromFiles(readOrThrow(path), path);
  throwProblems('SUBCHART_INVALID', `${path} cannot be used`, problems);
  return chart;
}

function readOrThrow(path: string): ReturnType<typeof read> {
  try {
    return read(path);
  } catch (thrown) {
    if (isChartError(thrown)) {
      throw thrown;
    }
    // No permission, a loop of links, a name that no file can have.
    throw unreadable(path, `it cannot be opened: ${(thrown as NodeJS.ErrnoException).code ?? String(thrown)}`, GIVE_A_CHART);
  }
}

function read(path: string): Parameters<typeof chartFromFiles>[0] {
  const budget = readBudget();
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) {
    throw unreadable(path, 'it does not exist', GIVE_A_CHART);
  }
  if (status.isDirectory()) {
    return { files: filesOfFolder(path, budget), budget };
  }
  if (!status.isFile()) {
    throw unreadable(path, 'it is no folder and no file', GIVE_A_CHART);
  }
  if (status.size > budget.bytes) {
    throw unreadable(path, `it has ${String(status.size)} bytes`, GIVE_A_CHART);
  }
  const archive = new Uint8Array(readFileSync(path));
  return { files: filesOfArchive(archive, path, budget), archive, budget };
}
