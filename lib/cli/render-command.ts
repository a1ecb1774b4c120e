import { addValuesOptions } from './values-options';
import type { Command } from 'commander';
import type { Finish } from './command-result';
import type { RenderCommandOptions } from './run-render';
import type * as runRenderModule from './run-render';

const AFTER = `
Renders in-process to the objects that helm template prints. Later values win:
the environment, files in their order, --set-json, --set, --set-string,
--set-file, --set-literal. A problem with a value names the file and line, or
the option, that set it. Files are read from this machine alone, not from the
internet.

What subcharts render to only Helm knows. Where values install some, the helm on
the PATH renders the chart, and standard error says which one it is. Without it,
or with --no-helm, what subcharts render to is left out, and said so.

Examples:
  chartwright render shop
  chartwright render shop --values production.yaml --set web.replicas=3
  chartwright render shop --environment production --kube-version 1.31
  chartwright render shop --set-file page=page.html --set-literal 'title=a,{b}'
  chartwright render shop --release my-shop --namespace shops --json`;

/** Like Helm, takes several in one argument too, with commas between them. */
function appendParts(text: string, texts: readonly string[] = []): readonly string[] {
  return [...texts, ...text.split(',')];
}

/** Adds `chartwright render`. */
export function addRenderCommand(program: Command, finish: Finish): void {
  const command = program
    .command('render')
    .summary('print the objects of a chart')
    .description('Prints the Kubernetes objects that a chart renders to.')
    .argument('<chart>', 'name of a chart, or name or folder of its app');
  addValuesOptions(command)
    .option('--release <name>', 'name of the release', 'release-name')
    .option('-n, --namespace <name>', 'namespace of the release', 'default')
    .option('--kube-version <version>', 'version of Kubernetes, for example 1.31 or v1.31.4-eks-2d5f260 (default: 1.36)')
    .option('-a, --api-versions <version>', 'API version that the cluster has besides those of Kubernetes; may be repeated', appendParts)
    .option('--is-upgrade', 'render for an upgrade instead of an installation')
    .option('--helm <path>', 'the Helm to render with (default: that on the PATH, for subcharts)')
    .option('--no-helm', 'leave out what subcharts render to')
    .option('--json', 'print one JSON array of objects')
    .addHelpText('after', AFTER)
    .action((chart: string, options: RenderCommandOptions) => {
      // Loaded here, so that help does not wait for cdk8s.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { runRender } = require('./run-render') as typeof runRenderModule;
      finish(runRender(chart, options));
    });
}
