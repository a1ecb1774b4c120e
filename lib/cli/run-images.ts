import { images, subchartImages } from '../chart';
import { problemsOf, throwProblems, type Problem } from '../diagnostic';
import { done, printJson, type CommandResult } from './command-result';
import { chartsOf, selectCharts } from './find-charts';
import { leftOutSubcharts } from './left-out-subcharts';
import { printImages, type ChartImages } from './print-images';
import type { HelmChart } from '../chart';

/** Options of `chartwright images`. */
export interface ImagesCommandOptions {
  readonly json?: boolean;
}

/** Does what `chartwright images` says. */
export function runImages(names: readonly string[], { json }: ImagesCommandOptions): CommandResult {
  const problems: Problem[] = [];
  const found: ChartImages[] = [];
  for (const chart of selectedCharts(names, problems)) {
    process.stderr.write(leftOutSubcharts(chart.metadata.name, chart.subcharts, 'what its values and its Chart.yaml name is told as such; all of it: helm template'));
    problems.push(...problemsOf(() => found.push({ chart: chart.metadata.name, version: chart.metadata.version, uses: images(chart), ofSubcharts: subchartImages(chart) })));
  }
  throwProblems('CHART_INVALID', 'the apps have problems', problems);
  const flat = found.flatMap(({ chart, uses, ofSubcharts }) => [...uses.map((use) => ({ chart, ...use })), ...ofSubcharts.map((image) => ({ chart, ...image, isProved: false }))]);
  return done(json === true ? printJson(flat) : printImages(found));
}

function selectedCharts(names: readonly string[], problems: Problem[]): readonly HelmChart[] {
  const charts: HelmChart[] = [];
  for (const selection of selectCharts(names)) {
    problems.push(...problemsOf(() => charts.push(...chartsOf(selection))));
  }
  return charts;
}
