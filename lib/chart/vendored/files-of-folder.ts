import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe } from '../../diagnostic';
import { isIgnoredByHelm } from '../helmignore';
import { ignoreRules, type IgnoreRules } from './ignore-rules';
import { DEEPEST, spendFile, unreadable, type ReadBudget } from './read-budget';
import type { ChartFiles } from '../chart-files';

/**
 * The files of a chart's folder, by code point. What its .helmignore names is left out, and what `helm create` writes
 * there whether the chart says so or not; links are refused, because they may lead anywhere.
 *
 * @throws ChartError SUBCHART_UNREADABLE
 */
export function filesOfFolder(folder: string, budget: ReadBudget): ChartFiles {
  const ignoreFile = join(folder, '.helmignore');
  const isIgnored = ignoreRules(isFile(ignoreFile) ? readFileSync(ignoreFile, 'utf8') : '', folder);
  const paths = pathsBelow({ folder, isIgnored }, '', DEEPEST).sort();
  return new Map(
    paths.map((path) => {
      spendFile(budget, folder, path, statSync(join(folder, path)).size);
      return [path, new Uint8Array(readFileSync(join(folder, path)))];
    }),
  );
}

interface Walk {
  readonly folder: string;
  readonly isIgnored: IgnoreRules;
}

function pathsBelow(walk: Walk, below: string, depth: number): string[] {
  const { folder, isIgnored } = walk;
  if (depth === 0) {
    throw unreadable(folder, `its folder ${describe(below)} is more than ${String(DEEPEST)} folders deep`, 'give the folder that holds the Chart.yaml');
  }
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((found: Dirent) => {
    const path = below === '' ? found.name : `${below}/${found.name}`;
    if (isIgnoredByHelm(found.isDirectory() ? `${path}/x` : path) || isIgnored(path, found.isDirectory())) {
      return [];
    }
    if (found.isDirectory()) {
      return pathsBelow(walk, path, depth - 1);
    }
    if (!found.isFile()) {
      throw unreadable(folder, `${describe(path)} is no file and no folder`, 'give the archive that helm package makes of it, which has what links name in their place');
    }
    return [path];
  });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
