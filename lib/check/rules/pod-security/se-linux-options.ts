import { podWith } from '../examples';
import { eachSecurityContext } from './pod-facts';
import { podSecurityRule } from './pod-security-rule';

// https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
const TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t'] as const;
const TYPES_1_31 = [...TYPES, 'container_engine_t'] as const;

/** SELinux confines containers as it does by default. */
export const seLinuxOptions = podSecurityRule({
  id: 'se-linux-options',
  description: 'No pod chooses an SELinux user or role, or a type that is not one of containers.',
  remedy: 'Remove securityContext.seLinuxOptions.',
  checks: ['H12'],
  perVersion: true,
  podSecurity: { id: 'seLinuxOptions', level: 'baseline' },
  find: function* (pod, { kubernetes, every }) {
    for (const context of eachSecurityContext(pod)) {
      const options = context.get('seLinuxOptions');
      const type = options.get('type');
      if (type.isPresent() && !type.oneOf(kubernetes.isAtLeast('1.31') ? TYPES_1_31 : TYPES)) {
        yield { at: type, problem: 'the SELinux type is not one of containers' };
      }
      for (const key of every(['user', 'role'])) {
        const at = options.get(key);
        if (at.isPresent() && !at.equals('')) {
          yield { at, problem: `an SELinux ${key} is chosen` };
        }
      }
    }
  },
  examples: {
    passing: [
      [podWith({})],
      [podWith({ securityContext: { seLinuxOptions: { type: 'container_t', level: 's0:c123,c456' } } })],
      [podWith({ securityContext: { seLinuxOptions: { type: 'container_engine_t' } } })],
    ],
    failing: [
      [podWith({ securityContext: { seLinuxOptions: { type: 'spc_t' } } })],
      [podWith({}, { securityContext: { seLinuxOptions: { user: 'system_u' } } })],
      [podWith({}, { securityContext: { seLinuxOptions: { role: 'system_r' } } })],
    ],
  },
});
