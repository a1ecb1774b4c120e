import type { KubernetesVersion } from '../../kubernetes-version';
import { podWith } from '../examples';
import { podSecurityRule } from './pod-security-rule';

// The parameters that act on one pod alone, by the version that first allows them:
// https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
const SAFE: readonly { readonly since: KubernetesVersion; readonly names: readonly string[] }[] = [
  {
    since: '1.28',
    names: [
      'kernel.shm_rmid_forced',
      'net.ipv4.ip_local_port_range',
      'net.ipv4.ip_local_reserved_ports',
      'net.ipv4.ip_unprivileged_port_start',
      'net.ipv4.ping_group_range',
      'net.ipv4.tcp_syncookies',
    ],
  },
  {
    since: '1.29',
    names: ['net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes', 'net.ipv4.tcp_keepalive_time'],
  },
  { since: '1.32', names: ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'] },
];

const withSysctl = (name: string): object => podWith({ securityContext: { sysctls: [{ name, value: '1' }] } });

/** Only kernel parameters that act on one pod alone are set. */
export const sysctls = podSecurityRule({
  id: 'sysctls',
  description: 'No pod sets a kernel parameter that could act on others.',
  remedy: 'Remove securityContext.sysctls.',
  checks: ['H14'],
  perVersion: true,
  podSecurity: { id: 'sysctls', level: 'baseline' },
  find: function* ({ spec }, { kubernetes }) {
    for (const sysctl of spec.get('securityContext', 'sysctls').each()) {
      const at = sysctl.get('name');
      if (!SAFE.some(({ since, names }) => at.oneOf(names) && kubernetes.isAtLeast(since))) {
        yield { at, problem: 'the kernel parameter is not one that is safe to set' };
      }
    }
  },
  examples: {
    passing: [[podWith({})], [withSysctl('net.ipv4.ip_unprivileged_port_start')], [withSysctl('net.ipv4.tcp_rmem')]],
    failing: [[withSysctl('kernel.msgmax')], [withSysctl('net.core.somaxconn')]],
  },
});
