import { podWith } from '../examples';
import { eachSecurityContext } from './pod-facts';
import { podSecurityRule } from './pod-security-rule';

/** The kinds of seccomp profile that filter system calls. */
export const SECCOMP_TYPES = ['RuntimeDefault', 'Localhost'] as const;

/** Seccomp is not switched off. */
export const seccompProfileBaseline = podSecurityRule({
  id: 'seccomp-profile-baseline',
  description: 'No pod switches the filter of system calls off.',
  remedy: 'Set securityContext.seccompProfile.type to RuntimeDefault.',
  checks: ['H10'],
  podSecurity: { id: 'seccompProfile_baseline', level: 'baseline' },
  find: function* (pod) {
    for (const context of eachSecurityContext(pod)) {
      const profile = context.get('seccompProfile');
      const at = profile.get('type');
      if (profile.isPresent() && !at.oneOf(SECCOMP_TYPES)) {
        yield { at, problem: 'the seccomp profile is neither RuntimeDefault nor Localhost' };
      }
    }
  },
  examples: {
    passing: [[podWith({})], [podWith({ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } })]],
    failing: [
      [podWith({ securityContext: { seccompProfile: { type: 'Unconfined' } } })],
      [podWith({}, { securityContext: { seccompProfile: { type: 'Unconfined' } } })],
    ],
  },
});
