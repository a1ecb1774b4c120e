import { anyOf, answerOf, type Answer } from './answer';
import { holdsAddress } from './address-block';
import { selects } from '../view/label-selector';
import type { View } from '../view/view';
import type { Endpoint } from './endpoint';
import type { Direction } from './policy-view';

/** What a peer is judged by besides itself. */
export interface PeerSurroundings {
  readonly direction: Direction;
  /** The namespace of the policy. */
  readonly namespace: string;
  /** Whether the addresses that connections come from may be those of nodes or load balancers. */
  readonly areSourcesRewritten: boolean;
}

/** Whether an end of a connection is one of the peers of a rule. */
// https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
export function isPeer(peer: View, endpoint: Endpoint, surroundings: PeerSurroundings): Answer {
  const block = peer.get('ipBlock');
  if (block.isPresent()) {
    return isInBlock(block, endpoint, surroundings);
  }
  const namespaces = peer.get('namespaceSelector');
  const pods = peer.get('podSelector');
  if (!namespaces.isPresent() && !pods.isPresent()) {
    // The API server refuses it; what has slipped through means whatever a plugin makes of it.
    return 'maybe';
  }
  if (endpoint.kind !== 'pod') {
    return 'no';
  }
  const isNamespace = namespaces.isPresent() ? selects(namespaces, endpoint.namespaceLabels) : endpoint.namespace === surroundings.namespace;
  if (!isNamespace || (pods.isPresent() && !selects(pods, endpoint.labels))) {
    return 'no';
  }
  return endpoint.isHostNetwork ? 'maybe' : 'yes';
}

/**
 * Addresses decide surely only of what is outside, and of where connections go. Whether a block also means pods
 * and nodes, and which address a connection seems to come from, differs from cluster to cluster.
 */
// https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-ipblock-selectors
function isInBlock(block: View, { kind, addresses }: Endpoint, { direction, areSourcesRewritten }: PeerSurroundings): Answer {
  if (addresses.length === 0 || (direction === 'Ingress' && areSourcesRewritten)) {
    return 'maybe';
  }
  const isHeld = anyOf(addresses.map((address) => answerOf(holds(block, address))));
  return isHeld === 'yes' && kind !== 'outside' ? 'maybe' : isHeld;
}

function holds(block: View, address: string): boolean {
  const isIn = (cidr: View): boolean => cidr.relate(`a network that holds ${address}`, [], (text) => typeof text === 'string' && holdsAddress(text, address));
  return isIn(block.get('cidr')) && !block.get('except').items().some(isIn);
}
