import { POD_KINDS, podOf } from '../../view/pod-view';
import { podWith } from '../examples';
import type { ObjectRule } from '../../rule';

const NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'] as const;

/** Pods share no namespace with their node. */
export const hostNamespaces: ObjectRule = {
  kind: 'object',
  id: 'host-namespaces',
  severity: 'error',
  description: 'No pod shares the network, process or IPC namespace of its node.',
  remedy: 'Remove hostNetwork, hostPID and hostIPC.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  checks: ['H01', 'H02'],
  appliesTo: POD_KINDS,
  check: function* (object, { every }) {
    const spec = podOf(object)?.spec;
    for (const key of every(NAMESPACES)) {
      const value = spec?.get(key);
      if (value?.equals(true) === true) {
        yield { object, at: value, problem: `${key} is true` };
      }
    }
  },
  examples: {
    passing: [[podWith({})], [podWith({ hostNetwork: false })]],
    failing: [[podWith({ hostNetwork: true })], [podWith({ hostPID: true })], [podWith({ hostIPC: true })]],
  },
};
