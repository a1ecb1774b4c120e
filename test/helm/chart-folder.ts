import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A chart's files: path from the chart's root, and content. */
export type ChartFiles = ReadonlyMap<string, string | Uint8Array> | Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a new temporary folder, hands the folder over, and removes it afterwards. */
export function withChartFolder<Result>(files: ChartFiles, use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-chart-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  let result: Result;
  try {
    writeChartFiles(files, folder);
    result = use(folder);
  } catch (error) {
    remove();
    throw error;
  }
  if (result instanceof Promise) return result.finally(remove) as Result;
  remove();
  return result;
}

/** Writes files below a folder, for charts that lie inside another (charts/<name>/). */
export function writeChartFiles(files: ChartFiles, folder: string): void {
  const entries: Iterable<[string, string | Uint8Array]> = isMap(files) ? files : Object.entries(files);
  for (const [path, content] of entries) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function isMap(files: ChartFiles): files is ReadonlyMap<string, string | Uint8Array> {
  return files instanceof Map;
}
