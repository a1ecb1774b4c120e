import { podWith } from '../examples';
import { podSecurityRule } from './pod-security-rule';

/** No pod sees files of its node, a container runtime's socket among them. */
export const hostPathVolumes = podSecurityRule({
  id: 'host-path-volumes',
  description: 'No pod mounts files of its node.',
  remedy: 'Use another kind of volume than hostPath.',
  checks: ['H16'],
  podSecurity: { id: 'hostPathVolumes', level: 'baseline' },
  find: function* ({ spec }) {
    for (const volume of spec.get('volumes').each()) {
      const at = volume.get('hostPath');
      if (at.isPresent()) {
        yield { at, problem: 'the volume is a hostPath' };
      }
    }
  },
  examples: {
    passing: [[podWith({})], [podWith({ volumes: [{ name: 'data', emptyDir: {} }, { name: 'none', hostPath: null }] })]],
    failing: [[podWith({ volumes: [{ name: 'data', emptyDir: {} }, { name: 'node', hostPath: { path: '/var/run/docker.sock' } }] })]],
  },
});
