import { HelmApp, type HelmChart } from '../chart';
import { ChartError } from '../diagnostic';
import { runAppCode } from './run-app-code';
import type { App } from './load-app';

/**
 * The charts that an app makes, in a HelmApp of its own.
 *
 * @throws ChartError the problem that the app's definition has; APP_INVALID – when it fails, or makes no chart.
 */
export function makeCharts(app: App): readonly HelmChart[] {
  const helmApp = new HelmApp();
  const result = runAppCode(app, () => app.createChart(helmApp));
  if (result instanceof Promise) {
    throw new ChartError('APP_INVALID', `the function of the app ${app.name} is asynchronous`, {
      in: app.place,
      fix: 'make the charts without async: what a chart holds must not depend on when it is made',
    });
  }
  if (helmApp.helmCharts.length === 0) {
    throw new ChartError('APP_INVALID', `the app ${app.name} made no chart`, {
      in: app.place,
      fix: 'write new HelmChart(app, …) with the app that the function is given',
    });
  }
  return helmApp.helmCharts;
}
