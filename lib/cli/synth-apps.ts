import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { images, templateOf, writeCharts, type HelmChart } from '../chart';
import { problemsOf, throwProblems, type Problem } from '../diagnostic';
import { countValues } from './count-values';
import { chartsOf, type Selection } from './find-charts';
import type { AppFile } from './find-apps';
import type { Progress } from './progress';

/** Where charts are written to, and who is told. */
export interface SynthOptions {
  /** The output folder. @default 'dist/charts' */
  readonly outdir?: string;
  /** Whether charts that an earlier synth wrote and this one does not are removed. @default false */
  readonly removeOthers?: boolean;
  /** @default - nobody is told */
  readonly progress?: Progress;
}

/** One chart that was written. */
export interface ChartSummary {
  readonly app: string;
  readonly name: string;
  readonly version: string;
  /** The number of its object templates. */
  readonly objects: number;
  /** The images that it can run, as they are while no value changes them; sorted. */
  readonly images: readonly string[];
  /** The number of values that can be set. */
  readonly values: number;
  readonly files: number;
  /** Whether it was there already, with the same content. */
  readonly unchanged: boolean;
  /** How long its app took to load and its definition to be checked. */
  readonly milliseconds: number;
}

/** What a synth did. */
export interface SynthSummary {
  readonly outdir: string;
  readonly charts: readonly ChartSummary[];
  readonly milliseconds: number;
}

interface MadeChart {
  readonly app: AppFile;
  readonly chart: HelmChart;
  readonly milliseconds: number;
}

/**
 * Writes charts of apps. Every app is loaded and checked before the first chart is written.
 *
 * @throws ChartError CHART_INVALID – when apps have several problems, otherwise the code of the only one.
 * @throws ChartError OUTPUT_UNWRITABLE, OUTPUT_FOREIGN – when the folder cannot be used.
 */
export function synthApps(selections: readonly Selection[], { outdir = 'dist/charts', removeOthers = false, progress }: SynthOptions = {}): SynthSummary {
  const start = performance.now();
  const made: MadeChart[] = [];
  const problems: Problem[] = [];
  for (const selection of selections) {
    progress?.(`loading ${selection.app.name}`);
    problems.push(...problemsOf(() => made.push(...madeCharts(selection))));
  }
  throwProblems('CHART_INVALID', 'the apps have problems', problems);
  progress?.(`writing ${outdir}`);
  const { unchanged } = writeCharts(outdir, made.map(({ chart }) => chart), { removeOthers });
  const charts = made.map((each) => summaryOf(each, outdir, unchanged));
  return { outdir, charts, milliseconds: Math.round(performance.now() - start) };
}

function madeCharts(selection: Selection): readonly MadeChart[] {
  const { app } = selection;
  let start = performance.now();
  const charts = chartsOf(selection);
  const made: MadeChart[] = [];
  const problems = charts.flatMap((chart) =>
    problemsOf(() => {
      templateOf(chart);
      const end = performance.now();
      made.push({ app, chart, milliseconds: Math.round(end - start) });
      start = end;
    }),
  );
  throwProblems('CHART_INVALID', `the app ${app.name} has problems`, problems);
  return made;
}

function summaryOf({ app, chart, milliseconds }: MadeChart, outdir: string, unchanged: readonly string[]): ChartSummary {
  const { name, version } = chart.metadata;
  return {
    app: app.name,
    name,
    version,
    objects: templateOf(chart).template.documents.length,
    images: [...new Set(images(chart).flatMap(({ defaultImages }) => defaultImages))].sort(),
    values: countValues(chart.definition),
    files: countFiles(join(outdir, name)),
    unchanged: unchanged.includes(name),
    milliseconds,
  };
}

function countFiles(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}
