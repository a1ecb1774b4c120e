// Where empty text stands, the API server puts its default there.
const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];
const PROFILES = ['RuntimeDefault', 'Localhost', 'Unconfined'];
const UPDATES = ['', 'RollingUpdate', 'OnDelete'];
const KEPT = ['Retain', 'Delete'];
const SELECTIONS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const HONORS = ['Honor', 'Ignore'];

/**
 * Closed lists of texts that the API server accepts, by definition and field: its published definitions call these
 * plain text. Of a list of texts, what each item may be.
 * From https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/, as far as charts commonly write them.
 */
const ENUMERATIONS: Readonly<Record<string, readonly string[]>> = {
  'apps.v1.DaemonSetUpdateStrategy.type': UPDATES,
  'apps.v1.DeploymentStrategy.type': ['', 'RollingUpdate', 'Recreate'],
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': KEPT,
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': KEPT,
  'apps.v1.StatefulSetSpec.podManagementPolicy': ['', 'OrderedReady', 'Parallel'],
  'apps.v1.StatefulSetUpdateStrategy.type': UPDATES,
  'autoscaling.v2.HPAScalingPolicy.type': ['Pods', 'Percent'],
  'autoscaling.v2.HPAScalingRules.selectPolicy': ['Max', 'Min', 'Disabled'],
  'autoscaling.v2.MetricSpec.type': ['Object', 'Pods', 'Resource', 'ContainerResource', 'External'],
  'autoscaling.v2.MetricTarget.type': ['Utilization', 'Value', 'AverageValue'],
  'batch.v1.CronJobSpec.concurrencyPolicy': ['', 'Allow', 'Forbid', 'Replace'],
  'batch.v1.JobSpec.completionMode': ['NonIndexed', 'Indexed'],
  'batch.v1.JobSpec.podReplacementPolicy': ['TerminatingOrFailed', 'Failed'],
  'core.v1.AppArmorProfile.type': PROFILES,
  'core.v1.Container.imagePullPolicy': ['', 'Always', 'IfNotPresent', 'Never'],
  'core.v1.Container.terminationMessagePolicy': ['', 'File', 'FallbackToLogsOnError'],
  'core.v1.ContainerPort.protocol': ['', ...PROTOCOLS],
  'core.v1.HTTPGetAction.scheme': ['', 'HTTP', 'HTTPS'],
  'core.v1.NodeSelectorRequirement.operator': [...SELECTIONS, 'Gt', 'Lt'],
  'core.v1.PersistentVolumeClaimSpec.accessModes': ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'],
  'core.v1.PersistentVolumeClaimSpec.volumeMode': ['Filesystem', 'Block'],
  'core.v1.PodSecurityContext.fsGroupChangePolicy': ['Always', 'OnRootMismatch'],
  'core.v1.PodSpec.dnsPolicy': ['', 'ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  'core.v1.PodSpec.preemptionPolicy': ['PreemptLowerPriority', 'Never'],
  'core.v1.PodSpec.restartPolicy': ['', 'Always', 'OnFailure', 'Never'],
  'core.v1.SeccompProfile.type': PROFILES,
  'core.v1.ServicePort.protocol': ['', ...PROTOCOLS],
  'core.v1.ServiceSpec.externalTrafficPolicy': ['', 'Cluster', 'Local'],
  'core.v1.ServiceSpec.internalTrafficPolicy': ['Cluster', 'Local'],
  'core.v1.ServiceSpec.ipFamilies': ['IPv4', 'IPv6'],
  'core.v1.ServiceSpec.ipFamilyPolicy': ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
  'core.v1.ServiceSpec.sessionAffinity': ['', 'None', 'ClientIP'],
  'core.v1.ServiceSpec.type': ['', 'ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
  'core.v1.Toleration.effect': ['', 'NoSchedule', 'PreferNoSchedule', 'NoExecute'],
  'core.v1.TopologySpreadConstraint.nodeAffinityPolicy': HONORS,
  'core.v1.TopologySpreadConstraint.nodeTaintsPolicy': HONORS,
  'core.v1.TopologySpreadConstraint.whenUnsatisfiable': ['DoNotSchedule', 'ScheduleAnyway'],
  'networking.v1.HTTPIngressPath.pathType': ['Exact', 'Prefix', 'ImplementationSpecific'],
  'networking.v1.NetworkPolicyPort.protocol': PROTOCOLS,
  'networking.v1.NetworkPolicySpec.policyTypes': ['Ingress', 'Egress'],
  'policy.v1.PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': ['IfHealthyBudget', 'AlwaysAllow'],
  'rbac.v1.RoleRef.kind': ['Role', 'ClusterRole'],
  'rbac.v1.Subject.kind': ['User', 'Group', 'ServiceAccount'],
};

/** The texts that a field may hold, by its definition's full name and its key, or undefined where any will do. */
export function enumerationOf(definition: string, key: string): readonly string[] | undefined {
  return ENUMERATIONS[`${definition.replace(/^io\.k8s\.api\./u, '')}.${key}`];
}
