/**
 * Beginnings of annotations that switch a pod's protection off, or lead its traffic past what looks after it.
 * AppArmor and seccomp: https://kubernetes.io/docs/reference/labels-annotations-taints/
 * Istio: https://istio.io/latest/docs/reference/config/annotations/
 */
export const protectionAnnotationPrefixes: readonly string[] = [
  'container.apparmor.security.beta.kubernetes.io/',
  'container.seccomp.security.alpha.kubernetes.io/',
  'seccomp.security.alpha.kubernetes.io/',
  'sidecar.istio.io/',
  'traffic.sidecar.istio.io/',
];
