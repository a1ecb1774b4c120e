import type { View } from '../view/view';

/** Pods, which policies select. What makes several pods is one endpoint: each of them, towards another. */
export interface PodEndpoint {
  readonly kind: 'pod';
  /** Namespace, kind and name, such as `prod/Deployment/api`. */
  readonly name: string;
  readonly namespace: string;
  readonly namespaceLabels: View;
  readonly labels: View;
  readonly spec: View;
  /** Addresses, where they are known. */
  readonly addresses: readonly string[];
  /** Whether it uses the network of its node, where most clusters do not see it as a pod. */
  readonly isHostNetwork: boolean;
  /** The name of its node, where it is known. */
  readonly node: string | undefined;
}

/** A node of the cluster, and all that runs in its network. */
export interface NodeEndpoint {
  readonly kind: 'node';
  /** Such as `Node/worker-1`. */
  readonly name: string;
  readonly node: string;
  readonly addresses: readonly string[];
}

/** An address outside the cluster. */
export interface OutsideEndpoint {
  readonly kind: 'outside';
  /** The address itself. */
  readonly name: string;
  readonly addresses: readonly string[];
}

/** One end of a connection. */
export type Endpoint = PodEndpoint | NodeEndpoint | OutsideEndpoint;
