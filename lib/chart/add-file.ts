import { ChartError, describe } from '../diagnostic';
import { hasToken } from '../reference/token';
import type { HelmChart } from './helm-chart';

/** A file of a chart that is no template: Helm packs it, and does nothing else with it. */
export interface ExtraFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

// What the chart itself writes, and the folders in which Helm gives files a meaning:
// https://helm.sh/docs/topics/charts/#the-chart-file-structure
const RESERVED = /^(?:\.helmignore|Chart\.(?:yaml|lock)|values\.yaml|values\.schema\.json|(?:templates|charts|crds)(?:\/.*)?)$/iu;

// The values files that chart-testing installs a chart with: https://github.com/helm/chart-testing/blob/main/doc/ct_lint.md
const OF_ENVIRONMENT = /^ci\/[^/]*-values\.yaml$/iu;

/**
 * Adds a file to a chart as it is, such as a document or a runbook: the customer finds it in the archive.
 *
 * @throws ChartError CHART_FILE_INVALID – when the path belongs to Helm or is taken, or the content depends on values.
 * @example addFile(chart, 'docs/upgrade-runbook.md', upgrade.runbook);
 */
export function addFile(chart: Pick<HelmChart, 'extraFiles' | 'node'>, path: string, content: string | Uint8Array): void {
  const fault = faultOf(chart.extraFiles, path, content);
  if (fault !== undefined) {
    throw new ChartError('CHART_FILE_INVALID', `the chart file ${describe(path)} ${fault[0]}`, { in: chart.node.path, fix: fault[1] });
  }
  chart.extraFiles.push({ path, content });
}

function faultOf(files: readonly ExtraFile[], path: string, content: string | Uint8Array): readonly [string, string] | undefined {
  if (RESERVED.test(path)) {
    return ['has a meaning for Helm', 'choose another path, such as docs/runbook.md; what is installed is made by ApiObjects'];
  }
  if (OF_ENVIRONMENT.test(path)) {
    return ['has the name that values files of environments have', 'add the environment with addEnvironment, which checks its values, or choose another path'];
  }
  if (files.some((file) => file.path === path)) {
    return ['is added twice', 'give one of them another path'];
  }
  return hasToken(path) || (typeof content === 'string' && hasToken(content))
    ? ['depends on values, which are known only when the chart is installed', 'write it without references']
    : undefined;
}
