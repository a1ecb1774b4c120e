import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChartError } from '../../diagnostic';
import { printCounterexampleFile } from './print-counterexample';
import type { CheckReport } from '../../check';

/** One file that is written. */
interface NamedFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes each counterexample to a folder as a values file, and gives their paths.
 *
 * @throws ChartError OUTPUT_UNWRITABLE – when the folder cannot be written.
 */
export function writeCounterexamples(folder: string, reports: readonly CheckReport[]): readonly string[] {
  try {
    mkdirSync(folder, { recursive: true });
    return reports.flatMap(filesOf).map(({ name, text }) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    });
  } catch (thrown) {
    throw new ChartError('OUTPUT_UNWRITABLE', `the folder for counterexamples cannot be written: ${thrown instanceof Error ? thrown.message : String(thrown)}`, {
      in: folder,
      fix: 'name a folder that this user may write',
    });
  }
}

/** The name of the file of a counterexample, by its place among those of a rule. */
export function counterexampleFile(chart: string, rule: string, index: number): string {
  return `${chart}-${rule}-${String(index + 1)}.yaml`;
}

function filesOf({ subject, rules }: CheckReport): readonly NamedFile[] {
  return rules.flatMap(({ rule, verdict }) =>
    verdict.kind === 'refuted'
      ? verdict.counterexamples.map((counterexample, index) => ({
          name: counterexampleFile(subject, rule.id, index),
          text: printCounterexampleFile(subject, rule.id, counterexample),
        }))
      : [],
  );
}
