import type { Command } from 'commander';
import type { Finish } from './command-result';
import type { SynthCommandOptions } from './run-synth';
import type * as runSynthModule from './run-synth';

const AFTER = `
Nothing is written when any app has a problem. Charts that are not named
stay as they are. The summary tells for each chart: objects (templates),
images (that it can run), values (that can be set), files, and the time that
its definition took.

Examples:
  chartwright synth
  chartwright synth shop billing --out charts
  chartwright synth apps/shop
  chartwright synth --json`;

/** Adds `chartwright synth`. */
export function addSynthCommand(program: Command, finish: Finish): void {
  program
    .command('synth')
    .summary('write the charts of apps')
    .description('Writes the charts of apps: for each a folder, and an archive that is the same on every run.')
    .argument('[name...]', 'names of charts, or names or folders of apps (default: all)')
    .option('--out <folder>', 'folder for the charts', 'dist/charts')
    .option('--json', 'print the summary as one JSON object')
    .addHelpText('after', AFTER)
    .action((names: readonly string[], options: SynthCommandOptions) => {
      // Loaded here, so that help does not wait for cdk8s.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { runSynth } = require('./run-synth') as typeof runSynthModule;
      finish(runSynth(names, options));
    });
}
