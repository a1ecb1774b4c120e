import { dnsLabelPattern, labelKeyPattern, labelValuePattern, reservedAnnotationPrefixes, reservedLabelPrefixes, v } from '../../lib';
import { networkValue } from '../network/network-value';
import type { ValueOf } from '../../lib';

const SECONDS_A_DAY = 86_400;

/** What a Monitoring has unless the customer says otherwise. */
export interface MonitoringDefaults {
  /** What stands before the name of an alert in its `runbook_url`: a URL that ends in "/" or "#". @default - none: alerts have no runbook_url until the customer gives one */
  readonly runbookUrl?: string;
  /** Whether volumes are watched, so that customers say how full one may be (`prometheusRule.volumeFreePercent`). @default true */
  readonly volumes?: boolean;
  /** The title of the section in values.yaml. @default - the block's key */
  readonly section?: string;
}

/**
 * The values block of Monitoring. Everything is off by default, because each part needs something that
 * not every cluster has.
 *
 * @example
 * const values = defineValues({ metrics: monitoringValues({ runbookUrl: 'https://docs.example.com/runbooks/' }) });
 */
export function monitoringValues({ runbookUrl = '', volumes = true, section }: MonitoringDefaults = {}) {
  return v.object(
    {
      scrapers: v.object({
        namespaces: v.list(v.string({ pattern: dnsLabelPattern }), { description: 'Namespaces whose pods may connect to the metrics, where the network is locked: that of Prometheus.', default: [], example: ['monitoring'] }),
        cidrs: v.list(networkValue(), { description: 'Networks that may connect to the metrics, for a Prometheus outside the cluster.', default: [] }),
      }),
      serviceMonitor: serviceMonitorValues(),
      annotations: v.object({
        enabled: v.boolean({ description: 'Whether Services are annotated with prometheus.io/scrape, for a Prometheus without the operator.', default: false }),
      }),
      prometheusRule: prometheusRuleValues(runbookUrl, volumes),
      dashboards: dashboardValues(),
    },
    { description: 'How the platform is watched.', ...(section === undefined ? {} : { section }) },
  );
}

/** What a monitoring's values block declares. */
export type MonitoringValues = ValueOf<ReturnType<typeof monitoringValues>>;

function serviceMonitorValues() {
  return v.object({
    enabled: v.boolean({ description: 'Whether ServiceMonitors are created. Needs the Prometheus Operator.', default: false }),
    labels: labelsValue(
      'Labels of the ServiceMonitors. Prometheus reads only those with the labels that its serviceMonitorSelector asks for: with kube-prometheus-stack that is most often release: <name of its release>.',
      {},
    ),
    intervalSeconds: v.integer({ description: 'Seconds between two scrapes.', default: 30, minimum: 1, maximum: SECONDS_A_DAY }),
    scrapeTimeoutSeconds: v.integer({ description: 'Seconds after which a scrape without answer has failed. Never more than between two scrapes.', default: 10, minimum: 1, maximum: SECONDS_A_DAY }),
  });
}

function prometheusRuleValues(runbookUrl: string, volumes: boolean) {
  return v.object({
    ...ruleFields('Whether alerts are created, as a PrometheusRule. Needs the Prometheus Operator, and kube-state-metrics for the state of pods.', runbookUrl),
    certificateDays: v.integer({ description: 'Days before a certificate expires on which an alert is raised.', default: 14, minimum: 1, maximum: 365 }),
    ...(volumes ? { volumeFreePercent: volumeFreePercent() } : NO_VOLUMES),
  });
}

function volumeFreePercent() {
  return v.integer({ description: 'Percentage of free space below which an alert is raised for a volume.', default: 10, minimum: 1, maximum: 99 });
}

// Other code reads it alike: whoever watches a volume without its values is told that they are not declared.
const NO_VOLUMES = {} as { readonly volumeFreePercent: ReturnType<typeof volumeFreePercent> };

/** What every PrometheusRule can be told. */
export function ruleFields(description: string, runbookUrl: string) {
  return {
    enabled: v.boolean({ description, default: false }),
    labels: labelsValue('Labels of the PrometheusRule. Prometheus reads only those with the labels that its ruleSelector asks for.', {}),
    alertLabels: v.map(v.string(), { description: 'Further labels of every alert, by which Alertmanager routes it.', default: {}, keyPattern: '^[a-zA-Z_][a-zA-Z0-9_]*$', reservedKeys: ['alertname', 'severity'], example: { team: 'platform' } }),
    runbookUrl: v.string({ description: 'What stands before the name of an alert in its runbook_url. Empty: alerts have none.', default: runbookUrl, pattern: '^$|^https?://[!-~]+[/#]$' }),
  };
}

function dashboardValues() {
  return v.object({
    enabled: v.boolean({ description: 'Whether dashboards are created, as ConfigMaps for the sidecar of Grafana.', default: false }),
    labels: labelsValue('Labels of the ConfigMaps, by which the sidecar of Grafana finds them.', { grafana_dashboard: '1' }),
    annotations: v.map(v.string(), {
      description: 'Annotations of the ConfigMaps: one of them names the folder, under the name that the sidecar is configured with.',
      default: {},
      keyPattern: labelKeyPattern,
      reservedPrefixes: reservedAnnotationPrefixes,
      example: { grafana_folder: 'Compliance' },
    }),
  });
}

function labelsValue(description: string, defaults: Readonly<Record<string, string>>) {
  return v.map(v.string({ maxLength: 63, pattern: labelValuePattern }), { description, default: defaults, keyPattern: labelKeyPattern, reservedPrefixes: reservedLabelPrefixes });
}
