import { parseAllDocuments } from 'yaml';

import { refusedKubeVersion } from '../chart/refused-kube-version';
import { DEFAULT_KUBE_VERSION, renderTemplates } from '../chart/render';
import { throwProblems } from '../diagnostic';
import { done, printJson, type CommandResult } from './command-result';
import { findChart } from './find-chart';
import { givenValues, withPlaces } from './given-values';
import { kubeVersionFromText } from './kube-version-from-text';
import { leftOutSubcharts } from './left-out-subcharts';
import { printManifests } from './print-manifests';
import { renderWithHelm } from './render-with-helm';
import type { HelmChart } from '../chart';
import type { ValuesOptions } from './values-options';

/** Options of `chartwright render`. */
export interface RenderCommandOptions extends ValuesOptions {
  readonly release: string;
  readonly namespace: string;
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
  readonly isUpgrade?: boolean;
  readonly json?: boolean;
  readonly helm?: string;
}

/** Does what `chartwright render` says. */
export function runRender(name: string, options: RenderCommandOptions): CommandResult {
  return renderChart(findChart(name), name, options);
}

/** What `chartwright render` prints of a chart that is found by a name. */
export function renderChart(chart: HelmChart, name: string, options: RenderCommandOptions): CommandResult {
  const { release, namespace, isUpgrade = false } = options;
  const kubeVersion = kubeVersionFromText(options.kubeVersion ?? DEFAULT_KUBE_VERSION);
  const given = givenValues(chart, options);
  const apiVersions = [...(given.environment?.apiVersions ?? []), ...(options.apiVersions ?? [])];
  const { values } = given;
  if (options.helm !== undefined) {
    throwProblems('RENDER_OPTION_INVALID', `${name} cannot be rendered`, refusedKubeVersion(chart.metadata, kubeVersion));
    const text = renderWithHelm(chart, { helm: options.helm, values, release, namespace, apiVersions, isUpgrade, kubeVersion });
    return done(options.json === true ? printJson(objectsOf(text)) : text);
  }
  const rendered = withPlaces(given, () => renderTemplates(chart, { values, release: { name: release, namespace, isUpgrade }, capabilities: { apiVersions, kubeVersion } }));
  process.stderr.write(leftOutSubcharts(chart, `see it with: chartwright render ${name} --helm helm`));
  return done(options.json === true ? printJson(rendered.map(({ object }) => object)) : printManifests(chart.metadata.name, rendered));
}

function objectsOf(text: string): readonly unknown[] {
  return parseAllDocuments(text, { version: '1.2' }).map((document) => document.toJS() as unknown).filter((object) => object !== null);
}
