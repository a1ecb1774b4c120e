import { Condition, ifSet, valuesPathOf, type Reference, type Value } from '../../lib';
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Labels, Place } from '../place/place';
import type { PodValues } from './pod-values';

/** The ServiceAccount of a pod, without a token, unless the customer brings one. */
export function makeServiceAccount(
  construct: Construct,
  place: Place,
  labels: Labels,
  name: Value<string>,
  values: Pick<Reference<PodValues>, 'serviceAccount'>,
  annotations: Readonly<Record<string, string>> = {},
): ApiObject {
  const { serviceAccount } = values;
  const own = Object.keys(annotations).length > 0;
  return place.object(new Condition(construct, 'service-account', serviceAccount.create), 'Default', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, labels, annotations: own ? { ...serviceAccount.annotations, ...annotations } : ifSet(serviceAccount.annotations) },
    automountServiceAccountToken: false,
  });
}

/** How the customer calls a value: its path, or its key where it is a literal. */
export function nameOf(value: Value<unknown>, key: string): string {
  return valuesPathOf(value) ?? key;
}
