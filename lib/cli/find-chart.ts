import { ChartError, didYouMean } from '../diagnostic';
import { findApp, findApps } from './find-apps';
import { loadApp } from './load-app';
import { makeCharts } from './make-charts';
import type { HelmChart } from '../chart';

/**
 * The chart of a name, or the only chart of the app of a name or folder. Only that app is loaded when there is one.
 *
 * @throws ChartError APP_NOT_FOUND – when there is none, or several.
 */
export function findChart(name: string): HelmChart {
  const app = findApp(name);
  const charts = (app === undefined ? findApps() : [app]).flatMap((each) => makeCharts(loadApp(each)));
  const chart = charts.find(({ metadata }) => metadata.name === name) ?? (app !== undefined && charts.length === 1 ? charts[0] : undefined);
  if (chart === undefined) {
    const names = charts.map(({ metadata }) => metadata.name);
    const what = app === undefined ? `there is no chart "${name}"${didYouMean(name, names)}` : `the app "${name}" has several charts`;
    throw new ChartError('APP_NOT_FOUND', what, { fix: `choose one of: ${names.join(', ')}` });
  }
  return chart;
}
