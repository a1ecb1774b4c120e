import { podWith } from '../examples';
import { podRule } from '../pod-rule';
import { eachSecurityContext } from '../pod-security/pod-facts';

const inContext = (context: object): object => podWith({ securityContext: context });

/** Files of the group root are not those of a pod. */
export const nonRootGroups = podRule({
  id: 'non-root-groups',
  severity: 'error',
  description: 'No pod is told to have the group root.',
  remedy: 'Set runAsGroup, fsGroup and supplementalGroups to numbers other than 0, or remove them.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  checks: ['H09'],
  find: function* (pod, { every }) {
    for (const context of eachSecurityContext(pod)) {
      for (const key of every(['runAsGroup', 'fsGroup'])) {
        const at = context.get(key);
        if (at.equals(0)) {
          yield { at, problem: `${key} is the group root` };
        }
      }
    }
    for (const at of pod.spec.get('securityContext', 'supplementalGroups').each()) {
      if (at.equals(0)) {
        yield { at, problem: 'a supplemental group is the group root' };
      }
    }
  },
  examples: {
    passing: [[podWith({})], [inContext({ runAsGroup: 10001, fsGroup: 10001, supplementalGroups: [4000] })]],
    failing: [
      [inContext({ runAsGroup: 0 })],
      [inContext({ fsGroup: 0 })],
      [inContext({ supplementalGroups: [4000, 0] })],
      [podWith({}, { securityContext: { runAsGroup: 0 } })],
    ],
  },
});
