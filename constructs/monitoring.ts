import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Condition, dnsLabel, HelmChart, ifSet, release, settingsOf, text, throwProblems, type BooleanValue, type Reference, type Settings, type Value } from '../lib';
import { alertProblems, alertRule, type Alert, type AlertOptions } from './monitoring/alert';
import { backupJobAlerts, type WatchedBackupJob } from './monitoring/backup-alerts';
import { dashboardModel, dashboardProblems, type DashboardOptions } from './monitoring/dashboard';
import { certificateAlerts, cronJobAlerts, volumeAlerts, workloadAlerts } from './monitoring/default-alerts';
import { metricProblems, type Metric, type MetricOptions } from './monitoring/metric';
import { monitoringValues, type MonitoringValues } from './monitoring/monitoring-values';
import { requireMonitoring, requireScrapers } from './monitoring/require-monitoring';
import { annotateService, labelService, portNumber, scrapeProblems, serviceMonitor, type ScrapeTarget } from './monitoring/scrape-target';
import { endingOf } from './place/ending';
import { placeOf, type Place } from './place/place';
import type { PortMap, PortName } from './workload/ports';
import type { CheckTarget } from './check/health-check';
import type { OutsidePeers } from './network/peers';
import type { NetworkIdentity } from './workload/network-identity';
import type { ApiObject } from 'cdk8s';

/** What a Monitoring is made of. */
export interface MonitoringProps {
  /** What customers set: `chart.values.<block>` of a block made by `monitoringValues`, or literals. */
  readonly values: Settings<MonitoringValues>;
}

/** Where a workload exposes its metrics, and which. */
export interface ScrapeOptions<Metrics extends Readonly<Record<string, MetricOptions>>> {
  /** The metrics that alerts and dashboards may read, by the names they have in code. @default - none */
  readonly metrics?: Metrics;
  /** Path of the metrics. @default '/metrics' */
  readonly path?: string;
  /** By what they are scraped. @default 'http' */
  readonly scheme?: 'http' | 'https';
}

declare const noMetric: unique symbol;

type NoMetrics = { readonly [noMetric]?: never };

/** A workload of which pods are watched. */
export type WatchedWorkload = {
  /** The component's name. */
  readonly component: string;
} & ({ readonly deployment: ApiObject } | { readonly statefulSet: ApiObject });

/** A network into which peers from outside can be let: EgressLockedNamespace is one. */
export interface ScrapedNetwork {
  readonly ingressFrom: (peers: OutsidePeers, to: NetworkIdentity, port: string) => void;
}

/** While what is watched is not there, neither are its alerts. */
export interface WatchOptions {
  /** Whether what is watched is there. @default true */
  readonly when?: BooleanValue;
}

/**
 * What Prometheus and Grafana have to know: metrics are declared once, where they are scraped, and
 * alerts and dashboards read only those. Emits a ServiceMonitor for each scraped workload, or annotations
 * of its Service for a Prometheus without the operator; one PrometheusRule with all alerts; and a
 * ConfigMap for each dashboard. All of it is off until a customer switches it on, and an installation
 * stops with a clear message where the cluster does not have the Prometheus Operator.
 *
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when literal values contradict each other, or there are several of these
 *   problems, which are told at once.
 * @example
 * const values = defineValues({ api: workloadValues(), metrics: monitoringValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const api = new HardenedDeployment(chart, 'api', { values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) });
 * const monitoring = new Monitoring(chart, 'monitoring', { values: chart.values.metrics });
 * const { requests } = monitoring.scrape(api, 'http', {
 *   metrics: { requests: { name: 'api_requests_total', type: 'counter', help: 'Requests answered.', labels: ['code'] } },
 * });
 * monitoring.alert('ApiErrors', {
 *   expr: promql`sum by (code) (rate(${requests}{${inNamespace}, code=~"5.."}[5m])) > 1`, for: '10m', severity: 'critical',
 *   summary: 'Requests fail.', description: 'Requests fail with {{ $labels.code }}.',
 * });
 * monitoring.dashboard('api', { title: 'API', panels: [{ title: 'Requests', expr: promql`sum(rate(${requests}{${inNamespace}}[5m]))` }] });
 * monitoring.watch(api);
 */
