import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe } from '../../diagnostic';
import { isIgnoredByHelm } from '../helmignore';
import { DEEPEST, spendFile, unreadable, type ReadBudget } from './read-budget';
import type { ChartFiles } from '../chart-files';

/**
 * The files of a chart's folder, by code point. What `helm create` writes into .helmignore is left out whether the
 * chart says so or not; links are refused, because they may lead anywhere.
 *
 * @throws ChartError SUBCHART_UNREADABLE
 */
export function filesOfFolder(folder: string, budget: ReadBudget): ChartFiles {
  const paths = pathsBelow(folder, '', DEEPEST).sort();
  return new Map(
    paths.map((path) => {
      spendFile(budget, folder, path, statSync(join(folder, path)).size);
      return [path, new Uint8Array(readFileSync(join(folder, path)))];
    }),
  );
}

function pathsBelow(folder: string, below: string, depth: number): string[] {
  if (depth === 0) {
    throw unreadable(folder, `its folder ${describe(below)} is more than ${String(DEEPEST)} folders deep`, 'give the folder that holds the Chart.yaml');
  }
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((found: Dirent) => {
    const path = below === '' ? found.name : `${below}/${found.name}`;
    if (isIgnoredByHelm(found.isDirectory() ? `${path}/x` : path)) {
      return [];
    }
    if (found.isDirectory()) {
      return pathsBelow(folder, path, depth - 1);
    }
    if (!found.isFile()) {
      throw unreadable(folder, `${describe(path)} is no file and no folder`, 'replace links by copies of what they name');
    }
    return [path];
  });
}
