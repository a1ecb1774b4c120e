import { podWith } from '../examples';
import { podSecurityRule } from './pod-security-rule';
import { unmaskedProcMounts } from './proc-mount';

/** Containers see of /proc what they do by default, whoever their users are. */
export const procMountRestricted = podSecurityRule({
  id: 'proc-mount-restricted',
  description: 'No container sees more of /proc than by default.',
  remedy: 'Remove securityContext.procMount.',
  checks: ['H13'],
  perVersion: true,
  podSecurity: { id: 'procMount_restricted', level: 'restricted', since: '1.35', replaces: 'procMount' },
  find: function* (pod, { kubernetes }) {
    for (const mount of unmaskedProcMounts(pod)) {
      if (kubernetes.isAtLeast('1.35')) {
        yield mount;
      }
    }
  },
  examples: {
    passing: [[podWith({})], [podWith({}, { securityContext: { procMount: 'Default' } })]],
    failing: [[podWith({ hostUsers: false }, { securityContext: { procMount: 'Unmasked' } })]],
  },
});
