import { HelmChart, capabilities, guard, not, or, type BooleanValue } from '../../lib';
import type { Construct } from 'constructs';

/** What a cluster has to serve, and what to tell the customer of one that does not. */
export interface ApiRequirement {
  /** Such as `external-secrets.io/v1`. */
  readonly apiVersion: string;
  /** While it does not hold, the API is not needed. */
  readonly condition: BooleanValue;
  /** Who asks for it: the beginning of the message. */
  readonly message: string;
  /** What to install, or to set in its place. */
  readonly fix: string;
}

/**
 * Stops an installation on a cluster that lacks an API which the values ask for. In an ordinary cdk8s
 * Chart, where nothing is known of a cluster, it does nothing.
 */
export function requireApi(construct: Construct, { apiVersion, condition, message, fix }: ApiRequirement): void {
  const chart = HelmChart.find(construct);
  if (chart !== undefined) {
    const offline = `helm template asks no cluster: pass it --api-versions ${apiVersion}`;
    guard(chart, or(not(condition), capabilities.has(apiVersion)), `${message}, but the cluster does not serve ${apiVersion}: ${fix} (${offline}).`);
  }
}
