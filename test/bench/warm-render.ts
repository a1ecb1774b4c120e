import { HelmApp, chartFiles, render, type HelmChart } from '../../lib';
import { withChartFolder } from '../helm/chart-folder';
import { helmTemplate } from '../helm/helm';
import { helmOfMajor, type HelmBinary } from '../helm/helm-binaries';
import { runHelm } from '../helm/run-helm';
import { withValuesFile } from '../helm/values-file';
import { assertSameObjects } from './assert-same-objects';
import type { BenchRow } from './bench-row';
import { createBenchChart } from './chartwright-app/bench-chart';
import { smallest } from './smallest';

const OBJECTS = 50;
const WARM_UPS = 200;
const RENDERS = 200;
const HELM_RUNS = 10;
const VALUES = { web0: { replicas: 5, settings: { LOG_LEVEL: 'debug' }, cidrs: ['10.1.0.0/16', '10.2.0.0/16'] } };

/** The time of rendering one value set in this process, against one `helm template` of the same chart and values. */
export function measureWarmRender(): readonly BenchRow[] {
  const chart: HelmChart = createBenchChart(new HelmApp(), OBJECTS);
  const renderOnce = (): readonly unknown[] => render(chart, { values: VALUES });
  smallest(WARM_UPS, () => milliseconds(renderOnce));
  const own = smallest(RENDERS, () => milliseconds(renderOnce));
  return ([3, 4] as const).map((major) => {
    const binary = helmOfMajor(major);
    return {
      what: `warm render of one value set, ${String(OBJECTS)} objects, against helm template ${binary.version}`,
      measured: own / helmMilliseconds(binary, chart, renderOnce()),
      budget: 1 / 50,
    };
  });
}

function helmMilliseconds(binary: HelmBinary, chart: HelmChart, expected: readonly unknown[]): number {
  return withChartFolder(chartFiles(chart), (folder) => {
    const result = helmTemplate(binary, folder, { values: VALUES });
    if (!result.ok) {
      throw new Error(result.stderr);
    }
    assertSameObjects(expected, result.objects);
    return withValuesFile(VALUES, (file) =>
      smallest(HELM_RUNS, () =>
        milliseconds(() => runHelm(binary, ['template', 'release-name', folder, '--values', file])),
      ),
    );
  });
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
