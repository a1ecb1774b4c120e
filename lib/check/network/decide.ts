import { allOf, anyOf, answerOf, type Answer } from './answer';
import { selects } from '../view/label-selector';
import { isPeer, type PeerSurroundings } from './peer-match';
import { isolates, peersOf, rulesOf, type Direction } from './policy-view';
import { admitsPort, type PortView } from './port-match';
import type { ObjectView } from '../object-view';
import type { Endpoint, PodEndpoint } from './endpoint';

/** `uncertain` where it depends on how the cluster carries traffic: neither may be counted on. */
export type Reach = 'allowed' | 'denied' | 'uncertain';

/** What the policies of one end say of a connection. */
export interface Decision {
  readonly reach: Reach;
  /** Namespace and name of the policies that decide: those that allow it, or all that isolate the pod and do not. */
  readonly policies: readonly string[];
  /** Why, as a clause. */
  readonly reason: string;
}

/** A policy with the namespace that it is in. */
export interface PlacedPolicy {
  readonly name: string;
  readonly namespace: string;
  readonly object: ObjectView;
}

/** One direction of all connections between two ends, seen from the pod that policies may select. */
export interface Crossing {
  readonly direction: Direction;
  readonly pod: PodEndpoint;
  readonly other: Endpoint;
  readonly areSourcesRewritten: boolean;
}

/** What policies say of one direction of connections to a port. They add up: one that allows it is enough. */
export function gateOf(policies: readonly PlacedPolicy[], crossing: Crossing): (port: PortView) => Decision {
  const isolating = policiesOn(policies, crossing).map((policy) => ({ name: policy.name, allows: allowanceOf(policy, crossing) }));
  return (port) => {
    const answers = isolating.map(({ name, allows }) => ({ name, answer: allows(port) }));
    const saying = (wanted: Answer): readonly string[] => answers.filter(({ answer }) => answer === wanted).map(({ name }) => name);
    if (isolating.length === 0) {
      return { reach: 'allowed', policies: [], reason: 'no policy selects the pod in this direction' };
    }
    if (saying('yes').length > 0) {
      return { reach: 'allowed', policies: saying('yes'), reason: 'a rule allows it' };
    }
    if (saying('maybe').length > 0) {
      return { reach: 'uncertain', policies: saying('maybe'), reason: 'a rule allows it where the cluster counts the other end among its peers' };
    }
    return crossing.pod.isHostNetwork
      ? { reach: 'uncertain', policies: saying('no'), reason: 'no rule allows it, but policies may not see a pod in the network of its node' }
      : { reach: 'denied', policies: saying('no'), reason: 'no rule allows it' };
  };
}

function policiesOn(policies: readonly PlacedPolicy[], { direction, pod }: Crossing): readonly PlacedPolicy[] {
  return policies.filter(({ namespace, object }) => namespace === pod.namespace && isolates(object, direction) && selects(object.root.get('spec', 'podSelector'), pod.labels));
}

function allowanceOf({ object, namespace }: PlacedPolicy, { direction, pod, other, areSourcesRewritten }: Crossing): (port: PortView) => Answer {
  const surroundings: PeerSurroundings = { direction, namespace, areSourcesRewritten };
  const receiver = direction === 'Ingress' ? pod : other;
  const spec = receiver.kind === 'pod' ? receiver.spec : undefined;
  const rules = rulesOf(object, direction).map((rule) => {
    const peers = peersOf(rule, direction);
    return { rule, isAmong: peers.length === 0 ? ('yes' as const) : anyOf(peers.map((peer) => isPeer(peer, other, surroundings))) };
  });
  const possible = rules.filter(({ isAmong }) => isAmong !== 'no');
  return (port) => anyOf(possible.map(({ rule, isAmong }) => allOf([isAmong, answerOf(admitsPort(rule, port, spec))])));
}
