import { and, atMost, isSet, not, or, type Reference } from '../../lib';
import { requireApi } from '../place/require-api';
import { nameOf } from '../pod/service-account';
import type { Construct } from 'constructs';
import type { Place } from '../place/place';
import type { MonitoringValues } from './monitoring-values';

/** The rules across the values of a monitoring, and what a cluster must have for them. */
export function requireMonitoring(construct: Construct, place: Place, { serviceMonitor, prometheusRule, annotations }: Reference<MonitoringValues>): void {
  const { enabled, scrapeTimeoutSeconds, intervalSeconds } = serviceMonitor;
  const monitors = nameOf(enabled, 'serviceMonitor.enabled');
  place.require(
    or(not(enabled), atMost(scrapeTimeoutSeconds, intervalSeconds)),
    'a scrape may take longer than the time until the next',
    `set ${nameOf(scrapeTimeoutSeconds, 'serviceMonitor.scrapeTimeoutSeconds')} to at most ${nameOf(intervalSeconds, 'serviceMonitor.intervalSeconds')}`,
  );
  place.require(
    not(and(enabled, annotations.enabled)),
    'everything would be scraped twice, by ServiceMonitors and by annotations',
    `set ${monitors} or ${nameOf(annotations.enabled, 'annotations.enabled')} to false`,
  );
  for (const [wanted, name] of [[enabled, monitors], [prometheusRule.enabled, nameOf(prometheusRule.enabled, 'prometheusRule.enabled')]] as const) {
    requireApi(construct, { apiVersion: 'monitoring.coreos.com/v1', condition: wanted, message: `${name} is true`, fix: `install the Prometheus Operator, or set ${name} to false` });
  }
}

/** Where nobody may connect, everything that is to be scraped would count as down. */
export function requireScrapers(place: Place, { serviceMonitor, annotations, scrapers }: Reference<MonitoringValues>): void {
  place.require(
    or(not(or(serviceMonitor.enabled, annotations.enabled)), isSet(scrapers.namespaces), isSet(scrapers.cidrs)),
    'metrics are to be scraped, but nobody may connect to them',
    `set ${nameOf(scrapers.namespaces, 'scrapers.namespaces')} to the namespace of Prometheus`,
  );
}
