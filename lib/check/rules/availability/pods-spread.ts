import { workloadOf } from './availability-examples';
import { podRule } from '../pod-rule';

/** One node or zone that fails does not take all pods. Kubernetes spreads by itself only as its administrators configure it. */
export const podsSpread = podRule({
  id: 'pods-spread',
  severity: 'warning',
  description: 'The pods of every Deployment and StatefulSet that may have several are spread over nodes or zones.',
  remedy: 'Add topologySpreadConstraints, or a podAntiAffinity.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  checks: ['A03'],
  appliesTo: ['Deployment', 'StatefulSet'],
  find: function* ({ spec }, _context, { root }) {
    const at = spec.get('topologySpreadConstraints');
    if (!at.isPresent() && !spec.get('affinity', 'podAntiAffinity').isPresent() && !root.get('spec', 'replicas').atMost(1)) {
      yield { at, problem: 'all pods may be on one node' };
    }
  },
  examples: {
    passing: [
      [workloadOf({ replicas: 2 }, { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' }] })],
      [workloadOf({ replicas: 2 }, { affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } } })],
      [workloadOf({ replicas: 1 })],
    ],
    failing: [[workloadOf({ replicas: 2 })], [workloadOf({})], [workloadOf({ replicas: 3 }, { affinity: { nodeAffinity: {} } }, 'StatefulSet')]],
  },
});
