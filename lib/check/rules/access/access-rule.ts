import type { ObjectView } from '../../object-view';
import type { View } from '../../view/view';

/** The kinds that say what somebody may do. */
export const ROLE_KINDS = ['Role', 'ClusterRole'] as const;

const GROUP = 'rbac.authorization.k8s.io/';

/** What each rule of a role names, one by one: a key, and a name below it. */
export function* namesOfRules({ apiVersion, root }: ObjectView): Iterable<{ readonly rule: View; readonly key: string; readonly name: View }> {
  for (const rule of apiVersion.startsWith(GROUP) ? root.get('rules').each() : []) {
    for (const key of ['resources', 'verbs', 'apiGroups', 'nonResourceURLs']) {
      for (const name of rule.get(key).items()) {
        yield { rule, key, name };
      }
    }
  }
}
