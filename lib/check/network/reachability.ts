import { concreteView } from '../view/concrete-view';
import { inside } from '../view/view';
import { gateOf, type Decision, type PlacedPolicy, type Reach } from './decide';
import { labelsOfNamespaces, outsideEndpoint, populationOf } from './endpoints-of';
import { declaredPorts, isProtocol } from './port-match';
import type { Endpoint, PodEndpoint } from './endpoint';
import type { Protocol } from './policy-view';

/** A port that connections are made to. */
export interface Port {
  readonly port: number;
  /** @default 'TCP' */
  readonly protocol?: Protocol;
}

/** What is around the objects of a chart. */
export interface Cluster {
  /** The namespace of objects that name none. @default 'default' */
  readonly namespace?: string;
  /**
   * What else there is, as `kubectl get --output yaml` prints it: Namespaces for their labels, Pods and what makes
   * them, Nodes, and NetworkPolicies. @default - nothing
   */
  readonly objects?: readonly unknown[];
  /** Addresses outside the cluster. @default - none */
  readonly outside?: readonly string[];
  /** Ports that are asked of everything, besides those that containers declare. @default - TCP 443, of what declares none */
  readonly ports?: readonly Port[];
  /**
   * Whether connections may seem to come from nodes and load balancers. Where they surely do not, `ipBlock` tells
   * sources apart. @default true
   */
  readonly areSourcesRewritten?: boolean;
}

/** Whether one end can connect to a port of another, and why. */
export interface ReachVerdict {
  /** `prod/Deployment/api`, `Node/worker-1`, or an address outside. */
  readonly source: string;
  readonly destination: string;
  readonly port: number;
  readonly protocol: Protocol;
  /** What both ends together say. `uncertain` must be counted on neither to work nor to be shut. */
  readonly reach: Reach;
  /** What the policies of the source say. */
  readonly egress: Decision;
  /** What the policies of the destination say. */
  readonly ingress: Decision;
}

/**
 * Which connections NetworkPolicies allow: from and to every pod of the objects, for every other pod, node and
 * address of the cluster, and every port. What makes several pods stands for any two of them. It is said
 * what the API promises and no more: a plugin that enforces policies is the premise.
 *
 * @example
 * const verdicts = reachability(render(chart), { outside: ['203.0.113.5'] });
 * verdicts.filter(({ destination, reach }) => destination === '203.0.113.5' && reach !== 'denied'); // whoever may connect to it
 */
export function reachability(objects: readonly unknown[], cluster: Cluster = {}): readonly ReachVerdict[] {
  const { namespace = 'default', objects: others = [], outside = [], areSourcesRewritten = true } = cluster;
  const labels = labelsOfNamespaces([...others, ...objects]);
  const own = populationOf(objects, namespace, labels);
  const around = populationOf(others, namespace, labels);
  const endpoints = [...own.pods, ...around.pods, ...own.nodes, ...around.nodes, ...outside.map(outsideEndpoint)];
  const policies = [...own.policies, ...around.policies];
  const isOwn = new Set<Endpoint>(own.pods);
  return endpoints.flatMap((source) =>
    endpoints
      .filter((destination) => (isOwn.has(source) || isOwn.has(destination)) && !isOnePod(source, destination))
      .flatMap((destination) => verdictsOn(policies, { source, destination, areSourcesRewritten }, portsOf(destination, cluster.ports))),
  );
}

interface Ends {
  readonly source: Endpoint;
  readonly destination: Endpoint;
  readonly areSourcesRewritten: boolean;
}

function verdictsOn(policies: readonly PlacedPolicy[], { source, destination, areSourcesRewritten }: Ends, ports: readonly Required<Port>[]): readonly ReachVerdict[] {
  const gate = (direction: 'Ingress' | 'Egress', pod: Endpoint, other: Endpoint): ReturnType<typeof gateOf> =>
    pod.kind === 'pod' ? gateOf(policies, { direction, pod, other, areSourcesRewritten }) : () => ({ reach: 'allowed', policies: [], reason: 'it is no pod' });
  const out = gate('Egress', source, destination);
  const into = gate('Ingress', destination, source);
  return ports.map(({ port, protocol }) => {
    const view = { number: concreteView(port), protocol: concreteView(protocol) };
    const egress = out(view);
    const ingress = fromItsNode(source, destination) ?? unlessItsNode(source, destination, into(view));
    return { source: source.name, destination: destination.name, port, protocol, reach: weaker(egress.reach, ingress.reach), egress, ingress };
  });
}

/** What runs in the network of a node can connect to every pod of that node. */
// https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
function fromItsNode(source: Endpoint, destination: Endpoint): Decision | undefined {
  const node = nodeOf(source);
  return destination.kind === 'pod' && node !== undefined && node === destination.node ? { reach: 'allowed', policies: [], reason: 'a pod can always be reached from its own node' } : undefined;
}

function unlessItsNode(source: Endpoint, destination: Endpoint, decision: Decision): Decision {
  const isOfNode = source.kind === 'node' || (source.kind === 'pod' && source.isHostNetwork);
  const mayBeItsNode = isOfNode && destination.kind === 'pod' && (nodeOf(source) === undefined || destination.node === undefined);
  return mayBeItsNode && decision.reach === 'denied'
    ? { ...decision, reach: 'uncertain', reason: 'no rule allows it, but a pod can always be reached from its own node, which this may be' }
    : decision;
}

function nodeOf(source: Endpoint): string | undefined {
  return source.kind === 'node' || (source.kind === 'pod' && source.isHostNetwork) ? source.node : undefined;
}

function weaker(one: Reach, other: Reach): Reach {
  return [one, other].includes('denied') ? 'denied' : [one, other].includes('uncertain') ? 'uncertain' : 'allowed';
}

/** A single Pod does not connect to another of its kind. */
function isOnePod(source: Endpoint, destination: Endpoint): boolean {
  return source === destination && (source.kind !== 'pod' || source.name.split('/')[1] === 'Pod');
}

function portsOf(destination: Endpoint, asked: readonly Port[] = []): readonly Required<Port>[] {
  const declared = destination.kind === 'pod' ? portsOfPod(destination) : [];
  const all = [...declared, ...asked.map(({ port, protocol = 'TCP' }) => ({ port, protocol }))];
  const distinct = all.filter((one, index) => all.findIndex(({ port, protocol }) => port === one.port && protocol === one.protocol) === index);
  return distinct.length > 0 ? distinct : [{ port: 443, protocol: 'TCP' }];
}

function portsOfPod({ spec }: PodEndpoint): readonly Required<Port>[] {
  return declaredPorts(spec).flatMap((declared) => {
    const port = declared.get('containerPort')[inside];
    const protocol = (['TCP', 'UDP', 'SCTP'] as const).find((one) => isProtocol(declared.get('protocol'), one));
    return typeof port === 'number' && protocol !== undefined ? [{ port, protocol }] : [];
  });
}
