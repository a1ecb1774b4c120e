import { parseAllDocuments } from 'yaml';

import { renderTemplates } from '../chart/render';
import { done, printJson, type CommandResult } from './command-result';
import { findChart } from './find-chart';
import { givenValues } from './given-values';
import { kubeVersionFromText } from './kube-version-from-text';
import { leftOutSubcharts } from './left-out-subcharts';
import { printManifests } from './print-manifests';
import { renderWithHelm } from './render-with-helm';
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
  const { release, namespace, kubeVersion, apiVersions = [], isUpgrade = false } = options;
  const chart = findChart(name);
  if (options.helm !== undefined) {
    const version = kubeVersion === undefined ? {} : { kubeVersion: kubeVersionFromText(kubeVersion) };
    const text = renderWithHelm(chart, { helm: options.helm, values: givenValues(options), release, namespace, apiVersions, isUpgrade, ...version });
    return done(options.json === true ? printJson(objectsOf(text)) : text);
  }
  const rendered = renderTemplates(chart, {
    values: givenValues(options),
    release: { name: release, namespace, isUpgrade },
    capabilities: { apiVersions, ...(kubeVersion === undefined ? {} : { kubeVersion: kubeVersionFromText(kubeVersion) }) },
  });
  process.stderr.write(leftOutSubcharts(chart, `see it with: chartwright render ${name} --helm helm`));
  return done(options.json === true ? printJson(rendered.map(({ object }) => object)) : printManifests(chart.metadata.name, rendered));
}

function objectsOf(text: string): readonly unknown[] {
  return parseAllDocuments(text, { version: '1.2' }).map((document) => document.toJS() as unknown).filter((object) => object !== null);
}
