import { ChartError } from '../diagnostic';
import { findingsOf } from './check-objects';
import { concreteObjects } from './concrete-objects';
import { isAtLeast, type KubernetesVersion } from './kubernetes-version';
import { POD_SECURITY_RULES } from './rules/pod-security';
import { POD_KINDS } from './view/pod-view';
import type { PodSecurityCheck, PodSecurityLevel } from './rules/pod-security/pod-security-rule';

/**
 * The checks of the Pod Security Standards that a pod fails, by the names that the API server's admission gives
 * them, those of the baseline level first. A namespace that enforces the level admits the pod where there are none.
 *
 * The API server accepts a Deployment whose pods fail, with a warning, and then refuses the pods: give it the
 * Deployment to know before.
 *
 * @param pod A Pod, or an object that holds a pod template, as it is rendered.
 * @param level The level that the pod's namespace enforces. Every pod is `privileged`.
 * @param version The version that the namespace enforces, by default that of the cluster.
 * @throws ChartError OBJECT_INVALID – when the object neither is a pod nor makes pods.
 * @example
 * ```ts
 * const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'probe' }, spec: { hostNetwork: true, containers: [{ name: 'main', image: 'probe:1.0.0' }] } };
 * psaVerdict(pod, 'baseline', '1.36'); // ['hostNamespaces']
 * ```
 */
export function psaVerdict(pod: object, level: PodSecurityLevel, version: KubernetesVersion): readonly string[] {
  const objects = concreteObjects([pod]);
  for (const { kind } of objects.filter((object) => !(POD_KINDS as readonly string[]).includes(object.kind))) {
    throw new ChartError('OBJECT_INVALID', `an object of kind "${kind}" has no pod`, { fix: `give a ${POD_KINDS.join(', ')}` });
  }
  const asked = checksOf(level, version);
  const failing = POD_SECURITY_RULES.filter((rule) => asked.includes(rule.podSecurity) && findingsOf(rule, objects, version).length > 0);
  return failing.map(({ podSecurity }) => podSecurity.id);
}

/** What a level asks of pods: the restricted level asks for all of the baseline, some of it more strictly. */
function checksOf(level: PodSecurityLevel, version: KubernetesVersion): readonly PodSecurityCheck[] {
  const checks = POD_SECURITY_RULES.map(({ podSecurity }) => podSecurity).filter(({ since = version }) => isAtLeast(version, since));
  switch (level) {
    case 'privileged':
      return [];
    case 'baseline':
      return checks.filter((check) => check.level === 'baseline');
    case 'restricted':
      return checks.filter(({ id }) => !checks.some(({ replaces }) => replaces === id));
  }
}
