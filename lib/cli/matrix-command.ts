import type { Command } from 'commander';
import type { Finish } from './command-result';
import type { MatrixCommandOptions } from './run-matrix';
import type * as runMatrixModule from './run-matrix';

const AFTER = `
A profile is what documents say of a kind of cluster: its version of Kubernetes,
its APIs, its DNS, its users, and the values that it needs. Each environment is
rendered in-process for each of them, and every rendering has to keep all rules
of severity error. One of them, kubernetes-schema, holds each object to the API
of the profile's version of Kubernetes, also what an environment passes through.
A value that is refused names the environment or the profile that sets it.
Nothing is installed: it says what charts are rendered for, not what they are
tested on.

Exit code 0: no rendering has a problem. Otherwise 1.

Examples:
  chartwright matrix
  chartwright matrix shop --profile openshift --profile gke
  chartwright matrix shop --environment production --json`;

/** Adds `chartwright matrix`. */
export function addMatrixCommand(program: Command, finish: Finish): void {
  program
    .command('matrix')
    .summary('render environments for kinds of clusters')
    .description('Renders every environment of charts for every kind of cluster, and checks what comes out.')
    .argument('[name...]', 'names of charts, or names or folders of apps (default: all)')
    .option('--profile <name>', 'kind of cluster; may be repeated (default: all)', append)
    .option('--environment <name>', 'environment; may be repeated (default: all)', append)
    .option('--json', 'print one JSON array of charts')
    .addHelpText('after', AFTER)
    .action((names: readonly string[], options: MatrixCommandOptions) => {
      // Loaded here, so that help does not wait for cdk8s.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { runMatrix } = require('./run-matrix') as typeof runMatrixModule;
      finish(runMatrix(names, options));
    });
}

function append(text: string, texts: readonly string[] = []): readonly string[] {
  return [...texts, text];
}
