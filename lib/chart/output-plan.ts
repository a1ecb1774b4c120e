import { describe, type Problem } from '../diagnostic';
import { filePathFault } from './file-path';
import type { OutputRecord } from './output-record';

/** Files that are written, replaced and removed together: a chart's folder and its archive. */
export interface OutputGroup {
  /** What the files belong to: the chart's name. A later group of this name replaces all files of this one. */
  readonly name: string;
  /** The files by their path below the output folder. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** A folder or file directly in the output folder, as it shall be. */
export interface PlannedEntry {
  /** Its files by their path below the output folder; none when it shall go. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** The paths in it that an earlier run wrote, so that they may be replaced. */
  readonly owned: ReadonlySet<string>;
}

/** What shall be in the output folder. */
export interface OutputPlan {
  readonly entries: ReadonlyMap<string, PlannedEntry>;
  readonly record: OutputRecord;
}

/** What a run changes, given what earlier ones wrote; groups that are not named stay unless `removeOthers` is set. */
export function planOutput(written: OutputRecord, groups: readonly OutputGroup[], removeOthers: boolean): OutputPlan {
  const names = new Set(groups.map((group) => group.name));
  const replaced = [...written].filter(([name]) => removeOthers || names.has(name)).flatMap(([, paths]) => paths);
  const kept = [...written].filter(([name]) => !removeOthers && !names.has(name));
  const files = groups.flatMap((group) => [...group.files]);
  const entryNames = new Set([...replaced, ...files.map(([path]) => path)].map(entryName));
  return {
    entries: new Map(
      [...entryNames].map((name) => [
        name,
        {
          files: new Map(files.filter(([path]) => entryName(path) === name)),
          owned: new Set(replaced.filter((path) => entryName(path) === name)),
        },
      ]),
    ),
    record: new Map([...kept, ...groups.map((group) => [group.name, [...group.files.keys()]] as const)]),
  };
}

/** The first part of a path. */
export function entryName(path: string): string {
  return path.split('/', 1)[0] ?? path;
}

/** Paths that do not lie below the output folder, and paths that two groups want. */
export function checkOutputPaths(groups: readonly OutputGroup[]): readonly Problem[] {
  const owners = new Map<string, string>();
  return groups.flatMap((group) =>
    [...group.files.keys()].flatMap((path) => {
      const fault = filePathFault(path) ?? (path.startsWith('.') ? HIDDEN : undefined);
      const owner = owners.get(entryName(path)) ?? group.name;
      owners.set(entryName(path), owner);
      if (fault !== undefined) {
        return [problem(path, `the output file ${describe(path)} ${fault[0]}`, fault[1])];
      }
      return owner === group.name
        ? []
        : [
            problem(
              path,
              `${describe(entryName(path))} is written by ${owner} and by ${group.name}`,
              'rename one of them',
            ),
          ];
    }),
  );
}

const HIDDEN = [
  'is hidden; chartwright keeps its own record there',
  'take a name that does not begin with a dot',
] as const;

function problem(path: string, what: string, fix: string): Problem {
  return { code: 'CHART_FILE_INVALID', what, in: path, fix };
}
