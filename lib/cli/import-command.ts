import type { Command } from 'commander';
import type { Finish } from './command-result';
import type { ImportCommandOptions } from './run-import';
import type * as runImportModule from './run-import';

const AFTER = `
The types come from values.schema.json, or are inferred from values.yaml and
marked so. References inside the schema are followed; a reference to another
file or address is refused. Nothing of the chart runs, and nothing is fetched.

Examples:
  chartwright import vendor/postgresql-16.2.1.tgz --output apps/shop/postgresql.ts
  chartwright import vendor/postgresql
  chartwright import vendor/postgresql --json`;

/** Adds `chartwright import`. */
export function addImportCommand(program: Command, finish: Finish): void {
  program
    .command('import')
    .summary('write the types of another chart')
    .description('Writes a TypeScript module with the types, defaults, images and inner charts of another chart.')
    .argument('<chart>', 'folder or .tgz of the chart')
    .option('-o, --output <file>', 'write the module to a file (default: print it)')
    .option('--json', 'print what is known of the chart as one JSON document')
    .addHelpText('after', AFTER)
    .action(async (chart: string, options: ImportCommandOptions) => {
      // Loaded here, so that help does not wait for it.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { runImport } = require('./run-import') as typeof runImportModule;
      finish(await runImport(chart, options));
    });
}
