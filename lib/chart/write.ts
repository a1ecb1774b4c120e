import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { type Problem, throwProblems } from '../diagnostic';
import { fileBytes } from './chart-files';
import { outputForeign, outputIsFile, outputUnwritable } from './output-faults';
import { checkOutputPaths, type OutputGroup, type PlannedEntry, planOutput } from './output-plan';
import { OUTPUT_RECORD, type OutputRecord, outputRecordFromText, printOutputRecord } from './output-record';
import { exchangeEntries, isThere, restoreKilledRuns } from './write-exchange';

/** Options of {@link writeOutput}. */
export interface WriteOptions {
  /** Whether groups that an earlier run wrote and this one does not name are removed. @default false */
  readonly removeOthers?: boolean;
}

/** What became of the folders and files directly in the output folder. */
export interface WriteReport {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

/** One thing in the output folder that is no folder. */
interface Found {
  readonly path: string;
  readonly regular: boolean;
}

// What file managers leave in every folder that somebody looked into.
const LITTER: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * Writes groups of files into the output folder, all of them or none. They are made complete in a hidden folder
 * there before each entry is exchanged by renaming it, and every exchange is undone when one fails. Files
 * of earlier runs that are not written again are removed; what is already there with the same content is
 * not touched. Links inside the folder are never followed.
 *
 * @throws ChartError CHART_FILE_INVALID – when a path would lie outside the folder.
 * @throws ChartError OUTPUT_FOREIGN – when something that chartwright did not write would be lost.
 * @throws ChartError OUTPUT_UNWRITABLE – when the folder is a file or the system refuses to write.
 */
export function writeOutput(folder: string, groups: readonly OutputGroup[], options: WriteOptions = {}): WriteReport {
  throwProblems('CHART_INVALID', 'the output cannot be written', checkOutputPaths(groups));
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw outputIsFile(folder);
  }
  const created = missingFolders(resolve(folder));
  try {
    // One by one: `recursive` never returns where the system refuses by saying that nothing is there, as in /proc.
    [...created].reverse().forEach((missing) => mkdirSync(missing));
    return writeInto(realpathSync(folder), groups, options);
  } catch (thrown) {
    removeEmptyFolders(created);
    throw outputUnwritable(folder, thrown);
  }
}

function writeInto(root: string, groups: readonly OutputGroup[], options: WriteOptions): WriteReport {
  const written = readRecord(root);
  restoreKilledRuns(root, written);
  const plan = planOutput(written, groups, options.removeOthers ?? false);
  const found = new Map([...plan.entries.keys()].map((entry) => [entry, filesBelow(root, entry)]));
  const foreign = [...plan.entries].flatMap(([entry, { owned }]) =>
    checkForeign(root, entry, found.get(entry) ?? [], owned),
  );
  throwProblems('OUTPUT_FOREIGN', 'the output folder holds files of others', foreign);

  const changed = new Map(
    [...plan.entries].filter(([entry, { files }]) => !isSame(root, found.get(entry) ?? [], files)),
  );
  if (changed.size > 0 || printOutputRecord(written) !== printOutputRecord(plan.record)) {
    exchangeEntries(root, changed, written, plan.record);
  }
  const isWanted = (entry: string): boolean => plan.entries.get(entry)?.files.size !== 0;
  const names = [...plan.entries.keys()].sort();
  return {
    written: names.filter((entry) => changed.has(entry) && isWanted(entry)),
    removed: names.filter((entry) => changed.has(entry) && !isWanted(entry)),
    unchanged: names.filter((entry) => !changed.has(entry) && isWanted(entry)),
  };
}

function readRecord(root: string): OutputRecord {
  const path = join(root, OUTPUT_RECORD);
  const isRecord = isThere(path) && lstatSync(path).isFile();
  return (
    (isRecord ? outputRecordFromText(readFileSync(path, 'utf8')) : undefined) ?? new Map<string, readonly string[]>()
  );
}

function checkForeign(
  root: string,
  entry: string,
  found: readonly Found[],
  owned: ReadonlySet<string>,
): readonly Problem[] {
  const foreign = found.filter(({ path, regular }) => !(regular && (owned.has(path) || LITTER.has(basename(path)))));
  return foreign.length === 0
    ? []
    : [
        outputForeign(
          root,
          entry,
          foreign.map(({ path }) => path),
        ),
      ];
}

function isSame(root: string, found: readonly Found[], files: PlannedEntry['files']): boolean {
  return (
    found.length === files.size &&
    found.every(({ path }) => {
      const content = files.get(path);
      return content !== undefined && Buffer.compare(readFileSync(join(root, path)), fileBytes(content)) === 0;
    })
  );
}

function filesBelow(root: string, path: string): readonly Found[] {
  const full = join(root, path);
  if (!isThere(full)) {
    return [];
  }
  const status = lstatSync(full);
  return status.isDirectory()
    ? readdirSync(full).flatMap((name) => filesBelow(root, `${path}/${name}`))
    : [{ path, regular: status.isFile() }];
}

function missingFolders(folder: string): readonly string[] {
  return existsSync(folder) ? [] : [folder, ...missingFolders(dirname(folder))];
}

function removeEmptyFolders(folders: readonly string[]): void {
  for (const folder of folders) {
    if (existsSync(folder) && readdirSync(folder).length === 0) {
      rmdirSync(folder);
    }
  }
}
