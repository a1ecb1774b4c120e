import { text, type Value } from '../../lib';
import type { Metric } from './metric';

/** Restricts a query to the namespace of the release; in a dashboard, to the one that is chosen in it. */
export const inNamespace = { kind: 'namespace' } as const;

/** A part of a query between two pieces of text. */
export type PromqlPart = Metric | typeof inNamespace | Value<string | number>;

/** A query of Prometheus, and the metrics that it reads. Made by `promql`. */
export interface Promql {
  /** The text before, between and behind the parts. */
  readonly constants: readonly string[];
  /** What stands between the texts. */
  readonly parts: readonly PromqlPart[];
}

/**
 * A query in which metrics stand as what `Monitoring.scrape` returned, so that it cannot name one that
 * is not scraped.
 *
 * @example
 * const values = defineValues({ api: workloadValues(), metrics: monitoringValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const api = new HardenedDeployment(chart, 'api', { values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) });
 * const monitoring = new Monitoring(chart, 'monitoring', { values: chart.values.metrics });
 * const { requests } = monitoring.scrape(api, 'http', {
 *   metrics: { requests: { name: 'api_requests_total', type: 'counter', help: 'Requests answered.', labels: ['code'] } },
 * });
 * monitoring.alert('ApiErrors', {
 *   expr: promql`sum by (code) (rate(${requests}{${inNamespace}, code=~"5.."}[5m])) > 1`,
 *   for: '10m', severity: 'critical', summary: 'Requests fail.', description: 'Requests fail with {{ $labels.code }}.',
 * });
 */
export function promql(constants: TemplateStringsArray, ...parts: readonly PromqlPart[]): Promql {
  return { constants: [...constants], parts };
}

/** The metrics that a query reads. */
export function metricsOf({ parts }: Promql): readonly Metric[] {
  return parts.filter(isMetric);
}

/** The text of a query, with a matcher in place of the namespace. */
export function queryText({ constants, parts }: Promql, namespace: Value<string>): Value<string> {
  return constants.reduce<Value<string>>((query, constant, index) => {
    const part = parts[index - 1];
    return part === undefined ? constant : text`${query}${partText(part, namespace)}${constant}`;
  }, '');
}

/** The text of a query in a dashboard, or undefined where it holds a reference. */
export function dashboardQuery({ constants, parts }: Promql): string | undefined {
  const texts = parts.map((part) => partText(part, 'namespace="$namespace"'));
  return texts.every((part) => typeof part === 'string' || typeof part === 'number')
    ? constants.map((constant, index) => `${index === 0 ? '' : String(texts[index - 1])}${constant}`).join('')
    : undefined;
}

function partText(part: PromqlPart, namespace: Value<string>): Value<string | number> {
  return part === inNamespace ? namespace : isMetric(part) ? part.name : (part as Value<string | number>);
}

function isMetric(part: PromqlPart): part is Metric {
  return typeof part === 'object' && Object.hasOwn(part, 'metricType');
}
