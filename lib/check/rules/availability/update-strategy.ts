import { workloadOf } from './availability-examples';
import { podRule } from '../pod-rule';

const rolling = (rollingUpdate: object): object => workloadOf({ strategy: { type: 'RollingUpdate', rollingUpdate } });

/** Pods with a volume of their own may have to end first: whether two can have it is the storage's to say. */
export const updateStrategy = podRule({
  id: 'update-strategy',
  severity: 'error',
  description: 'An upgrade replaces the pods of every workload by itself, and ends all of them first only where they have a persistent volume.',
  remedy: 'Set strategy.type to RollingUpdate, with a maxSurge or maxUnavailable of 1 or more.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  checks: ['A04'],
  appliesTo: ['Deployment', 'StatefulSet', 'DaemonSet'],
  find: function* ({ spec }, _context, { kind, root }) {
    const strategy = root.get('spec', kind === 'Deployment' ? 'strategy' : 'updateStrategy');
    const at = strategy.get('type');
    if (at.equals('OnDelete')) {
      yield { at, problem: 'an upgrade replaces no pod until somebody deletes it' };
    }
    if (at.equals('Recreate') && !spec.get('volumes').items().some((volume) => volume.get('persistentVolumeClaim').isPresent())) {
      yield { at, problem: 'nothing answers during an upgrade, although the pods share no volume' };
    }
    const [surge, unavailable] = ['maxSurge', 'maxUnavailable'].map((key) => strategy.get('rollingUpdate', key)) as [typeof at, typeof at];
    // The API server refuses both; absent is 25% of each.
    if (kind === 'Deployment' && surge.isPresent() && unavailable.isPresent() && surge.oneOf([0, '0%']) && unavailable.oneOf([0, '0%'])) {
      yield { at: surge, problem: 'an upgrade may neither start a pod nor end one' };
    }
  },
  examples: {
    passing: [
      [workloadOf({})],
      [rolling({ maxSurge: 1, maxUnavailable: 0 })],
      [rolling({ maxUnavailable: 1 })],
      [rolling({ maxUnavailable: 0 })],
      [rolling({ maxSurge: 0 })],
      [workloadOf({ strategy: { type: 'Recreate' } }, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] })],
    ],
    failing: [
      [workloadOf({ strategy: { type: 'Recreate' } })],
      [workloadOf({ updateStrategy: { type: 'OnDelete' } }, {}, 'StatefulSet')],
      [workloadOf({ updateStrategy: { type: 'OnDelete' } }, {}, 'DaemonSet')],
      [workloadOf({ strategy: { type: 'Recreate' } }, { volumes: [{ name: 'scratch', emptyDir: {} }] })],
      [rolling({ maxSurge: 0, maxUnavailable: 0 })],
      [rolling({ maxSurge: '0%', maxUnavailable: '0%' })],
    ],
  },
});
