import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { isWindows } from './pod-facts';
import { podSecurityRule } from './pod-security-rule';
import { SECCOMP_TYPES } from './seccomp-profile-baseline';

const runtimeDefault = { seccompProfile: { type: 'RuntimeDefault' } };
const unconfined = { seccompProfile: { type: 'Unconfined' } };

/** Every container has a seccomp profile, its own or the pod's. */
export const seccompProfileRestricted = podSecurityRule({
  id: 'seccomp-profile-restricted',
  description: 'The system calls of every container are filtered.',
  remedy: "Set the pod's securityContext.seccompProfile.type to RuntimeDefault.",
  checks: ['H10'],
  podSecurity: { id: 'seccompProfile_restricted', level: 'restricted', replaces: 'seccompProfile_baseline' },
  find: function* (pod) {
    if (isWindows(pod)) {
      return;
    }
    const common = pod.spec.get('securityContext', 'seccompProfile');
    const isCommonSound = common.isPresent() && common.get('type').oneOf(SECCOMP_TYPES);
    if (!isCommonSound && common.isPresent()) {
      yield { at: common.get('type'), problem: 'the seccomp profile is neither RuntimeDefault nor Localhost' };
    }
    for (const container of eachContainer(pod)) {
      const own = container.get('securityContext', 'seccompProfile');
      if (own.isPresent() ? !own.get('type').oneOf(SECCOMP_TYPES) : !isCommonSound) {
        yield { at: own.get('type'), problem: 'neither the container nor the pod has the seccomp profile RuntimeDefault or Localhost' };
      }
    }
  },
  examples: {
    passing: [
      [podWith({ securityContext: runtimeDefault })],
      [podWith({}, { securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'strict.json' } } })],
      [podWith({ os: { name: 'windows' } })],
    ],
    failing: [
      [podWith({})],
      [podWith({ securityContext: unconfined }, { securityContext: runtimeDefault })],
      [podWith({ securityContext: runtimeDefault }, { securityContext: unconfined })],
    ],
  },
});
