import { isSet, text, when, type BooleanValue, type Problem, type Reference, type Value } from '../../lib';
import { TARGET_LABELS } from './metric';
import { metricsOf, queryText, type Promql } from './promql';
import type { MonitoringValues } from './monitoring-values';

/** An alert. */
export interface AlertOptions {
  /** When it is raised: a query that yields something only then. */
  readonly expr: Promql;
  /** How long that must have been so: a number and s, m, h or d. */
  readonly for: Value<string>;
  /** The label `severity`, by which Alertmanager decides whom to tell. */
  readonly severity: 'critical' | 'warning' | 'info';
  /** One line for the notification. `{{ $labels.pod }}` and `{{ $value }}` are filled in by Prometheus. */
  readonly summary: Value<string>;
  /** What it means, and what to look at first. */
  readonly description: Value<string>;
  /** While it does not hold, there is no such alert. @default true */
  readonly when?: BooleanValue;
}

/** An alert with its name. */
export interface Alert extends AlertOptions {
  readonly name: string;
}

/** An item of a rule group. */
export function alertRule({ name, expr, for: pending, severity, summary, description, when: condition = true }: Alert, namespace: Value<string>, values: Pick<Reference<MonitoringValues>['prometheusRule'], 'alertLabels' | 'runbookUrl'>): unknown {
  const rule = {
    alert: name,
    expr: queryText(expr, namespace),
    for: pending,
    labels: { ...values.alertLabels, severity },
    annotations: {
      summary,
      description,
      runbook_url: when(isSet(values.runbookUrl), text`${values.runbookUrl}${name}`),
    },
  };
  return condition === true ? rule : when(condition, rule);
}

/** What is wrong with an alert, where some names are taken. */
export function alertProblems({ name, expr, for: pending, summary, description }: Alert, taken: ReadonlySet<string>, owner: object, place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: place, fix });
  const metrics = metricsOf(expr);
  const known = new Set([...TARGET_LABELS, ...metrics.flatMap(({ labels }) => labels)]);
  const used = [summary, description].flatMap((part) => (typeof part === 'string' ? [...part.matchAll(/\$labels\.([A-Za-z0-9_]+)/g)].map(([, label = '']) => label) : []));
  return [
    ...(/^[A-Z][A-Za-z0-9]*$/.test(name) ? [] : [problem(`the alert is called "${name}"`, 'write its name like GatewayErrors: it is part of URLs')]),
    ...(taken.has(name) ? [problem(`there are two alerts called ${name}`, 'give one of them another name')] : []),
    ...(typeof pending !== 'string' || /^(0|[1-9][0-9]*)[smhd]$/.test(pending) ? [] : [problem(`the alert ${name} is raised after "${pending}"`, 'write a number and s, m, h or d, such as 10m')]),
    ...metrics.filter((metric) => metric.owner !== owner).map((metric) => problem(`the alert ${name} reads ${metric.name}, which another Monitoring scrapes`, 'declare the alert there')),
    ...(metrics.length === 0 ? [] : used.filter((label) => !known.has(label))).map((label) =>
      problem(`the alert ${name} speaks of the label ${label}, which ${metrics.map((metric) => metric.name).join(' and ')} does not have`, `use one of: ${[...known].join(', ')}; or declare the label`),
    ),
  ];
}
