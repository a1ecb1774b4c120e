import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { writeCharts, type HelmChart } from '../chart';
import { ChartError } from '../diagnostic';
import type { GivenValues } from './given-values';

/** What Helm is asked to render. */
export interface HelmRequest {
  /** The path of the Helm to run. */
  readonly helm: string;
  /** Passed on as they were given: Helm takes a number of `--set` for another type than one of a file. */
  readonly values: Pick<GivenValues, 'texts' | 'settings'>;
  readonly release: string;
  readonly namespace: string;
  readonly kubeVersion: string;
  readonly apiVersions: readonly string[];
  readonly isUpgrade: boolean;
  /** @default 120000 */
  readonly patienceMilliseconds?: number;
}

const MOST_BYTES = 64 * 1024 * 1024;
const PATIENCE_MILLISECONDS = 120_000;

/**
 * What `helm template` prints of a chart, its subcharts included. Helm is run without a shell and without input.
 *
 * @throws ChartError MANIFESTS_UNREADABLE – when Helm cannot be run, does not end in time, or refuses the chart or the values.
 */
export function renderWithHelm(chart: HelmChart, request: HelmRequest): string {
  const { helm, patienceMilliseconds = PATIENCE_MILLISECONDS } = request;
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-render-'));
  try {
    writeCharts(join(folder, 'charts'), [chart]);
    const { status, stdout, stderr, error } = spawnSync(helm, argumentsOf(join(folder, 'charts', chart.metadata.name), folder, request), {
      encoding: 'utf8',
      maxBuffer: MOST_BYTES,
      timeout: patienceMilliseconds,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (status !== 0) {
      throw new ChartError('MANIFESTS_UNREADABLE', `Helm cannot render the chart: ${reasonOf(error, patienceMilliseconds) ?? stderr.trim()}`, {
        in: `${chart.metadata.name}, ${helm}`,
        fix: 'give values that the chart and its subcharts accept, another Helm 3 or 4 as --helm, or --no-helm to leave the subcharts out',
      });
    }
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function argumentsOf(chart: string, folder: string, { values, release, namespace, kubeVersion, apiVersions, isUpgrade }: HelmRequest): readonly string[] {
  const files = values.texts.map((text, index) => {
    const file = join(folder, `values-${String(index)}.yaml`);
    writeFileSync(file, text);
    return file;
  });
  return [
    'template', release, chart,
    '--namespace', namespace,
    '--kube-version', kubeVersion,
    ...files.flatMap((file) => ['--values', file]),
    ...values.settings.flat(),
    ...apiVersions.flatMap((version) => ['--api-versions', version]),
    ...(isUpgrade ? ['--is-upgrade'] : []),
  ];
}

function reasonOf(error: NodeJS.ErrnoException | undefined, patienceMilliseconds: number): string | undefined {
  return error?.code === 'ETIMEDOUT' ? `it did not end within ${String(patienceMilliseconds / 1000)} seconds` : error?.message;
}
