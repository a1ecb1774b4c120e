import { ChartError, Condition, HelmChart, plainValue, text, when, type Problem, type Reference, type Value } from '../../lib';
import { namedPorts } from '../workload/ports';
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { CheckTarget } from '../check/health-check';
import type { Labels, Place } from '../place/place';
import type { MonitoringValues } from './monitoring-values';

/** The label by which a ServiceMonitor finds one Service: that of a StatefulSet has a headless one beside it. */
const SCRAPED_LABEL = 'chartwright.dev/scraped';

/** Where a workload's metrics are. */
export interface ScrapeTarget {
  readonly component: string;
  readonly port: string;
  readonly portNumber: number;
  readonly path: string;
  readonly scheme: 'http' | 'https';
}

/** What cannot be scraped. */
export function scrapeProblems(construct: Construct, component: string, path: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'CONSTRUCT_INVALID', what, in: construct.node.path, fix });
  return [
    ...(construct.node.tryFindChild(`scrape-${component}`) === undefined ? [] : [problem(`${component} is scraped twice`, 'declare all its metrics at once')]),
    ...(/^\/[!-~]*$/.test(path) ? [] : [problem(`the metrics of ${component} are at "${path}"`, 'begin the path with "/" and write it without spaces')]),
  ];
}

/** The number of a port, which the annotations name. */
export function portNumber(construct: Construct, { component, ports }: CheckTarget, name: string): number {
  const all = namedPorts(ports);
  const found = all.find((port) => port.name === name);
  if (found === undefined) {
    throw new ChartError('PORT_UNKNOWN', `the port "${name}" is not declared by ${component} (declared: ${all.map((port) => port.name).join(', ')})`, {
      in: construct.node.path,
      fix: 'use one of the declared ports, or add it to ports',
    });
  }
  return found.port;
}

/** Gives a Service the labels that its ServiceMonitor asks for, and returns them. */
export function labelService({ selector, service }: CheckTarget): Labels {
  const { apiObject } = service;
  // In a HelmChart every object has the labels that select pods; in an ordinary Chart objects have only their own.
  const missing = HelmChart.find(apiObject) === undefined ? selector : {};
  for (const [key, value] of Object.entries({ ...missing, [SCRAPED_LABEL]: 'true' })) {
    apiObject.metadata.addLabel(key, value);
  }
  return { ...selector, [SCRAPED_LABEL]: 'true' };
}

/** The ServiceMonitor of one workload. */
export function serviceMonitor(scope: Construct, place: Place, name: string, target: ScrapeTarget, matchLabels: Labels, values: Reference<MonitoringValues>['serviceMonitor']): ApiObject {
  const { component, port, path, scheme } = target;
  return place.object(new Condition(scope, `scrape-${component}`, values.enabled), 'Default', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name, labels: { ...values.labels, 'app.kubernetes.io/component': component } },
    spec: {
      selector: { matchLabels },
      endpoints: [{ port, path, scheme, interval: text`${values.intervalSeconds}s`, scrapeTimeout: text`${values.scrapeTimeoutSeconds}s` }],
    },
  });
}

/** The annotations by which a Prometheus without the operator finds a Service. */
export function annotateService({ service }: CheckTarget, { path, portNumber, scheme }: ScrapeTarget, isWanted: Value<boolean>): void {
  const { apiObject } = service;
  const inChart = HelmChart.find(apiObject) !== undefined;
  if (!inChart && plainValue(isWanted, apiObject.node.path) !== true) {
    return;
  }
  for (const [key, value] of Object.entries({ scrape: 'true', port: String(portNumber), path, scheme })) {
    // cdk8s takes text here, and carries what stands for it.
    apiObject.metadata.addAnnotation(`prometheus.io/${key}`, inChart ? (when(isWanted, value) as unknown as string) : value);
  }
}
