import { Chart } from 'cdk8s';
import { dnsLabel } from '../../lib';
import type { Construct } from 'constructs';

/** How the names of a construct's objects end: the ids below its chart, as one DNS label. `Default` is no part of it, as in cdk8s's own names. */
export function endingOf(construct: Construct): string {
  const chart = Chart.of(construct);
  return dnsLabel(construct.node.scopes.slice(chart.node.scopes.length).map((scope) => scope.node.id).filter((id) => id !== 'Default').join('-'));
}
