import { Chart, JsonPatch } from 'cdk8s';
import { ChartError, Condition, HelmChart, isSet, not, outOfOrder, text, type Reference } from '../../lib';
import { endingOf } from '../place/ending';
import { requireDistinct } from '../pod/require-distinct';
import { nameOf } from '../pod/service-account';
import { RISING } from './network-values';
import { podSecurityLabels } from './pod-security-labels';
import type { Construct } from 'constructs';
import type { Place } from '../place/place';
import type { NetworkValues } from './network-values';

/**
 * The Namespace itself, labelled for the restricted level.
 *
 * @throws ChartError CONSTRUCT_INVALID – when the policies would be in another one, or Helm has to have made it before.
 */
export function makeNamespace(construct: Construct, place: Place, name: string): void {
  const { namespace } = Chart.of(construct);
  const isOfHelm = HelmChart.find(construct) !== undefined;
  if (isOfHelm || namespace !== name) {
    const [what, fix] = isOfHelm
      ? [`the namespace ${name} is to be created by a chart, but Helm installs into one that is there before`, 'leave createNamespace out, and label the namespace with podSecurityLabels()']
      : [`the namespace ${name} is to be created, but the policies are in ${namespace === undefined ? 'whichever is current' : `the namespace ${namespace}`}`, `give the cdk8s Chart the namespace ${name}`];
    throw new ChartError('CONSTRUCT_INVALID', what, { in: construct.node.path, fix });
  }
  const made = place.object(construct, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: podSecurityLabels() } });
  // cdk8s says of every object that it lies in the namespace of its chart, of this one too.
  made.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}

/** LimitRange and ResourceQuota of the namespace, while the values ask for them. */
export function makeLimits(construct: Construct, place: Place, { limitRange, resourceQuota }: Reference<NetworkValues>): void {
  requireSoundLimits(place, limitRange);
  const metadata = { name: place.objectName(endingOf(construct)) };
  place.object(new Condition(construct, 'limit-range', isSet(limitRange)), 'Default', { apiVersion: 'v1', kind: 'LimitRange', metadata, spec: { limits: limitRange } });
  place.object(new Condition(construct, 'resource-quota', isSet(resourceQuota)), 'Default', { apiVersion: 'v1', kind: 'ResourceQuota', metadata, spec: { hard: resourceQuota } });
}

/** What the API server refuses of a LimitRange. A list that is empty whatever the values are needs no rule. */
function requireSoundLimits(place: Place, limitRange: Reference<NetworkValues>['limitRange']): void {
  if (Array.isArray(limitRange) && limitRange.length === 0) {
    return;
  }
  const name = nameOf(limitRange, 'limitRange');
  const wrong = outOfOrder(limitRange, RISING);
  requireDistinct(place, limitRange, 'type', 'limitRange');
  place.require(not(isSet(wrong)), text`${name} does not rise from ${RISING.join(' over ')}: ${wrong}`, 'lower what is above, or raise the other');
}
