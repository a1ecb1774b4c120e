import { ChartError, didYouMean, throwProblems } from '../diagnostic';
import { findApp } from './find-apps';
import { chartsOfAllApps } from './find-charts';
import { loadApp } from './load-app';
import { makeCharts } from './make-charts';
import type { HelmChart } from '../chart';

/**
 * The chart of a name, or the only chart of the app of a name or folder. Only that app is loaded when there is one.
 *
 * @throws ChartError APP_NOT_FOUND – when there is none, or several; the problems of apps that may make it and do not load.
 */
export function findChart(name: string): HelmChart {
  const app = findApp(name);
  const { charts, problems } = app === undefined ? allCharts() : { charts: makeCharts(loadApp(app)), problems: [] };
  const chart = charts.find(({ metadata }) => metadata.name === name) ?? (app !== undefined && charts.length === 1 ? charts[0] : undefined);
  if (chart === undefined) {
    throwProblems('APP_INVALID', `there is no chart "${name}" in the apps that can be loaded`, problems);
    const names = charts.map(({ metadata }) => metadata.name);
    const what = app === undefined ? `there is no chart "${name}"${didYouMean(name, names)}` : `the app "${name}" has several charts`;
    throw new ChartError('APP_NOT_FOUND', what, { fix: `choose one of: ${names.join(', ')}` });
  }
  return chart;
}

function allCharts(): { readonly charts: readonly HelmChart[]; readonly problems: ReturnType<typeof chartsOfAllApps>['problems'] } {
  const { placed, problems } = chartsOfAllApps();
  return { charts: placed.map(({ chart }) => chart), problems };
}
