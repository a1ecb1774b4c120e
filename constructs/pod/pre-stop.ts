import { greaterThan, type Problem, type Value } from '../../lib';
import { nameOf } from './service-account';
import type { Place } from '../place/place';

/**
 * What runs in a container before it gets SIGTERM, while it still serves: most often a wait, until nobody sends it
 * requests any more. A command, because Kubernetes 1.28 does not know the handler `sleep`, and 1.29 ignores it.
 */
export interface PreStop {
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** How long the command takes at most. The grace period of the pod, which goes on meanwhile, has to be longer. */
  readonly seconds: number;
}

/** What cannot work about a preStop. */
export function preStopProblems(preStop: PreStop | undefined, place: string): readonly Problem[] {
  if (preStop === undefined || (preStop.command.length > 0 && Number.isInteger(preStop.seconds) && preStop.seconds > 0)) {
    return [];
  }
  return [{ code: 'CONSTRUCT_INVALID', what: `preStop has the command [${preStop.command.join(', ')}] and takes ${String(preStop.seconds)} seconds`, in: place, fix: 'give a command, and a whole number of seconds from 1' }];
}

/** A pod is killed when its grace period ends, whether or not its container got SIGTERM by then. */
export function requireGrace(place: Place, component: string, preStop: PreStop | undefined, terminationGracePeriodSeconds: Value<number>): void {
  if (preStop !== undefined) {
    const seconds = String(preStop.seconds);
    place.require(
      greaterThan(terminationGracePeriodSeconds, preStop.seconds),
      `the pods of ${component} may be killed before they are asked to end, which they are after ${seconds} seconds`,
      `set ${nameOf(terminationGracePeriodSeconds, 'terminationGracePeriodSeconds')} to more than ${seconds}`,
    );
  }
}
