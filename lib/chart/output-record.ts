import { compareCodePoints } from '../template/key-order';
import { filePathFault } from './file-path';

/** The file beside the charts that lists what chartwright wrote, so that it never removes anything else. */
export const OUTPUT_RECORD = '.chartwright.json';

/** The paths of each group that was written, below the output folder. */
export type OutputRecord = ReadonlyMap<string, readonly string[]>;

/** The text of the record. */
export function printOutputRecord(record: OutputRecord): string {
  const groups = [...record].sort(([a], [b]) => compareCodePoints(a, b));
  const written = Object.fromEntries(groups.map(([name, paths]) => [name, [...paths].sort(compareCodePoints)]));
  return `${JSON.stringify({ written }, undefined, 2)}\n`;
}

/** A record that names what either of two names. */
export function recordOfBoth(a: OutputRecord, b: OutputRecord): OutputRecord {
  const names = [...a.keys(), ...b.keys()];
  return new Map(names.map((name) => [name, [...new Set([...(a.get(name) ?? []), ...(b.get(name) ?? [])])]]));
}

/** The record that a text holds, or undefined when it is none: then nothing counts as ours. */
export function outputRecordFromText(text: string): OutputRecord | undefined {
  const groups = groupsOf(text);
  return groups?.every((group): group is [string, string[]] => isPathList(group[1])) === true
    ? new Map(groups)
    : undefined;
}

function groupsOf(text: string): [string, unknown][] | undefined {
  try {
    const { written } = JSON.parse(text) as { readonly written: object };
    return Object.entries(written);
  } catch {
    return undefined;
  }
}

function isPathList(paths: unknown): paths is string[] {
  return Array.isArray(paths) && paths.every((path) => typeof path === 'string' && filePathFault(path) === undefined);
}
