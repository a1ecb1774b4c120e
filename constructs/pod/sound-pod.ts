import { equals, isForbidden, isSet, not, or, quantityAtLeast, text, type BooleanValue, type Reference, type Value } from '../../lib';
import { isPinned, LATEST, type ImageSettings } from './image';
import { nameOf } from './service-account';
import type { Place } from '../place/place';
import type { ContainerValues } from './container-values';
import type { PodValues } from './pod-values';

/** Without a ServiceAccount, or with a container that cannot run, no pod can. */
export function requireSoundPod(place: Place, component: string, values: Pick<Reference<PodValues>, 'serviceAccount' | 'image' | 'resources'>): void {
  const { serviceAccount } = values;
  place.require(
    or(serviceAccount.create, isSet(serviceAccount.name)),
    `${component} has no ServiceAccount`,
    `set ${nameOf(serviceAccount.name, 'serviceAccount.name')}, or ${nameOf(serviceAccount.create, 'serviceAccount.create')} to true`,
  );
  requireSoundContainer(place, component, values);
}

/** Without a version of its image, or with more guaranteed than allowed, no container can run. */
export function requireSoundContainer(place: Place, name: string, { image, resources }: Pick<Reference<ContainerValues>, 'image' | 'resources'>): void {
  requireVersion(place, name, image);
  const { requests, limits } = resources;
  requireWithinLimit(place, name, 'cpu', { request: requests.cpu, limit: limits.cpu, isLimited: isSet(limits.cpu) });
  requireWithinLimit(place, name, 'memory', { request: requests.memory, limit: limits.memory });
}

/** An image names a version, and never "latest", whatever a value is that stands for its tag. */
function requireVersion(place: Place, component: string, image: ImageSettings): void {
  const { tag, digest } = image;
  if (place.versionFault !== undefined) {
    place.require(isPinned(image), `the image of ${component} has neither a tag nor a digest, and ${place.versionFault}`, `set ${nameOf(tag, 'image.tag')} or ${nameOf(digest, 'image.digest')}`);
  }
  // A value of the author's own, which no schema keeps from it.
  if (typeof tag !== 'string' && !isForbidden(tag, LATEST)) {
    place.require(not(equals(tag, LATEST)), `the image of ${component} has the tag "${LATEST}", which names another image every day`, `set ${nameOf(tag, 'image.tag')} to a version`);
  }
}

/** What is guaranteed of a resource, and what may be used of it at most. */
interface Bounds {
  readonly request: Value<string | number>;
  readonly limit: Value<string | number>;
  /** Whether there is a limit. @default true */
  readonly isLimited?: BooleanValue;
}

/**
 * Nothing is guaranteed more of a resource than it may use. The API server refuses what makes pods of which that is not
 * so, when hooks have run and other objects have been changed.
 */
export function requireWithinLimit(place: Place, name: string, resource: 'cpu' | 'memory', { request, limit, isLimited = true }: Bounds): void {
  place.require(
    or(not(isLimited), quantityAtLeast(limit, request)),
    text`${name} is guaranteed ${request} of ${resource}, more than the ${limit} that it may use at most`,
    `lower ${nameOf(request, `resources.requests.${resource}`)}, or raise ${nameOf(limit, `resources.limits.${resource}`)}`,
  );
}
