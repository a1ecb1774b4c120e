/**
 * Labels and annotations that switch a pod's protection off, or lead its traffic past the network policies. As
 * an annotation of pods, or as a common one, no customer can set them.
 */
export const weakeningPrefixes: readonly string[] = [
  // AppArmor and seccomp: https://kubernetes.io/docs/reference/labels-annotations-taints/
  'container.apparmor.security.beta.kubernetes.io/',
  'container.seccomp.security.alpha.kubernetes.io/',
  'seccomp.security.alpha.kubernetes.io/',
  // Injected sidecars, and which traffic goes past them: https://istio.io/latest/docs/reference/config/annotations/,
  // https://linkerd.io/2/reference/proxy-configuration/, https://developer.hashicorp.com/consul/docs/reference/k8s/annotation-label,
  // https://kuma.io/docs/latest/reference/kubernetes-annotations/
  'sidecar.istio.io/',
  'traffic.sidecar.istio.io/',
  'proxy.istio.io/',
  'inject.istio.io/',
  'linkerd.io/',
  'config.linkerd.io/',
  'config.alpha.linkerd.io/',
  'consul.hashicorp.com/',
  'kuma.io/',
  'traffic.kuma.io/',
  // Networks beside that of the cluster: https://github.com/k8snetworkplumbingwg/multus-cni
  'k8s.v1.cni.cncf.io/',
  'v1.multus-cni.io/',
];

/** Labels that select pods, or that other labels of a chart stand for, and those that weaken pods: customers cannot set them. */
// The last selects the servers that CloudNativePG runs, which policies let reach the Kubernetes API.
export const reservedLabelPrefixes: readonly string[] = ['app.kubernetes.io/', 'helm.sh/', 'chartwright.dev/', ...weakeningPrefixes, 'cnpg.io/'];

/** Annotations by which Helm and the chart work, and those that weaken pods: customers cannot set them. */
export const reservedAnnotationPrefixes: readonly string[] = ['helm.sh/', 'meta.helm.sh/', 'checksum/', 'chartwright.dev/', ...weakeningPrefixes];
