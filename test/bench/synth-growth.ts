import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HelmApp, chartFiles } from '../../lib';
import type { BenchRow } from './bench-row';
import { createBenchChart } from './chartwright-app/bench-chart';
import { smallest } from './smallest';

const WARM_UPS = 30;
// Small charts are made many times in one measurement, so that it holds its share of garbage collection.
const MEASUREMENTS = [
  { objects: 100, runs: 3, times: 20 },
  { objects: 1000, runs: 3, times: 2 },
  { objects: 10_000, runs: 3, times: 1 },
] as const;
const LARGEST_GROWTH = 120;

/** How the processor time of a synth grows with the number of objects, with and without writing the files. */
export function measureSynthGrowth(): readonly BenchRow[] {
  smallest(WARM_UPS, () => cpuSeconds(makeFiles, 100, 1));
  return [
    ...growthOf('files of a chart in memory', makeFiles),
    ...growthOf('synth, archive and writing included', synth, LARGEST_GROWTH),
  ];
}

type Work = (objects: number, outdir: string) => void;

const makeFiles: Work = (objects, outdir) => {
  chartFiles(createBenchChart(new HelmApp({ outdir }), objects));
};

const synth: Work = (objects, outdir) => {
  const app = new HelmApp({ outdir });
  createBenchChart(app, objects);
  app.synth();
};

function growthOf(what: string, work: Work, budget?: number): readonly BenchRow[] {
  const [hundred, thousand, tenThousand] = MEASUREMENTS.map(({ objects, runs, times }) =>
    smallest(runs, () => cpuSeconds(work, objects, times)),
  );
  return [
    { what: `${what}: 1,000 objects against 100, CPU`, measured: thousand! / hundred! },
    {
      what: `${what}: 10,000 objects against 100, CPU`,
      measured: tenThousand! / hundred!,
      ...(budget === undefined ? {} : { budget }),
    },
  ];
}

/** The processor time of one piece of work, as the mean of several. */
function cpuSeconds(work: Work, objects: number, times: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'chartwright-bench-'));
  try {
    const start = process.cpuUsage();
    for (let time = 0; time < times; time += 1) {
      work(objects, join(folder, String(time)));
    }
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6 / times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
