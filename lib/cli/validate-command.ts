import { addValuesOptions } from './values-options';
import type { Command } from 'commander';
import type { Finish } from './command-result';
import type { ValidateCommandOptions } from './run-validate';
import type * as runValidateModule from './run-validate';

const AFTER = `
Finds every problem that Helm would find, and tells for each the value, the file
and line or the option that set it, what was seen and what to write instead.
With --json the result is an array of problems, empty when the chart can be
installed.

Examples:
  chartwright validate shop --values production.yaml
  chartwright validate shop --environment production --set web.replicas=4
  chartwright validate shop --set web.replicas=three --json`;

/** Adds `chartwright validate`. */
export function addValidateCommand(program: Command, finish: Finish): void {
  const command = program
    .command('validate')
    .summary('check values for a chart')
    .description('Checks that a chart can be installed with values.')
    .argument('<chart>', 'name of a chart, or name or folder of its app');
  addValuesOptions(command)
    .option('--json', 'print the problems as one JSON array')
    .addHelpText('after', AFTER)
    .action((chart: string, options: ValidateCommandOptions) => {
      // Loaded here, so that help does not wait for cdk8s.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { runValidate } = require('./run-validate') as typeof runValidateModule;
      finish(runValidate(chart, options));
    });
}
