import { eachContainer, type PodView } from '../../view/pod-view';
import type { RuleContext } from '../../rule';
import type { View } from '../../view/view';

/** The security contexts of a pod, one by one: its own, then that of each container. */
export function* eachSecurityContext(pod: PodView): Iterable<View> {
  yield pod.spec.get('securityContext');
  for (const container of eachContainer(pod)) {
    yield container.get('securityContext');
  }
}

/** Whether a pod runs on Windows, where fields of Linux are refused and so need not be set. */
export function isWindows({ spec }: PodView): boolean {
  return spec.get('os', 'name').equals('windows');
}

/**
 * Whether the standard relaxes what it asks of users, because root in the pod is nobody on its node: from 1.35 on
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/#pod-security-standards-and-user-namespaces).
 */
export function isRelaxedByUserNamespace({ spec }: PodView, { kubernetes }: Pick<RuleContext, 'kubernetes'>): boolean {
  return spec.get('hostUsers').equals(false) && kubernetes.isAtLeast('1.35');
}
