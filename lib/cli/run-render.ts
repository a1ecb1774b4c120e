import { DEFAULT_KUBE_VERSION, renderTemplates } from '../chart/render';
import { ChartError, throwProblems } from '../diagnostic';
import { done, printJson, type CommandResult } from './command-result';
import { findChart } from './find-chart';
import { findHelm, type Helm } from './find-helm';
import { givenValues, withPlaces, type SetArgument } from './given-values';
import { kubeVersionFromText } from './kube-version-from-text';
import { foreignSubcharts, leftOutSubcharts, subchartName } from './left-out-subcharts';
import { manifestsFromYaml } from './manifests-yaml';
import { printManifests } from './print-manifests';
import { syntaxProblem } from './read-values-file';
import { renderWithHelm } from './render-with-helm';
import { parseSetArgument } from './set-parser';
import type { HelmChart, SubchartUse } from '../chart';
import type { ValuesOptions } from './values-options';

/** Options of `chartwright render`. */
export interface RenderCommandOptions extends ValuesOptions {
  readonly release: string;
  readonly namespace: string;
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
  readonly isUpgrade?: boolean;
  readonly json?: boolean;
  /** The Helm to render with, or false: none. @default - the Helm on the PATH, for charts with subcharts */
  readonly helm?: string | false;
}

/** Does what `chartwright render` says. */
export function runRender(name: string, options: RenderCommandOptions): CommandResult {
  return renderChart(findChart(name), options, process.env['PATH'] ?? '');
}

/** What `chartwright render` prints of a chart; a Helm is looked for in the folders of a search path. */
export function renderChart(chart: HelmChart, options: RenderCommandOptions, searchPath: string): CommandResult {
  const { release, namespace, isUpgrade = false, json = false } = options;
  const kubeVersion = kubeVersionFromText(options.kubeVersion ?? DEFAULT_KUBE_VERSION);
  const given = givenValues(chart, options);
  const { values, settings } = given;
  const apiVersions = [...(given.environment?.apiVersions ?? []), ...(options.apiVersions ?? [])];
  // Also where Helm renders: our problems say more than its own.
  const rendered = withPlaces(given, () => renderTemplates(chart, { values, release: { name: release, namespace, isUpgrade }, capabilities: { apiVersions, kubeVersion } }));
  const { name } = chart.metadata;
  const foreign = foreignSubcharts(chart, values);
  const helm = helmFor(name, foreign, options.helm, searchPath);
  if (helm === undefined) {
    return done(json ? printJson(rendered.map(({ object }) => object)) : printManifests(name, rendered));
  }
  assertInputIsLeft(settings);
  const text = renderWithHelm(chart, { helm: helm.path, values: given, release, namespace, apiVersions, isUpgrade, kubeVersion });
  process.stderr.write(`${name}: rendered by Helm ${helm.version}, ${helm.path}${foreign.length === 0 ? '' : `, with the subcharts ${foreign.map(subchartName).join(', ')}`}\n`);
  return done(json ? printJson(objectsOf(text, `what Helm rendered of ${name}`)) : text);
}

/** The Helm that renders a chart. Where subcharts are left out for want of one, standard error says so. */
function helmFor(name: string, foreign: readonly SubchartUse[], wanted: string | false | undefined, searchPath: string): Helm | undefined {
  if (wanted === false) {
    process.stderr.write(leftOutSubcharts(name, foreign, 'see it without --no-helm'));
    return undefined;
  }
  if (wanted === undefined && foreign.length === 0) {
    return undefined;
  }
  const found = findHelm(wanted ?? 'helm', searchPath);
  if ('helm' in found) {
    return found.helm;
  }
  if (wanted !== undefined) {
    throw new ChartError('USAGE_INVALID', `--helm names no Helm: ${found.absence}`, { fix: 'give the path of a Helm 3 or 4' });
  }
  process.stderr.write(leftOutSubcharts(name, foreign, `${found.absence}; name a Helm with --helm <path> to see it`));
  return undefined;
}

/** Standard input is read once, and Helm would find it empty. */
function assertInputIsLeft(settings: readonly SetArgument[]): void {
  const words: string[] = [];
  for (const [form, text] of settings) {
    if (form === '--set-file') {
      parseSetArgument(form, text, (word) => words.push(word.trim()));
    }
  }
  if (words.includes('-')) {
    throw new ChartError('USAGE_INVALID', '--set-file reads standard input, which cannot be passed on to Helm', { fix: 'name a file, or render without Helm: --no-helm' });
  }
}

function objectsOf(text: string, place: string): readonly unknown[] {
  const parsed = manifestsFromYaml(text);
  if ('manifests' in parsed) {
    return parsed.manifests.map(({ object }) => object);
  }
  throwProblems('MANIFESTS_SYNTAX', `${place} cannot be read`, parsed.faults.map((fault) => syntaxProblem(fault, text, place, 'MANIFESTS_SYNTAX')));
  return [];
}
