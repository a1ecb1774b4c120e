import type { Command } from 'commander';
import type { Finish } from './command-result';
import type { ImagesCommandOptions } from './run-images';
import type * as runImagesModule from './run-images';

const AFTER = `
Read from the templates, so what is off by default is told too: hooks, tests,
init containers. For each image: the object and container that run it, when it
is there, and which values decide it. "not relocatable" is an image that no
value can have pulled from another registry.

Of subcharts the images are told that their default values name or their
Chart.yaml lists. That is read, not proved: their templates may run others.

Examples:
  chartwright images
  chartwright images shop
  chartwright images shop --json`;

/** Adds `chartwright images`. */
export function addImagesCommand(program: Command, finish: Finish): void {
  program
    .command('images')
    .summary('list all images that charts can run')
    .description('Lists every image that a chart can render, whatever its values are.')
    .argument('[name...]', 'names of charts, or names or folders of apps (default: all)')
    .option('--json', 'print one JSON array of uses')
    .addHelpText('after', AFTER)
    .action((names: readonly string[], options: ImagesCommandOptions) => {
      // Loaded here, so that help does not wait for cdk8s.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { runImages } = require('./run-images') as typeof runImagesModule;
      finish(runImages(names, options));
    });
}
