import { labelKeyPattern, labelValuePattern, v } from '../../lib';
import type * as k8s from 'cdk8s-plus-28/lib/imports/k8s';

/** Where pods run and how they end: passed through to the pod as they are. */
export const schedulingValues = {
  nodeSelector: v.map(v.string({ maxLength: 63, pattern: labelValuePattern }), { description: 'Labels of the nodes that pods may run on.', default: {}, keyPattern: labelKeyPattern }),
  tolerations: v.kubernetes<k8s.Toleration[]>('Tolerations of the pods.'),
  affinity: v.kubernetes<k8s.Affinity>('Affinity of the pods.', { default: {} }),
  topologySpreadConstraints: v.kubernetes<k8s.TopologySpreadConstraint[]>('How pods are spread over zones and nodes. Empty: pods that serve are spread evenly over both, as far as that is possible.'),
  priorityClassName: v.string({ description: 'PriorityClass of the pods. Empty: the default of the cluster.', default: '' }),
  terminationGracePeriodSeconds: v.integer({
    description: 'Seconds between SIGTERM and SIGKILL.',
    default: 30,
    minimum: 0,
    maximum: 86_400,
  }),
} as const;
