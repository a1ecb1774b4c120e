import { isolates, policiesAmong } from '../../network/policy-view';
import { isEmptySelector, selects } from '../../view/label-selector';
import { podsAmong, type PodObject } from './pods-among';
import type { ObjectView } from '../../object-view';
import type { RuleContext } from '../../rule';

/** A direction that a NetworkPolicy may lock. */
export type Direction = 'Ingress' | 'Egress';

/** A pod for which no policy locks a direction. */
export interface UnlockedPod extends PodObject {
  readonly direction: Direction;
}

/** The pods that no NetworkPolicy selects, for each of some directions. */
export function* unlockedPods({ objects, every }: RuleContext, directions: readonly Direction[]): Iterable<UnlockedPod> {
  const policies = policiesAmong(objects);
  // A policy of all pods that is always there answers for every pod at once.
  const ofAll = policies.filter(({ root }) => isEmptySelector(root.get('spec', 'podSelector')));
  for (const { object, pod } of every(podsAmong(objects))) {
    for (const direction of every(directions)) {
      const admits = (one: ObjectView): boolean => isolates(one, direction) && selects(one.root.get('spec', 'podSelector'), pod.metadata.get('labels')) && one.isRendered();
      if (!ofAll.some(admits) && !policies.some(admits) && object.isRendered()) {
        yield { object, pod, direction };
      }
    }
  }
}
