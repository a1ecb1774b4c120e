import { dnsSubdomainPattern, labelKeyPattern, labelValuePattern, v } from '../../lib';
import type * as k8s from 'cdk8s-plus-28/lib/imports/k8s';

// https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#scheduling
const toleration = v.object(
  {
    key: v.string({ description: 'Key of the taint. Absent: any, with operator Exists.', removable: true, pattern: `^$|${labelKeyPattern}` }),
    operator: v.choice(['Equal', 'Exists'], { description: 'Whether the taint has the value, or any. Absent: Equal.', removable: true }),
    value: v.string({ description: 'Value of the taint.', removable: true, pattern: labelValuePattern, maxLength: 63 }),
    effect: v.choice(['NoSchedule', 'PreferNoSchedule', 'NoExecute'], { description: 'What the taint does. Absent: anything.', removable: true }),
    tolerationSeconds: v.integer({ description: 'Seconds that pods stay after the taint was set. Absent: for ever.', removable: true, minimum: 0 }),
  },
  {
    keyRules: [
      { while: 'key', is: 'not set', key: 'operator', oneOf: ['Exists'] },
      { while: 'value', is: 'set', key: 'operator', oneOf: ['Equal'], optional: true },
      { while: 'tolerationSeconds', is: 'set', key: 'effect', oneOf: ['NoExecute'] },
    ],
  },
);

const MOST_PODS = 2_147_483_647;
const policy = (description: string) => v.choice(['Honor', 'Ignore'], { description, removable: true });

const spreadConstraint = v.object(
  {
    maxSkew: v.integer({ description: 'By how many pods two domains may differ.', required: true, minimum: 1, maximum: MOST_PODS }),
    topologyKey: v.string({ description: 'Label of nodes by whose value they are one domain.', required: true, pattern: labelKeyPattern }),
    whenUnsatisfiable: v.choice(['DoNotSchedule', 'ScheduleAnyway'], { description: 'Whether a pod waits where it would not be so.', required: true }),
    labelSelector: v.kubernetes<k8s.LabelSelector>('Pods that are counted.', { shape: 'map' }),
    matchLabelKeys: v.list(v.string({ pattern: labelKeyPattern }), { description: 'Labels of which pods that are counted have the same values.', removable: true }),
    minDomains: v.integer({ description: 'Fewest domains: with fewer, pods wait. With DoNotSchedule only.', removable: true, minimum: 1, maximum: MOST_PODS }),
    nodeAffinityPolicy: policy('Whether only nodes that the pods may be on count.'),
    nodeTaintsPolicy: policy('Whether only nodes whose taints the pods tolerate count.'),
  },
  { keyRules: [{ while: 'minDomains', is: 'set', key: 'whenUnsatisfiable', oneOf: ['DoNotSchedule'] }] },
);

/** Where pods run and how they end: passed on to the pod as they are. */
export const schedulingValues = {
  nodeSelector: v.map(v.string({ pattern: labelValuePattern, maxLength: 63 }), { description: 'Labels of the nodes that pods may run on.', default: {}, keyPattern: labelKeyPattern }),
  tolerations: v.list(toleration, { description: 'Tolerations of the pods.', default: [], example: [{ key: 'example.com/pool', operator: 'Equal', value: 'apps', effect: 'NoSchedule' }] }),
  affinity: v.kubernetes<k8s.Affinity>('Affinity of the pods.', { default: {} }),
  topologySpreadConstraints: v.list(spreadConstraint, {
    description: 'How pods are spread over zones and nodes. Empty: pods that serve are spread evenly over both, as far as that is possible.',
    default: [],
    example: [{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { 'app.kubernetes.io/component': 'api' } } }],
  }),
  priorityClassName: v.string({ description: 'PriorityClass of the pods. Empty: the default of the cluster.', default: '', pattern: `^$|${dnsSubdomainPattern}`, maxLength: 253 }),
  terminationGracePeriodSeconds: v.integer({
    description: 'Seconds between SIGTERM and SIGKILL.',
    default: 30,
    minimum: 0,
    maximum: 86_400,
  }),
} as const;
