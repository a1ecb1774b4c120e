import type { Problem } from '../../lib';

/** A metric that a workload exposes. */
export interface MetricOptions {
  /** The name as it is scraped: `gateway_requests_total`. */
  readonly name: string;
  /** What Prometheus calls its type. The name of a counter ends with `_total`. */
  readonly type: 'counter' | 'gauge' | 'histogram' | 'summary';
  /** What it counts or measures, for whoever reads dashboards and alerts. */
  readonly help: string;
  /** Its own labels, besides those of the target: namespace, pod, service, job, instance, container and endpoint. @default - none */
  readonly labels?: readonly string[];
}

/** A metric that is scraped. Made by `Monitoring.scrape`. */
export interface Metric {
  /** The name as it is scraped. */
  readonly name: string;
  /** What Prometheus calls its type. */
  readonly metricType: MetricOptions['type'];
  /** What it counts or measures. */
  readonly help: string;
  /** Its own labels, besides those of the target. */
  readonly labels: readonly string[];
  /** The construct that scrapes it. */
  readonly owner: object;
}

/** Labels that Prometheus adds to everything that the operator has it scrape. */
export const TARGET_LABELS: readonly string[] = ['namespace', 'pod', 'service', 'job', 'instance', 'container', 'endpoint', 'le', 'quantile'];

/** What is wrong with metrics, of which some names are taken. */
export function metricProblems(metrics: readonly MetricOptions[], taken: ReadonlySet<string>, place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  return metrics.flatMap(({ name, type, help, labels = [] }, index) => [
    // https://prometheus.io/docs/concepts/data_model/
    ...(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name) ? [] : [problem(`"${name}" is not the name of a metric`, 'use letters, digits and "_"')]),
    // https://prometheus.io/docs/practices/naming/
    ...(type !== 'counter' || name.endsWith('_total') ? [] : [problem(`the counter ${name} does not end in _total`, `call it ${name}_total`)]),
    ...(help.trim() === '' ? [problem(`the metric ${name} has no help`, 'say in one sentence what it measures')] : []),
    ...(taken.has(name) || metrics.findIndex((other) => other.name === name) < index ? [problem(`the metric ${name} is declared twice`, 'declare it once, and pass it on')] : []),
    ...labels
      .filter((label) => !/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) || label.startsWith('__'))
      .map((label) => problem(`"${label}" is not a label of a metric`, 'use letters, digits and "_"')),
  ]);
}