export class Monitoring extends Construct {
  private readonly place: Place;
  private readonly values: Reference<MonitoringValues>;
  private readonly metricNames = new Set<string>();
  private readonly alerts = new Map<string, Alert>();
  private readonly targets: { readonly target: NetworkIdentity; readonly port: string }[] = [];

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    this.place = placeOf(this);
    this.values = settingsOf(monitoringValues(), props.values, this.node.path);
    requireMonitoring(this, this.place, this.values);
  }

  /**
   * Has a port of a workload scraped, and declares its metrics.
   *
   * @throws ChartError PORT_UNKNOWN – when the workload does not declare the port.
   * @throws ChartError CONSTRUCT_INVALID – when a metric, its labels or the path cannot be, or something is declared twice.
   */
  scrape<Ports extends PortMap, const Metrics extends Readonly<Record<string, MetricOptions>> = NoMetrics>(
    target: CheckTarget<Ports>,
    port: PortName<Ports>,
    { metrics, path = '/metrics', scheme = 'http' }: ScrapeOptions<Metrics> = {},
  ): { readonly [K in keyof Metrics]: Metric } {
    const declared = Object.values(metrics ?? {});
    this.refuse(`the metrics of ${target.component} are invalid`, [...metricProblems(declared, this.metricNames, this.node.path), ...scrapeProblems(this, target.component, path)]);
    const where: ScrapeTarget = { component: target.component, port, portNumber: portNumber(this, target, port), path, scheme };
    for (const { name } of declared) {
      this.metricNames.add(name);
    }
    const labels = labelService(target);
    serviceMonitor(this, this.place, this.place.objectName(`${endingOf(this)}-${target.component}`), where, labels, this.values.serviceMonitor);
    annotateService(target, where, this.values.annotations.enabled);
    this.targets.push({ target, port });
    const scraped = Object.entries(metrics ?? {}).map(([key, { name, type, help, labels: own = [] }]) => [key, { name, metricType: type, help, labels: own, owner: this }]);
    return Object.fromEntries(scraped) as { readonly [K in keyof Metrics]: Metric };
  }

  /** Lets the scrapers of the values, and nobody else, connect to what has been declared as scraped. */
  allowIn(network: ScrapedNetwork): void {
    requireScrapers(this.place, this.values);
    for (const { target, port } of this.targets) {
      network.ingressFrom(this.values.scrapers, target, port);
    }
  }

  /**
   * Declares an alert.
   *
   * @throws ChartError CONSTRUCT_INVALID – when its name, its time or its labels cannot work.
   */
  alert(name: string, options: AlertOptions): void {
    this.add([{ ...options, name }]);
  }

  /** Declares the alerts of every workload: pods that are not ready or restart, and replicas that are missing. */
  watch(workload: WatchedWorkload, { when: condition = true }: WatchOptions = {}): void {
    const [kind, object] = 'deployment' in workload ? (['Deployment', workload.deployment] as const) : (['StatefulSet', workload.statefulSet] as const);
    this.add(workloadAlerts(workload.component, kind, object.name, condition));
  }

  /** Declares the alerts of a certificate of cert-manager, by its name. */
  watchCertificate(id: string, certificateName: Value<string>, { when: condition = true }: WatchOptions = {}): void {
    this.add(certificateAlerts(id, certificateName, this.values.prometheusRule, condition));
  }

  /** Declares the alerts of a volume: a PvcContract is one. */
  watchVolume(volume: { readonly contract: string; readonly claimName: string }, { when: condition = true }: WatchOptions = {}): void {
    this.add(volumeAlerts(volume.contract, volume.claimName, this.values.prometheusRule, condition));
  }

  /** Declares the alert of a job that runs again and again: a SelfCheck is one. */
  watchCronJob(job: { readonly component: string; readonly cronJobName: string }, { when: condition = true, for: pending = '30m' }: WatchOptions & { readonly for?: string } = {}): void {
    this.add(cronJobAlerts(job.component, job.cronJobName, pending, condition));
  }

  /** Declares the alerts of a job that makes backups, which are raised when there are none: an ApplicationBackup is one. */
  watchBackup(job: WatchedBackupJob): void {
    this.add(backupJobAlerts(job));
  }

  /**
   * Declares a dashboard.
   *
   * @throws ChartError CONSTRUCT_INVALID – when it is empty or too large, or reads what is not scraped here.
   */
  dashboard(id: string, options: DashboardOptions): ApiObject {
    this.refuse(`the dashboard ${id} is invalid`, dashboardProblems(id, options, this, this.node.path));
    const { dashboards } = this.values;
    const uid = `${dnsLabel(Chart.of(this).node.id)}-${id}`;
    return this.place.object(new Condition(this, `dashboard-${id}`, dashboards.enabled), 'Default', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: this.place.objectName(`${endingOf(this)}-${id}`), labels: { ...dashboards.labels }, annotations: ifSet(dashboards.annotations) },
      data: { [`${uid}.json`]: `${JSON.stringify(dashboardModel(uid, options), null, 2)}\n` },
    });
  }

  private add(alerts: readonly Alert[]): void {
    this.refuse('alerts are invalid', alerts.flatMap((alert) => alertProblems(alert, new Set(this.alerts.keys()), this, this.node.path)));
    if (this.alerts.size === 0) {
      this.makeRule();
    }
    for (const alert of alerts) {
      this.alerts.set(alert.name, alert);
      // By its tree a chart sees that it has changed.
      new Construct(this, `alert ${alert.name}`);
    }
  }

  private makeRule(): void {
    const { prometheusRule } = this.values;
    const name = this.place.objectName(endingOf(this));
    this.place.object(new Condition(this, 'alerts', prometheusRule.enabled), 'Default', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name, labels: { ...prometheusRule.labels } },
      spec: () => ({ groups: [{ name, rules: [...this.alerts.values()].map((alert) => alertRule(alert, this.namespaceMatcher(), prometheusRule)) }] }),
    });
  }

  private namespaceMatcher(): Value<string> {
    const { namespace } = Chart.of(this);
    return HelmChart.find(this) === undefined ? `namespace=~"${namespace ?? '.+'}"` : text`namespace="${release.namespace}"`;
  }

  private refuse(what: string, problems: Parameters<typeof throwProblems>[2]): void {
    throwProblems('CONSTRUCT_INVALID', `${this.node.path}: ${what}`, problems);
  }
}
