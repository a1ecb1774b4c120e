import { podWith } from '../examples';
import { eachSecurityContext, isRelaxedByUserNamespace } from './pod-facts';
import { podSecurityRule } from './pod-security-rule';

const asUser = (runAsUser: number): object => ({ securityContext: { runAsUser } });

/** No container is told to run as root, unless root in it is nobody on the node. */
export const runAsUser = podSecurityRule({
  id: 'run-as-user',
  description: 'No container is told to run as root, unless it has users of its own (from 1.35 on).',
  remedy: 'Remove securityContext.runAsUser, or set it to a number other than 0.',
  checks: ['H08'],
  perVersion: true,
  podSecurity: { id: 'runAsUser', level: 'restricted' },
  find: function* (pod, context) {
    if (isRelaxedByUserNamespace(pod, context)) {
      return;
    }
    for (const security of eachSecurityContext(pod)) {
      const at = security.get('runAsUser');
      if (at.equals(0)) {
        yield { at, problem: 'the user is root' };
      }
    }
  },
  examples: {
    passing: [[podWith({})], [podWith(asUser(1000))], [podWith({ hostUsers: false, ...asUser(0) })]],
    failing: [[podWith(asUser(0))], [podWith(asUser(1000), asUser(0))]],
  },
});
