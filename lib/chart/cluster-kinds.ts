// https://kubernetes.io/docs/reference/kubernetes-api/: what has no namespace
const BUILT_IN: readonly string[] = [
  'APIService', 'CertificateSigningRequest', 'ClusterRole', 'ClusterRoleBinding', 'ClusterTrustBundle', 'CSIDriver', 'CSINode', 'CustomResourceDefinition', 'DeviceClass', 'FlowSchema',
  'IngressClass', 'IPAddress', 'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'MutatingWebhookConfiguration', 'Namespace', 'Node', 'PersistentVolume', 'PriorityClass',
  'PriorityLevelConfiguration', 'ResourceSlice', 'RuntimeClass', 'ServiceCIDR', 'StorageClass', 'StorageVersionMigration', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration', 'VolumeAttachment', 'VolumeAttributesClass',
];

// By the documentation of their projects: Kyverno, Sigstore policy-controller, cert-manager, External Secrets, Cilium, Gateway API, CSI snapshots, Gatekeeper, Calico and KEDA.
const CUSTOM: readonly string[] = [
  'CiliumClusterwideNetworkPolicy', 'ClusterExternalSecret', 'ClusterGenerator', 'ClusterImagePolicy', 'ClusterIssuer', 'ClusterPolicy', 'ClusterCleanupPolicy',
  'ClusterPushSecret', 'ClusterSecretStore', 'ClusterTriggerAuthentication', 'ConstraintTemplate', 'DeletingPolicy', 'GatewayClass', 'GeneratingPolicy', 'GlobalNetworkPolicy', 'ImageValidatingPolicy',
  'MutatingPolicy', 'TrustRoot', 'ValidatingPolicy', 'VolumeSnapshotClass', 'VolumeSnapshotContent',
];

/** Whether objects of a kind are of the whole cluster, as far as it is known. Custom kinds that are not listed count as those of a namespace. */
export function isOfCluster(kind: string): boolean {
  return BUILT_IN.includes(kind) || CUSTOM.includes(kind);
}
