import { Condition, equals, ifSet, isForbidden, isSet, not, or, valuesPathOf, type Reference, type Value } from '../../lib';
import { isPinned, LATEST, type ImageSettings } from './image';
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

/** Without a ServiceAccount, or without a version of its image, no pod can run. */
export function requireSoundPod(place: Place, component: string, { serviceAccount, image }: Pick<Reference<PodValues>, 'serviceAccount' | 'image'>): void {
  place.require(
    or(serviceAccount.create, isSet(serviceAccount.name)),
    `${component} has no ServiceAccount`,
    `set ${nameOf(serviceAccount.name, 'serviceAccount.name')}, or ${nameOf(serviceAccount.create, 'serviceAccount.create')} to true`,
  );
  requireVersion(place, component, image);
}

/** An image names a version, and never "latest", whatever a value is that stands for its tag. */
export function requireVersion(place: Place, component: string, image: ImageSettings): void {
  const { tag, digest } = image;
  if (place.versionFault !== undefined) {
    place.require(isPinned(image), `the image of ${component} has neither a tag nor a digest, and ${place.versionFault}`, `set ${nameOf(tag, 'image.tag')} or ${nameOf(digest, 'image.digest')}`);
  }
  // A value of the author's own, which no schema keeps from it.
  if (typeof tag !== 'string' && !isForbidden(tag, LATEST)) {
    place.require(not(equals(tag, LATEST)), `the image of ${component} has the tag "${LATEST}", which names another image every day`, `set ${nameOf(tag, 'image.tag')} to a version`);
  }
}

/** How the customer calls a value: its path, or its key where it is a literal. */
export function nameOf(value: Value<unknown>, key: string): string {
  return valuesPathOf(value) ?? key;
}
