import { podWith } from '../examples';
import { podSecurityRule } from './pod-security-rule';

const NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'] as const;

/** Pods share no namespace with their node. */
export const hostNamespaces = podSecurityRule({
  id: 'host-namespaces',
  description: 'No pod shares the network, process or IPC namespace of its node.',
  remedy: 'Remove hostNetwork, hostPID and hostIPC.',
  checks: ['H01', 'H02'],
  podSecurity: { id: 'hostNamespaces', level: 'baseline' },
  find: function* ({ spec }, { every }) {
    for (const key of every(NAMESPACES)) {
      const at = spec.get(key);
      if (at.equals(true)) {
        yield { at, problem: `${key} is true` };
      }
    }
  },
  examples: {
    passing: [[podWith({})], [podWith({ hostNetwork: false })]],
    failing: [[podWith({ hostNetwork: true })], [podWith({ hostPID: true })], [podWith({ hostIPC: true })]],
  },
});
