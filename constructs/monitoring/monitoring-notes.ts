import { and, isSet, not, when, type Reference, type Value } from '../../lib';
import type { MonitoringValues } from './monitoring-values';

/**
 * What the customer has to know about monitoring, for NOTES.txt: the most frequent reason why nothing
 * is scraped is that Prometheus does not look for what was made.
 *
 * @example
 * const values = defineValues({ metrics: monitoringValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values, notes: (given) => monitoringNotes(given.metrics) });
 * new Monitoring(chart, 'monitoring', { values: chart.values.metrics });
 */
export function monitoringNotes({ serviceMonitor, prometheusRule, dashboards, annotations }: Reference<MonitoringValues>): readonly Value<string>[] {
  const everything = [serviceMonitor.enabled, prometheusRule.enabled, dashboards.enabled, annotations.enabled];
  return [
    when(and(...everything.map(not)), 'Monitoring is off: nothing is scraped, and there are no alerts and no dashboards.'),
    when(
      and(serviceMonitor.enabled, not(isSet(serviceMonitor.labels))),
      'The ServiceMonitors have no labels of their own. Prometheus may not look for such: compare its serviceMonitorSelector. With kube-prometheus-stack it is most often release: <name of its release>.',
    ),
    when(
      and(prometheusRule.enabled, not(isSet(prometheusRule.labels))),
      'The PrometheusRule has no labels of its own. Prometheus may not look for such: compare its ruleSelector.',
    ),
  ];
}
