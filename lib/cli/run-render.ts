import { renderTemplates } from '../chart/render';
import { done, printJson, type CommandResult } from './command-result';
import { findChart } from './find-chart';
import { givenValues } from './given-values';
import { kubeVersionFromText } from './kube-version-from-text';
import { printManifests } from './print-manifests';
import type { ValuesOptions } from './values-options';

/** Options of `chartwright render`. */
export interface RenderCommandOptions extends ValuesOptions {
  readonly release: string;
  readonly namespace: string;
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
  readonly isUpgrade?: boolean;
  readonly json?: boolean;
}

/** Does what `chartwright render` says. */
export function runRender(name: string, options: RenderCommandOptions): CommandResult {
  const { release, namespace, kubeVersion, apiVersions = [], isUpgrade = false } = options;
  const chart = findChart(name);
  const rendered = renderTemplates(chart, {
    values: givenValues(options),
    release: { name: release, namespace, isUpgrade },
    capabilities: { apiVersions, ...(kubeVersion === undefined ? {} : { kubeVersion: kubeVersionFromText(kubeVersion) }) },
  });
  return done(options.json === true ? printJson(rendered.map(({ object }) => object)) : printManifests(chart.metadata.name, rendered));
}
