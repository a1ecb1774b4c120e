import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podSecurityRule } from './pod-security-rule';

/** No container is privileged. */
export const privileged = podSecurityRule({
  id: 'privileged',
  description: 'No container has the privileges of its node.',
  remedy: 'Remove securityContext.privileged, or set it to false.',
  checks: ['H03'],
  podSecurity: { id: 'privileged', level: 'baseline' },
  find: function* (pod) {
    for (const container of eachContainer(pod)) {
      const at = container.get('securityContext', 'privileged');
      if (at.equals(true)) {
        yield { at, problem: 'the container is privileged' };
      }
    }
  },
  examples: {
    passing: [[podWith({})], [podWith({}, { securityContext: { privileged: false } })]],
    failing: [
      [podWith({}, { securityContext: { privileged: true } })],
      [podWith({ initContainers: [{ name: 'first', securityContext: { privileged: true } }] })],
    ],
  },
});
