import { lstatSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { fileBytes } from './chart-files';
import { entryName, type PlannedEntry } from './output-plan';
import { OUTPUT_RECORD, type OutputRecord, printOutputRecord, recordOfBoth } from './output-record';

// Part of write.ts, which alone writes to the disk.

const STAGE = '.chartwright-';

/**
 * Puts new entries where old ones are, all or none: they are made complete in a hidden folder before the
 * first old one is moved aside. While that lasts, the record names both, in case the run is killed.
 */
export function exchangeEntries(
  root: string,
  entries: ReadonlyMap<string, PlannedEntry>,
  before: OutputRecord,
  after: OutputRecord,
): void {
  const stage = mkdtempSync(join(root, `${STAGE}${String(process.pid)}-`));
  const undo: (() => void)[] = [];
  const move = (from: string, to: string): void => {
    renameSync(from, to);
    undo.unshift(() => renameSync(to, from));
  };
  try {
    for (const [path, content] of [...entries.values()].flatMap(({ files }) => [...files])) {
      mkdirSync(dirname(join(stage, 'new', path)), { recursive: true });
      writeFileSync(join(stage, 'new', path), fileBytes(content), { flag: 'wx' });
    }
    mkdirSync(join(stage, 'old'));
    undo.unshift(() => writeRecord(root, stage, before));
    writeRecord(root, stage, recordOfBoth(before, after));
    for (const [entry, { files }] of entries) {
      if (isThere(join(root, entry))) {
        move(join(root, entry), join(stage, 'old', entry));
      }
      if (files.size > 0) {
        move(join(stage, 'new', entry), join(root, entry));
      }
    }
    writeRecord(root, stage, after);
  } catch (thrown) {
    // When this fails too, the old files stay in the hidden folder and the next run brings them back.
    undo.forEach((step) => step());
    removeStage(stage);
    throw thrown;
  }
  removeStage(stage);
}

/** The exchange is over, whatever happens here; the next run tries again. */
function removeStage(stage: string): void {
  try {
    rmSync(stage, { recursive: true, force: true });
  } catch {
    return;
  }
}

/** Brings back what a killed run had moved aside, and removes the rest of it. */
export function restoreKilledRuns(root: string, written: OutputRecord): void {
  const owned = new Set([...written.values()].flat().map(entryName));
  const stages = readdirSync(root).filter(
    (name) => name.startsWith(STAGE) && isKilled(Number.parseInt(name.slice(STAGE.length), 10)),
  );
  for (const stage of stages) {
    const old = join(root, stage, 'old');
    const lost = isThere(old)
      ? readdirSync(old).filter((entry) => owned.has(entry) && !isThere(join(root, entry)))
      : [];
    lost.forEach((entry) => renameSync(join(old, entry), join(root, entry)));
    rmSync(join(root, stage), { recursive: true, force: true });
  }
}

function isKilled(pid: number): boolean {
  if (!(pid > 0) || pid === process.pid) {
    return pid > 0;
  }
  try {
    process.kill(pid, 0);
    return false;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Renaming replaces the old record in one step. */
function writeRecord(root: string, stage: string, record: OutputRecord): void {
  if (record.size === 0) {
    rmSync(join(root, OUTPUT_RECORD), { force: true });
    return;
  }
  writeFileSync(join(stage, 'record'), printOutputRecord(record));
  renameSync(join(stage, 'record'), join(root, OUTPUT_RECORD));
}

/** Tells whether something has this path; also a link that leads nowhere. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
