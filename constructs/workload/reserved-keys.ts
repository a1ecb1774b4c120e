/** Labels that select pods, or that other labels of the chart stand for: customers cannot set them. */
export const reservedLabelPrefixes: readonly string[] = ['app.kubernetes.io/', 'helm.sh/', 'chartwright.dev/'];

/**
 * Annotations that switch a pod's protection off, or that the chart sets.
 * AppArmor and seccomp: https://kubernetes.io/docs/reference/labels-annotations-taints/
 * Istio: https://istio.io/latest/docs/reference/config/annotations/ (they move traffic past the proxy)
 */
export const reservedAnnotationPrefixes: readonly string[] = [
  'container.apparmor.security.beta.kubernetes.io/',
  'container.seccomp.security.alpha.kubernetes.io/',
  'seccomp.security.alpha.kubernetes.io/',
  'sidecar.istio.io/',
  'traffic.sidecar.istio.io/',
  'checksum/',
  'chartwright.dev/',
];
