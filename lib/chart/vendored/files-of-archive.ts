import { gunzipSync } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';

import { type ChartError, describe, isChartError } from '../../diagnostic';
import { LARGEST_CHART_BYTES, spendFile, unreadable, type ReadBudget } from './read-budget';
import type { ChartFiles } from '../chart-files';

// Headers and padding of files that are within the limits.
const OVERHEAD_BYTES = 32 * 1024 * 1024;

const PACK_AGAIN = 'pack the chart again with helm package';

/**
 * The files of a chart's archive below its only folder. Nothing is written anywhere; links, devices and paths that
 * leave the folder are refused, and so is everything that is larger than Helm loads, before it is unpacked.
 *
 * @throws ChartError SUBCHART_UNREADABLE
 */
export function filesOfArchive(archive: Uint8Array, source: string, budget: ReadBudget): ChartFiles {
  const entries = entriesOf(unzipped(archive, source), source, budget);
  const folders = new Set([...entries.keys()].map((path) => path.split('/', 1)[0] ?? ''));
  if (folders.size !== 1) {
    throw unreadable(source, `the archive has ${folders.size === 0 ? 'no files' : 'more than one folder'}`, PACK_AGAIN);
  }
  return new Map([...entries].map(([path, bytes]) => [path.slice(path.indexOf('/') + 1), bytes]));
}

function unzipped(archive: Uint8Array, source: string): Uint8Array {
  try {
    return gunzipSync(archive, { maxOutputLength: LARGEST_CHART_BYTES + OVERHEAD_BYTES });
  } catch (thrown) {
    const isTooLarge = (thrown as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge
      ? unreadable(source, `unpacked it has more than ${String(LARGEST_CHART_BYTES)} bytes`, 'leave out what is not needed to install it')
      : unreadable(source, 'it is no complete gzip archive', PACK_AGAIN);
  }
}

function entriesOf(tar: Uint8Array, source: string, budget: ReadBudget): Map<string, Uint8Array> {
  const entries = new Map<string, Uint8Array>();
  const faults: ChartError[] = [];
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      // Before anything is read of it: an empty file is at its end as soon as somebody listens.
      try {
        checkEntry(entry, source, budget, entries);
      } catch (thrown) {
        faults.push(thrown as ChartError);
      }
      const chunks: Buffer[] = [];
      entry.on('data', (chunk: Buffer) => chunks.push(chunk));
      entry.on('end', () => {
        if (entry.type !== 'Directory') {
          entries.set(entry.path, Buffer.concat(chunks));
        }
      });
    },
  });
  parser.on('error', (error: Error) => faults.push(unreadable(source, error.message, PACK_AGAIN)));
  try {
    parser.end(Buffer.from(tar));
  } catch (thrown) {
    faults.push(isChartError(thrown) ? thrown : unreadable(source, String(thrown), PACK_AGAIN));
  }
  if (faults[0] !== undefined) {
    throw faults[0];
  }
  return entries;
}

function checkEntry(entry: ReadEntry, source: string, budget: ReadBudget, earlier: ReadonlyMap<string, Uint8Array>): void {
  if (entry.type === 'Directory') {
    return;
  }
  // Types: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html, typeflag
  if (entry.type !== 'File' && entry.type !== 'OldFile') {
    throw unreadable(source, `${describe(entry.path)} is no file but a ${entry.type}`, 'replace links by copies of what they name, and pack the chart again');
  }
  const { path } = entry;
  if (!path.includes('/')) {
    throw unreadable(source, `${describe(path)} lies in no folder`, PACK_AGAIN);
  }
  if (earlier.has(path)) {
    throw unreadable(source, `the archive has ${describe(path)} twice`, PACK_AGAIN);
  }
  spendFile(budget, source, path, entry.size);
}
