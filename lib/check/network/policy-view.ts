import type { ObjectView } from '../object-view';
import type { View } from '../view/view';

/** The two directions that a NetworkPolicy knows. */
export type Direction = 'Ingress' | 'Egress';

/** Transport protocols that a NetworkPolicy knows. */
export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** The NetworkPolicies of Kubernetes itself among objects. */
export function policiesAmong(objects: readonly ObjectView[]): readonly ObjectView[] {
  return objects.filter(({ kind, apiVersion }) => kind === 'NetworkPolicy' && apiVersion.startsWith('networking.k8s.io/'));
}

/** Whether a policy isolates the pods that it selects in a direction. */
// https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec
export function isolates({ root }: ObjectView, direction: Direction): boolean {
  const types = root.get('spec', 'policyTypes').items();
  if (types.length > 0) {
    return types.some((type) => type.equals(direction));
  }
  return direction === 'Ingress' || root.get('spec', 'egress').items().length > 0;
}

/** The rules of a policy in a direction; those of a direction that it does not isolate have no effect. */
export function rulesOf({ root }: ObjectView, direction: Direction): readonly View[] {
  return root.get('spec', keyOf(direction)).items();
}

/** Who is at the other end of a rule. An empty list stands for everybody. */
export function peersOf(rule: View, direction: Direction): readonly View[] {
  return rule.get(peersKeyOf(direction)).items();
}

/** Where rules of a direction stand in a policy's `spec`. */
export function keyOf(direction: Direction): 'ingress' | 'egress' {
  return direction === 'Ingress' ? 'ingress' : 'egress';
}

/** Where the peers stand in a rule of a direction. */
export function peersKeyOf(direction: Direction): 'from' | 'to' {
  return direction === 'Ingress' ? 'from' : 'to';
}
