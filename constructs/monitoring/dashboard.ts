import { dashboardQuery, metricsOf, type Promql } from './promql';
import type { Problem } from '../../lib';

/** A diagram of a dashboard. */
export interface PanelOptions {
  /** What stands above the panel. */
  readonly title: string;
  /** What is drawn: a query of `inNamespace` and metrics that are scraped by the same Monitoring. */
  readonly expr: Promql;
  /** The unit, by Grafana's name for it: `reqps`, `s`, `bytes`, `percentunit`. @default 'short' */
  readonly unit?: string;
  /** The name of a line, in which Grafana fills in labels: `{{pod}}`. @default - all labels */
  readonly legend?: string;
  /** What is seen, for whoever looks at it. @default - the help of its metrics */
  readonly description?: string;
}

/** A dashboard. */
export interface DashboardOptions {
  /** The name by which it is found in Grafana. */
  readonly title: string;
  /** The panels, at least one. */
  readonly panels: readonly PanelOptions[];
  /** Tags by which Grafana finds it. @default - none */
  readonly tags?: readonly string[];
}

const HALF_WIDTH = 12;
const HEIGHT = 8;
const datasource = { type: 'prometheus', uid: '${datasource}' } as const;

/** The model of a dashboard, as Grafana imports it. */
// https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
export function dashboardModel(uid: string, { title, panels, tags = [] }: DashboardOptions): object {
  return {
    uid,
    title,
    tags,
    schemaVersion: 39,
    version: 1,
    editable: false,
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    timezone: 'browser',
    templating: { list: [datasourceVariable, namespaceVariable] },
    annotations: { list: [] },
    panels: panels.map(panelModel),
  };
}

function panelModel({ title, expr, unit = 'short', legend, description }: PanelOptions, index: number): object {
  return {
    id: index + 1,
    type: 'timeseries',
    title,
    description: description ?? metricsOf(expr).map(({ help }) => help).join(' '),
    datasource,
    gridPos: { x: (index % 2) * HALF_WIDTH, y: Math.floor(index / 2) * HEIGHT, w: HALF_WIDTH, h: HEIGHT },
    fieldConfig: { defaults: { unit }, overrides: [] },
    options: { legend: { displayMode: 'list', placement: 'bottom', showLegend: true }, tooltip: { mode: 'multi' } },
    targets: [{ refId: 'A', datasource, expr: dashboardQuery(expr), ...(legend === undefined ? {} : { legendFormat: legend }) }],
  };
}

const datasourceVariable = { name: 'datasource', type: 'datasource', label: 'Data source', query: 'prometheus', hide: 0, refresh: 1 };
const namespaceVariable = {
  name: 'namespace',
  type: 'query',
  label: 'Namespace',
  datasource,
  query: { query: 'label_values(up, namespace)', refId: 'namespace' },
  hide: 0,
  refresh: 2,
  sort: 1,
};

// A release with all its objects has to fit into one Secret of 1 MiB (https://helm.sh/docs/topics/advanced/#storage-backends).
const MOST_CHARACTERS = 200_000;

/** What is wrong with a dashboard. */
export function dashboardProblems(id: string, options: DashboardOptions, owner: object, place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  return [
    ...(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(id) ? [] : [problem(`the dashboard is called "${id}"`, 'use lower-case letters, digits and "-": it is the name of a file')]),
    ...(options.panels.length > 0 ? [] : [problem(`the dashboard ${id} is empty`, 'give it panels')]),
    ...(JSON.stringify(dashboardModel(id, options)).length <= MOST_CHARACTERS ? [] : [problem(`the dashboard ${id} is larger than a release may be`, 'divide it')]),
    ...options.panels.flatMap(({ title, expr }) => [
      ...(dashboardQuery(expr) === undefined ? [problem(`the panel "${title}" reads a value of the chart`, 'use inNamespace and literals: a dashboard is the same for all releases')] : []),
      ...metricsOf(expr).filter((metric) => metric.owner !== owner).map((metric) => problem(`the panel "${title}" reads ${metric.name}, which another Monitoring scrapes`, 'declare the dashboard there')),
    ]),
  ];
}
