import { didYouMean, problemsOf, throwProblems, type Problem } from '../diagnostic';
import { findApp, findApps, type AppFile } from './find-apps';
import { loadApp } from './load-app';
import { makeCharts } from './make-charts';
import type { HelmChart } from '../chart';

/** An app, or some of its charts, that a command is about. */
export interface Selection {
  readonly app: AppFile;
  /** Names of its charts. @default - all of them */
  readonly charts?: readonly string[];
}

/** A chart and the app that makes it. */
export interface PlacedChart {
  readonly app: AppFile;
  readonly chart: HelmChart;
}

/**
 * What names stand for: all apps where there are none. A name is that of an app, the path of its folder, or the name of
 * a chart; of a name that both have, the app is meant, with all its charts.
 *
 * @throws ChartError APP_NOT_FOUND – when there is neither; with the problems of apps that may make such a chart and do not load.
 */
export function selectCharts(names: readonly string[]): readonly Selection[] {
  if (names.length === 0) {
    return findApps().map((app) => ({ app }));
  }
  const selections = new Map<string, Selection>();
  const others = names.filter((name) => {
    const app = findApp(name);
    if (app !== undefined) {
      selections.set(app.file, { app });
    }
    return app === undefined;
  });
  for (const { app, chart } of others.length === 0 ? [] : placedCharts(others)) {
    const before = selections.get(app.file);
    if (before === undefined || before.charts !== undefined) {
      selections.set(app.file, { app, charts: [...(before?.charts ?? []), chart.metadata.name] });
    }
  }
  return [...selections.values()];
}

/** Loads the app of a selection, and keeps the charts that are meant. */
export function chartsOf({ app, charts }: Selection): readonly HelmChart[] {
  return makeCharts(loadApp(app)).filter(({ metadata }) => charts?.includes(metadata.name) ?? true);
}

/** The charts of all apps that load, and the problems of those that do not. */
export function chartsOfAllApps(): { readonly placed: readonly PlacedChart[]; readonly problems: readonly Problem[] } {
  const placed: PlacedChart[] = [];
  const problems = findApps().flatMap((app) => problemsOf(() => placed.push(...makeCharts(loadApp(app)).map((chart) => ({ app, chart })))));
  return { placed, problems };
}

function placedCharts(names: readonly string[]): readonly PlacedChart[] {
  const { placed, problems } = chartsOfAllApps();
  const charts = placed.map(({ chart }) => chart.metadata.name);
  const known = [...new Set([...findApps().map(({ name }) => name), ...charts])];
  const unknown = names
    .filter((name) => !charts.includes(name))
    .map((name): Problem => ({ code: 'APP_NOT_FOUND', what: `there is no app or chart "${name}"${didYouMean(name, known)}`, fix: `choose one of: ${known.join(', ')}` }));
  throwProblems('APP_NOT_FOUND', 'some apps or charts do not exist', unknown.length === 0 ? [] : [...problems, ...unknown]);
  return names.flatMap((name) => placed.filter(({ chart }) => chart.metadata.name === name));
}
