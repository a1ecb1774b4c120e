import { images, subchartImages } from '../chart';
import { problemsOf, throwProblems, type Problem } from '../diagnostic';
import { done, printJson, type CommandResult } from './command-result';
import { findApps } from './find-apps';
import { findChart } from './find-chart';
import { leftOutSubcharts } from './left-out-subcharts';
import { loadApp } from './load-app';
import { makeCharts } from './make-charts';
import { printImages, type ChartImages } from './print-images';
import type { HelmChart } from '../chart';

/** Options of `chartwright images`. */
export interface ImagesCommandOptions {
  readonly json?: boolean;
}

/** Does what `chartwright images` says. */
export function runImages(name: string | undefined, { json }: ImagesCommandOptions): CommandResult {
  const problems: Problem[] = [];
  const found: ChartImages[] = [];
  for (const chart of name === undefined ? allCharts(problems) : [findChart(name)]) {
    process.stderr.write(leftOutSubcharts(chart.metadata.name, chart.subcharts, 'what its values and its Chart.yaml name is told as such; all of it: helm template'));
    problems.push(...problemsOf(() => found.push({ chart: chart.metadata.name, version: chart.metadata.version, uses: images(chart), ofSubcharts: subchartImages(chart) })));
  }
  throwProblems('CHART_INVALID', 'the apps have problems', problems);
  const flat = found.flatMap(({ chart, uses, ofSubcharts }) => [...uses.map((use) => ({ chart, ...use })), ...ofSubcharts.map((image) => ({ chart, ...image, isProved: false }))]);
  return done(json === true ? printJson(flat) : printImages(found));
}

function allCharts(problems: Problem[]): readonly HelmChart[] {
  const charts: HelmChart[] = [];
  for (const app of findApps()) {
    problems.push(...problemsOf(() => charts.push(...makeCharts(loadApp(app)))));
  }
  return charts;
}
