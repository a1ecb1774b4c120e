import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { writeCharts, type HelmChart } from '../chart';
import { ChartError } from '../diagnostic';

/** What Helm is asked to render. */
export interface HelmRequest {
  /** The Helm to run. */
  readonly helm: string;
  readonly values: object;
  readonly release: string;
  readonly namespace: string;
  readonly kubeVersion?: string;
  readonly apiVersions: readonly string[];
  readonly isUpgrade: boolean;
}

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * What `helm template` prints of a chart, its subcharts included.
 *
 * @throws ChartError MANIFESTS_UNREADABLE – when Helm cannot be run, or refuses the chart or the values.
 */
export function renderWithHelm(chart: HelmChart, { helm, values, release, namespace, kubeVersion, apiVersions, isUpgrade }: HelmRequest): string {
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-render-'));
  try {
    writeCharts(join(folder, 'charts'), [chart]);
    const valuesFile = join(folder, 'values.json');
    writeFileSync(valuesFile, JSON.stringify(values));
    const args = ['template', release, join(folder, 'charts', chart.metadata.name), '--namespace', namespace, '--values', valuesFile];
    const { status, stdout, stderr, error } = spawnSync(
      helm,
      [
        ...args,
        ...(kubeVersion === undefined ? [] : ['--kube-version', kubeVersion]),
        ...apiVersions.flatMap((version) => ['--api-versions', version]),
        ...(isUpgrade ? ['--is-upgrade'] : []),
      ],
      { encoding: 'utf8', maxBuffer: MOST_BYTES },
    );
    if (status !== 0) {
      throw new ChartError('MANIFESTS_UNREADABLE', `Helm cannot render the chart: ${error?.message ?? stderr.trim()}`, { in: chart.metadata.name, fix: 'give a Helm 3 or 4 as --helm, and values that the chart accepts' });
    }
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
