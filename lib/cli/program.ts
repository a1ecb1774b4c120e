import { Command } from 'commander';
import { addCheckCommand } from './check-command';
import { addImagesCommand } from './images-command';
import { addMatrixCommand } from './matrix-command';
import { addImportCommand } from './import-command';
import { packageVersion } from './package-version';
import { addRenderCommand } from './render-command';
import { addSynthCommand } from './synth-command';
import { addValidateCommand } from './validate-command';
import type { Finish } from './command-result';

const DESCRIPTION = [
  'Typed app definitions become Helm charts.',
  '',
  'An app is a folder of apps/ in the current folder. Its chart.ts or chart.js exports one function (or several, of which one is named createChart) that takes a HelmApp and makes one or more HelmCharts in it.',
].join('\n');

const AFTER = `
Exit codes:
  0   done
  1   problems in apps, values or files
  2   wrong usage, or no such app or chart
  70  chartwright itself failed; CHARTWRIGHT_DEBUG=1 prints the stack

All problems are told on standard error. With --json, standard output is one
JSON document: the result, or { "problems": [{ "code", "what", "in", "fix" }] }
when the command fails.

Examples:
  chartwright synth
  chartwright render shop --set web.replicas=3
  chartwright validate shop --values production.yaml
  chartwright check shop
  chartwright matrix shop

chartwright <command> --help says more about a command.`;

/** The command line: its commands hand what came of them to `finish`; wrong usage throws a CommanderError. */
export function createProgram(finish: Finish): Command {
  const program = new Command('chartwright')
    .description(DESCRIPTION)
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .exitOverride()
    // What commander finds is printed like every other problem.
    .configureOutput({ outputError: () => undefined })
    .addHelpText('after', AFTER);
  addSynthCommand(program, finish);
  addRenderCommand(program, finish);
  addValidateCommand(program, finish);
  addImagesCommand(program, finish);
  addCheckCommand(program, finish);
  addMatrixCommand(program, finish);
  addImportCommand(program, finish);
  return program;
}
