import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podSecurityRule } from './pod-security-rule';

// Those that container runtimes give by default, without NET_RAW:
// https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
const ALLOWED = [
  'AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD',
  'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT',
] as const;

/** No capability is added that a container does not have anyway. */
export const capabilitiesBaseline = podSecurityRule({
  id: 'capabilities-baseline',
  description: 'No container is given a capability beyond those that it has by default.',
  remedy: 'Remove the capability from securityContext.capabilities.add.',
  checks: ['H06'],
  podSecurity: { id: 'capabilities_baseline', level: 'baseline' },
  find: function* (pod) {
    for (const container of eachContainer(pod)) {
      for (const at of container.get('securityContext', 'capabilities', 'add').each()) {
        if (!at.oneOf(ALLOWED)) {
          yield { at, problem: 'a capability is added that containers do not have by default' };
        }
      }
    }
  },
  examples: {
    passing: [[podWith({})], [podWith({}, { securityContext: { capabilities: { add: ['CHOWN'] } } })]],
    failing: [
      [podWith({}, { securityContext: { capabilities: { add: ['CHOWN', 'NET_RAW'] } } })],
      [podWith({}, { securityContext: { capabilities: { add: ['CAP_CHOWN'] } } })],
    ],
  },
});
