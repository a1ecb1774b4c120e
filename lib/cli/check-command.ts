import { Option, type Command } from 'commander';
import type { Finish } from './command-result';
import type { CheckCommandOptions } from './run-check';
import type * as runCheckModule from './run-check';

const AFTER = `
Decides each rule for every values file that the schema of a chart accepts:
proved; refuted, with the smallest values file that was found, verified by
rendering it; or unproven, then tried with samples, which prove nothing.

Exit code 0: nothing is refuted or failed, and no rule of severity error is
unproven. Otherwise 1.

The report ends with what it claims, what it takes for granted (a network plugin
enforces policies), and which checks of auditors' tools no chart decides, each
with whose task it is: installer, cluster or vendor.

What was rendered already can be checked too, whatever wrote it: --rendered says
whether it keeps each rule, and nothing of other values. A chart's folder is
rendered by the Helm that is named, with its default values.

Examples:
  chartwright check
  chartwright check shop --rule run-as-non-root --kubernetes 1.30..1.36
  chartwright check --format sarif > check.sarif
  chartwright check shop --counterexamples broken
  helm template shop | chartwright check --rendered -`;

/** Adds `chartwright check`. */
export function addCheckCommand(program: Command, finish: Finish): void {
  program
    .command('check')
    .summary('prove rules for all values of charts')
    .description('Proves rules for everything that can be set in the values of charts, or shows the values that break them.')
    .argument('[name...]', 'names of charts, or names or folders of apps (default: all)')
    .option('--rule <id>', 'rule to check; may be repeated (default: all but those that not every policy has)', append)
    .option('--kubernetes <range>', 'Kubernetes versions to check for', '1.28..1.36')
    .addOption(new Option('--format <format>', 'how the report is printed').choices(['text', 'json', 'sarif', 'junit']))
    .option('--counterexamples <folder>', 'folder to write each values file to that breaks a rule')
    .option('--rendered <path>', 'check rendered objects instead: a file, a folder, - for standard input, or a chart with --helm')
    .option('--helm <path>', 'the Helm to render a chart with that is given as --rendered')
    .option('--json', 'the same as --format json')
    .addHelpText('after', AFTER)
    .action((names: readonly string[], options: CheckCommandOptions) => {
      // Loaded here, so that help does not wait for cdk8s.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { runCheck } = require('./run-check') as typeof runCheckModule;
      finish(runCheck(names, options));
    });
}

function append(text: string, texts: readonly string[] = []): readonly string[] {
  return [...texts, text];
}
