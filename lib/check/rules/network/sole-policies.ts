import { policiesAmong } from '../../network/policy-view';
import type { ObjectView } from '../../object-view';

/** The annotation by which a NetworkPolicy says that the pods it selects are the only ones with connections to outside. */
export const EGRESS_ANNOTATION = 'chartwright.dev/egress';

/** Whether a policy is the one that opens the way out. */
export function isSolePolicy({ root }: ObjectView): boolean {
  return root.get('metadata', 'annotations', EGRESS_ANNOTATION).equals('sole');
}

/** The policies that open the way out. */
export function solePolicies(objects: readonly ObjectView[]): readonly ObjectView[] {
  return policiesAmong(objects).filter(isSolePolicy);
}
