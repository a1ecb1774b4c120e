import { autoscalerOf, workloadOf } from './availability-examples';
import type { ChartRule } from '../../rule';

const KINDS = ['Deployment', 'StatefulSet', 'ReplicaSet'];
const isAutoscaler = ({ kind, apiVersion }: { readonly kind: string; readonly apiVersion: string }): boolean => kind === 'HorizontalPodAutoscaler' || (kind === 'ScaledObject' && apiVersion.startsWith('keda.sh/'));

const scaledObject = (apiVersion: string): object => ({ apiVersion, kind: 'ScaledObject', metadata: { name: 'api' }, spec: { scaleTargetRef: { name: 'api' } } });
const scalerOf = (kind: string, name = 'api'): object => autoscalerOf({ scaleTargetRef: { apiVersion: 'apps/v1', kind, name } });

/** An upgrade that writes a number of pods takes the autoscaler's number away. */
export const autoscalerTargets: ChartRule = {
  kind: 'chart',
  id: 'autoscaler-targets',
  severity: 'error',
  description: 'What every autoscaler scales is in the chart, and says no number of pods itself.',
  remedy: 'Name the workload as scaleTargetRef, and leave its replicas out while an autoscaler decides.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  checks: ['A05'],
  check: function* ({ objects, every }) {
    for (const object of every(objects.filter(isAutoscaler))) {
      const at = object.root.get('spec', 'scaleTargetRef');
      // KEDA takes a Deployment where no kind is named (https://keda.sh/docs/latest/reference/scaledobject-spec/).
      const isKind = (kind: string): boolean => (at.get('kind').isPresent() ? at.get('kind').equals(kind) : kind === 'Deployment');
      const target = objects.find(({ kind, root }) => KINDS.includes(kind) && isKind(kind) && root.get('metadata', 'name').same(at.get('name')));
      if (target === undefined) {
        if ((!at.get('kind').isPresent() || at.get('kind').oneOf(KINDS)) && object.isRendered()) {
          yield { object, at, problem: 'what is to be scaled is not in the chart' };
        }
        continue;
      }
      if (object.isRendered()) {
        if (!target.isRendered()) {
          yield { object, at, problem: `${target.source} is not always there when it is to be scaled` };
        } else if (target.root.get('spec', 'replicas').isPresent()) {
          yield { object, at, problem: `${target.source} says how many pods it has, which an upgrade makes true` };
        }
      }
    }
  },
  examples: {
    passing: [
      [autoscalerOf(), workloadOf({})],
      [autoscalerOf({ scaleTargetRef: { apiVersion: 'example.com/v1', kind: 'Shard', name: 'api' } })],
      [scalerOf('StatefulSet'), workloadOf({}, {}, 'StatefulSet')],
      [scaledObject('keda.sh/v1alpha1'), workloadOf({})],
      [scaledObject('example.com/v1'), workloadOf({ replicas: 2 })],
    ],
    failing: [
      [autoscalerOf()],
      [autoscalerOf(), workloadOf({ replicas: 2 })],
      [scalerOf('StatefulSet'), workloadOf({})],
      [scalerOf('ReplicaSet')],
      [scalerOf('Deployment', 'web'), workloadOf({})],
      [scaledObject('keda.sh/v1alpha1')],
      [scaledObject('keda.sh/v1alpha1'), workloadOf({}, {}, 'StatefulSet')],
      [scaledObject('keda.sh/v1alpha1'), workloadOf({ replicas: 2 })],
    ],
  },
};
