import { policiesAmong } from '../../network/policy-view';
import type { ObjectView } from '../../object-view';
import type { View } from '../../view/view';

/** The annotation by which a policy says that the pods it selects are the only ones with connections to outside. */
export const EGRESS_ANNOTATION = 'chartwright.dev/egress';

/** Whether a policy is the one that opens the way out. */
export function isSolePolicy({ root }: ObjectView): boolean {
  return root.get('metadata', 'annotations', EGRESS_ANNOTATION).equals('sole');
}

/** The policies that open the way out, those of Cilium among them. */
export function solePolicies(objects: readonly ObjectView[]): readonly ObjectView[] {
  return [...policiesAmong(objects), ...ciliumPoliciesAmong(objects)].filter(isSolePolicy);
}

/** The policies of Cilium among objects. They add to those of Kubernetes: what either allows is open. */
// https://docs.cilium.io/en/stable/network/kubernetes/policy/
export function ciliumPoliciesAmong(objects: readonly ObjectView[]): readonly ObjectView[] {
  return objects.filter(({ kind, apiVersion }) => ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'].includes(kind) && apiVersion.startsWith('cilium.io/'));
}

/** The selector of a policy's pods. */
export function selectorOfPolicy({ kind, root }: ObjectView): View {
  return root.get('spec', kind === 'NetworkPolicy' ? 'podSelector' : 'endpointSelector');
}
