import { podWith } from '../examples';
import { eachContainer } from '../../view/pod-view';
import { isRelaxedByUserNamespace } from './pod-facts';
import { podSecurityRule } from './pod-security-rule';

const nonRoot = { securityContext: { runAsNonRoot: true } };
const anyUser = { securityContext: { runAsNonRoot: false } };

/** Containers are refused where they would start as root, unless root in them is nobody on the node. */
export const runAsNonRoot = podSecurityRule({
  id: 'run-as-non-root',
  description: 'Every container has to run as a user other than root, unless it has users of its own (from 1.35 on).',
  remedy: "Set the pod's securityContext.runAsNonRoot to true.",
  checks: ['H07'],
  perVersion: true,
  podSecurity: { id: 'runAsNonRoot', level: 'restricted' },
  find: function* (pod, context) {
    if (isRelaxedByUserNamespace(pod, context)) {
      return;
    }
    const common = pod.spec.get('securityContext', 'runAsNonRoot');
    if (common.equals(false)) {
      yield { at: common, problem: 'the pod may run as root' };
    }
    for (const container of eachContainer(pod)) {
      const own = container.get('securityContext', 'runAsNonRoot');
      if (own.isPresent() ? !own.equals(true) : !common.equals(true)) {
        yield { at: own, problem: 'the container may run as root' };
      }
    }
  },
  examples: {
    passing: [[podWith(nonRoot)], [podWith({}, nonRoot)], [podWith({ hostUsers: false })]],
    failing: [[podWith({})], [podWith(nonRoot, anyUser)], [podWith(anyUser, nonRoot)], [podWith({ hostUsers: true })]],
  },
});
