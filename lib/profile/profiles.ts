import type { DnsPods, Profile } from './profile';

// The Service of CoreDNS and of kube-dns selects this label on every distribution below but OpenShift:
// https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/
const KUBE_DNS: DnsPods = { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' }, port: 53 };

const eks: Profile = {
  name: 'eks',
  title: 'Amazon EKS',
  // The commit follows the version: https://docs.aws.amazon.com/eks/latest/userguide/platform-versions.html
  kubeVersion: 'v1.31.4-eks-2d5f260',
  // Of the VPC CNI and its controller: https://github.com/aws/amazon-vpc-cni-k8s, config/master; https://github.com/aws/amazon-vpc-resource-controller-k8s
  apiVersions: ['crd.k8s.amazonaws.com/v1alpha1', 'networking.k8s.aws/v1alpha1', 'vpcresources.k8s.aws/v1beta1'],
  dns: KUBE_DNS,
  assignsUsers: false,
  values: {},
};

const gke: Profile = {
  name: 'gke',
  title: 'Google GKE',
  // https://cloud.google.com/kubernetes-engine/versioning
  kubeVersion: 'v1.34.1-gke.3720000',
  // https://cloud.google.com/kubernetes-engine/docs/reference/crds
  apiVersions: ['cloud.google.com/v1', 'networking.gke.io/v1', 'snapshot.storage.k8s.io/v1'],
  dns: KUBE_DNS,
  assignsUsers: false,
  // NodeLocal DNSCache is on in Autopilot, and in Standard clusters from 1.34.1-gke.3720000:
  // https://docs.cloud.google.com/kubernetes-engine/docs/how-to/nodelocal-dns-cache; its address: https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
  values: { network: { nodeLocalDns: ['169.254.20.10/32'] } },
};

const aks: Profile = {
  name: 'aks',
  title: 'Azure AKS',
  // Versions are those of Kubernetes itself: https://learn.microsoft.com/azure/aks/supported-kubernetes-versions
  kubeVersion: 'v1.33.5',
  // The snapshot controller is there by default: https://learn.microsoft.com/azure/aks/csi-storage-drivers
  apiVersions: ['snapshot.storage.k8s.io/v1'],
  dns: KUBE_DNS,
  assignsUsers: false,
  values: {},
};

const openshift: Profile = {
  name: 'openshift',
  title: 'Red Hat OpenShift',
  // What `oc version` prints of OpenShift 4.16.
  kubeVersion: 'v1.29.10+67d3387',
  // https://docs.redhat.com/en/documentation/openshift_container_platform/4.16/html/api_overview/api-index
  apiVersions: [
    'apps.openshift.io/v1', 'authorization.openshift.io/v1', 'build.openshift.io/v1', 'config.openshift.io/v1', 'image.openshift.io/v1',
    'monitoring.coreos.com/v1', 'oauth.openshift.io/v1', 'operator.openshift.io/v1', 'operators.coreos.com/v1alpha1', 'project.openshift.io/v1',
    'quota.openshift.io/v1', 'route.openshift.io/v1', 'security.openshift.io/v1', 'snapshot.storage.k8s.io/v1', 'template.openshift.io/v1', 'user.openshift.io/v1',
  ],
  // https://docs.openshift.com/container-platform/latest/networking/networking_operators/dns-operator.html
  dns: { namespace: 'openshift-dns', podLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' }, port: 5353 },
  // The SCC restricted-v2 assigns runAsUser and fsGroup from ranges of the namespace:
  // https://docs.redhat.com/en/documentation/openshift_container_platform/4.16/html/authentication_and_authorization/managing-pod-security-policies
  assignsUsers: true,
  // Our constructs see by security.openshift.io/v1 where they are, so nothing has to be set.
  values: {},
};

const rke2: Profile = {
  name: 'rke2',
  title: 'Rancher RKE2',
  // https://docs.rke2.io/release-notes-old/v1.30.X
  kubeVersion: 'v1.30.14+rke2r1',
  // The controllers of Helm charts and of addons, Canal's policies, and the snapshot controller: https://docs.rke2.io/helm, https://docs.rke2.io/networking/basic_network_options
  apiVersions: ['crd.projectcalico.org/v1', 'helm.cattle.io/v1', 'k3s.cattle.io/v1', 'snapshot.storage.k8s.io/v1'],
  dns: KUBE_DNS,
  assignsUsers: false,
  values: {},
};

const k3s: Profile = {
  name: 'k3s',
  title: 'K3s',
  // https://docs.k3s.io/release-notes/v1.32.X
  kubeVersion: 'v1.32.9+k3s1',
  // https://docs.k3s.io/helm, https://docs.k3s.io/networking/networking-services#traefik-ingress-controller
  apiVersions: ['helm.cattle.io/v1', 'k3s.cattle.io/v1', 'traefik.io/v1alpha1'],
  dns: KUBE_DNS,
  assignsUsers: false,
  values: {},
};

const eksAnywhere: Profile = {
  name: 'eks-anywhere',
  title: 'Amazon EKS Anywhere',
  // The tag of EKS Distro's kube-apiserver: https://gallery.ecr.aws/eks-distro/kubernetes/kube-apiserver
  kubeVersion: 'v1.31.14-eks-1-31-30',
  // Cluster API, curated packages and Cilium are part of it: https://anywhere.eks.amazonaws.com/docs/concepts/
  apiVersions: ['anywhere.eks.amazonaws.com/v1alpha1', 'cilium.io/v2', 'cluster.x-k8s.io/v1beta1', 'packages.eks.amazonaws.com/v1alpha1'],
  dns: KUBE_DNS,
  assignsUsers: false,
  values: {},
};

const airgapped: Profile = {
  name: 'airgapped',
  title: 'a cluster without the internet',
  // RKE2 as it is installed offline: https://docs.rke2.io/install/airgap
  kubeVersion: 'v1.34.2+rke2r1',
  apiVersions: rke2.apiVersions,
  dns: KUBE_DNS,
  assignsUsers: false,
  values: { global: { imageRegistry: 'registry.airgapped.example:5000', imagePullSecrets: ['registry-credentials'] } },
};

/** The kinds of clusters that charts are rendered for. What they are said to have is what their documents say; no cluster was asked. */
export const PROFILES: readonly Profile[] = [eks, gke, aks, openshift, rke2, k3s, eksAnywhere, airgapped];
