import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { importOf, printImport, readChart } from '../chart';
import { ChartError } from '../diagnostic';
import { done, printJson, type CommandResult } from './command-result';

/** Options of `chartwright import`. */
export interface ImportCommandOptions {
  readonly output?: string;
  readonly json?: boolean;
}

/** Does what `chartwright import` says. */
export async function runImport(path: string, { output, json }: ImportCommandOptions): Promise<CommandResult> {
  const chart = readChart(path);
  const found = importOf(chart);
  if (output === undefined) {
    return done(json === true ? printJson(found) : await printImport(chart));
  }
  write(output, await printImport(chart));
  const { name, version, typesFrom, images, dependencies } = found;
  const inferred = typesFrom === 'values.yaml' ? ', types inferred from values.yaml' : '';
  return done(json === true ? printJson(found) : `${output}: ${name} ${version}, ${String(images.length)} images, ${String(dependencies.length)} inner charts${inferred}\n`);
}

function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (thrown) {
    throw new ChartError('OUTPUT_UNWRITABLE', `the module cannot be written: ${(thrown as NodeJS.ErrnoException).code ?? String(thrown)}`, { in: path, fix: 'name a file in a folder that may be written to' });
  }
}
