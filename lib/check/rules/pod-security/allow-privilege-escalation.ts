import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { isWindows } from './pod-facts';
import { podSecurityRule } from './pod-security-rule';

const set = (allowPrivilegeEscalation: boolean | null): object => podWith({}, { securityContext: { allowPrivilegeEscalation } });

/** No process gains more privileges than the one that started it. */
export const allowPrivilegeEscalation = podSecurityRule({
  id: 'allow-privilege-escalation',
  description: 'No process of a container can gain more privileges than the one that started it.',
  remedy: 'Set securityContext.allowPrivilegeEscalation of every container to false.',
  checks: ['H04'],
  podSecurity: { id: 'allowPrivilegeEscalation', level: 'restricted' },
  find: function* (pod) {
    if (isWindows(pod)) {
      return;
    }
    for (const container of eachContainer(pod)) {
      const at = container.get('securityContext', 'allowPrivilegeEscalation');
      if (!at.equals(false)) {
        yield { at, problem: 'privileges may grow' };
      }
    }
  },
  examples: {
    passing: [[set(false)], [podWith({ os: { name: 'windows' } })]],
    failing: [[set(true)], [set(null)], [podWith({})]],
  },
});
