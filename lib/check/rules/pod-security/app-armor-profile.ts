import { podWith } from '../examples';
import { eachSecurityContext } from './pod-facts';
import { podSecurityRule } from './pod-security-rule';

// https://kubernetes.io/docs/reference/labels-annotations-taints/#container-apparmor-security-beta-kubernetes-io
const ANNOTATION = /^container\.apparmor\.security\.beta\.kubernetes\.io\//u;
const LOCAL_PROFILE = /^localhost\//u;

const annotated = (value: string): object => ({
  ...podWith({}),
  metadata: { name: 'example', annotations: { 'container.apparmor.security.beta.kubernetes.io/main': value } },
});

/** AppArmor is not switched off, neither by the field nor by the annotation that came before it. */
export const appArmorProfile = podSecurityRule({
  id: 'app-armor-profile',
  description: 'No pod switches AppArmor off, by a field or by an annotation.',
  remedy: 'Remove appArmorProfile and annotations of container.apparmor.security.beta.kubernetes.io, or let them name a profile.',
  checks: ['H11'],
  podSecurity: { id: 'appArmorProfile', level: 'baseline' },
  find: function* (pod) {
    for (const context of eachSecurityContext(pod)) {
      const profile = context.get('appArmorProfile');
      const at = profile.get('type');
      if (profile.isPresent() && !at.oneOf(['RuntimeDefault', 'Localhost'])) {
        yield { at, problem: 'the AppArmor profile is neither RuntimeDefault nor Localhost' };
      }
    }
    for (const { key, value } of pod.metadata.get('annotations').eachEntry()) {
      if (key.matches(ANNOTATION) && value.isPresent() && !value.oneOf(['', 'runtime/default']) && !value.matches(LOCAL_PROFILE)) {
        yield { at: value, problem: 'the annotation names an AppArmor profile that is neither runtime/default nor local' };
      }
    }
  },
  examples: {
    passing: [
      [podWith({})],
      [podWith({ securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } })],
      [annotated('runtime/default')],
      [annotated('localhost/strict')],
    ],
    failing: [
      [podWith({ securityContext: { appArmorProfile: { type: 'Unconfined' } } })],
      [podWith({}, { securityContext: { appArmorProfile: { type: 'Unconfined' } } })],
      [annotated('unconfined')],
    ],
  },
});
