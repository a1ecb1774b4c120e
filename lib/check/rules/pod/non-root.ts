import { eachContainer, type PodView } from '../../view/pod-view';
import { podWith } from '../examples';
import { podRule } from '../pod-rule';
import type { View } from '../../view/view';

const nonRootContext = { securityContext: { runAsNonRoot: true } };
const asUser = (runAsUser: number): object => ({ securityContext: { runAsNonRoot: true, runAsUser } });

/** Containers are never root, not even where the Pod Security Standards allow it to pods with users of their own. */
export const nonRoot = podRule({
  id: 'non-root',
  severity: 'error',
  description: 'No container runs as root, whatever the version of the cluster, and whether it has users of its own or not.',
  remedy: "Set the pod's securityContext.runAsNonRoot to true, and runAsUser to a number other than 0.",
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#pod-security-standards-and-user-namespaces',
  checks: ['H07', 'H08', 'H20'],
  find: function* (pod) {
    for (const container of eachContainer(pod)) {
      const runAsNonRoot = inForce(pod, container, 'runAsNonRoot');
      if (!runAsNonRoot.equals(true)) {
        yield { at: runAsNonRoot, problem: 'the container may run as root' };
      }
      const runAsUser = inForce(pod, container, 'runAsUser');
      if (runAsUser.equals(0)) {
        yield { at: runAsUser, problem: 'the container runs as root, or does not start' };
      }
    }
  },
  examples: {
    passing: [[podWith(nonRootContext)], [podWith({}, nonRootContext)], [podWith(asUser(10001))], [podWith(asUser(0), asUser(10001))]],
    failing: [[podWith({})], [{ ...podWith({}), metadata: { name: 'test', annotations: { 'helm.sh/hook': 'test' } } }], [podWith({ hostUsers: false })], [podWith(nonRootContext, { securityContext: { runAsNonRoot: false } })], [podWith(asUser(0))]],
  },
});

/** What a container's security context says, or that of its pod. */
function inForce(pod: PodView, container: View, key: string): View {
  const own = container.get('securityContext', key);
  return own.isPresent() ? own : pod.spec.get('securityContext', key);
}
