import { concreteObjects } from '../concrete-objects';
import { concreteView } from '../view/concrete-view';
import { inside, type View } from '../view/view';
import { podOf } from '../view/pod-view';
import type { ObjectView } from '../object-view';
import type { Endpoint, NodeEndpoint, PodEndpoint } from './endpoint';
import type { PlacedPolicy } from './decide';
import { policiesAmong } from './policy-view';

/** What is known of a set of plain objects. */
export interface Population {
  readonly pods: readonly PodEndpoint[];
  readonly nodes: readonly NodeEndpoint[];
  readonly policies: readonly PlacedPolicy[];
}

/** The pods, nodes and policies of objects. Those without a namespace are in the one given. */
export function populationOf(objects: readonly unknown[], namespace: string, namespaceLabels: ReadonlyMap<string, View>): Population {
  const views = concreteObjects(objects);
  return {
    pods: views.flatMap((object) => podEndpoint(object, namespace, namespaceLabels)),
    nodes: views.filter(({ kind }) => kind === 'Node').map(nodeEndpoint),
    policies: policiesAmong(views).map((object) => {
      const own = textOf(object.root.get('metadata', 'namespace')) ?? namespace;
      return { name: `${own}/${nameOf(object)}`, namespace: own, object };
    }),
  };
}

/** The labels of the namespaces that objects describe, with the one that Kubernetes itself gives each. */
// https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
export function labelsOfNamespaces(objects: readonly unknown[]): ReadonlyMap<string, View> {
  const described = concreteObjects(objects).filter(({ kind }) => kind === 'Namespace');
  return new Map(described.map((object) => [nameOf(object), namespaceLabels(nameOf(object), object.root.get('metadata', 'labels')[inside])]));
}

/** One end of a connection that is outside the cluster. */
export function outsideEndpoint(address: string): Endpoint {
  return { kind: 'outside', name: address, addresses: [address] };
}

function podEndpoint(object: ObjectView, namespace: string, labels: ReadonlyMap<string, View>): readonly PodEndpoint[] {
  const pod = podOf(object);
  if (pod === undefined) {
    return [];
  }
  const own = textOf(object.root.get('metadata', 'namespace')) ?? namespace;
  return [{
    kind: 'pod',
    name: `${own}/${object.kind}/${nameOf(object)}`,
    namespace: own,
    namespaceLabels: labels.get(own) ?? namespaceLabels(own, {}),
    labels: pod.metadata.get('labels'),
    spec: pod.spec,
    addresses: object.kind === 'Pod' ? object.root.get('status', 'podIPs').items().flatMap((one) => textOf(one.get('ip')) ?? []) : [],
    isHostNetwork: pod.spec.get('hostNetwork').equals(true),
    node: textOf(pod.spec.get('nodeName')),
  }];
}

function nodeEndpoint(object: ObjectView): NodeEndpoint {
  const addresses = object.root.get('status', 'addresses').items();
  const isAddress = (one: View): boolean => one.get('type').oneOf(['InternalIP', 'ExternalIP']);
  return { kind: 'node', name: `Node/${nameOf(object)}`, node: nameOf(object), addresses: addresses.filter(isAddress).flatMap((one) => textOf(one.get('address')) ?? []) };
}

function namespaceLabels(name: string, labels: unknown): View {
  return concreteView({ ...(labels as object | undefined), 'kubernetes.io/metadata.name': name });
}

function nameOf({ root }: ObjectView): string {
  return textOf(root.get('metadata', 'name')) ?? '';
}

// Only of plain data: a rule, which may meet unknown text, asks instead.
function textOf(view: View): string | undefined {
  const data = view[inside];
  return typeof data === 'string' ? data : undefined;
}
