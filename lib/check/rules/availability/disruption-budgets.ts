import { selects } from '../../view/label-selector';
import { podOf } from '../../view/pod-view';
import { budgetOf, workloadOf } from './availability-examples';
import type { ObjectView } from '../../object-view';
import type { ChartRule } from '../../rule';
import type { View } from '../../view/view';

/** A budget that lets no pod go keeps nodes from being drained, and so from being upgraded. How many pods an autoscaler leaves is not known here. */
export const disruptionBudgets: ChartRule = {
  kind: 'chart',
  id: 'disruption-budgets',
  severity: 'error',
  description: 'Every PodDisruptionBudget lets at least one pod of a workload go.',
  remedy: 'Set maxUnavailable to 1 or more, or minAvailable to less than there are pods, and make no budget for a single pod.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions',
  checks: ['A02'],
  check: function* ({ objects, every }) {
    for (const object of every(objects.filter(({ kind }) => kind === 'PodDisruptionBudget'))) {
      const [most, least] = [object.root.get('spec', 'maxUnavailable'), object.root.get('spec', 'minAvailable')];
      if (most.isPresent() && most.oneOf([0, '0', '0%']) && object.isRendered()) {
        yield { object, at: most, problem: 'the budget lets no pod go' };
      }
      if (least.isPresent()) {
        if (least.equals('100%') && object.isRendered()) {
          yield { object, at: least, problem: 'the budget keeps all pods' };
        }
        for (const workload of every(workloadsOf(objects))) {
          if (keepsAll(object, workload, least) && object.isRendered() && workload.isRendered()) {
            yield { object, at: least, problem: `the budget keeps all pods of ${workload.source}` };
          }
        }
      }
    }
  },
  examples: {
    passing: [
      [budgetOf({ maxUnavailable: 1 }), workloadOf({ replicas: 1 })],
      [budgetOf({ minAvailable: 1 }), workloadOf({ replicas: 2 })],
      [budgetOf({ minAvailable: '50%' }), workloadOf({ replicas: 2 })],
      [budgetOf({ minAvailable: 1, selector: { matchLabels: { app: 'other' } } }), workloadOf({ replicas: 1 })],
      [budgetOf({ minAvailable: '50%' }), workloadOf({ replicas: 1 })],
      [budgetOf({ minAvailable: 2 }), workloadOf({})],
      ...[1, 2, 3, 4, 5, 6, 7].flatMap((least) => [[budgetOf({ minAvailable: least }), workloadOf({ replicas: least + 1 })], [budgetOf({ minAvailable: least }), workloadOf({ replicas: 0 })]]),
    ],
    failing: [
      [budgetOf({ maxUnavailable: 0 })],
      [budgetOf({ maxUnavailable: '0%' })],
      [budgetOf({ minAvailable: '100%' })],
      [budgetOf({ minAvailable: 2 }), workloadOf({ replicas: 2 })],
      [budgetOf({ minAvailable: 2 }), workloadOf({ replicas: 2 }, {}, 'StatefulSet')],
      ...[1, 3, 4, 5, 6, 7].flatMap((least) => [[budgetOf({ minAvailable: least }), workloadOf({ replicas: least })], [budgetOf({ minAvailable: least }), workloadOf({ replicas: 1 })]]),
    ],
  },
};

function workloadsOf(objects: readonly ObjectView[]): readonly ObjectView[] {
  return objects.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet');
}

/** Whether a budget of a number of pods leaves none of a workload whose number is known. */
function keepsAll(budget: ObjectView, workload: ObjectView, least: View): boolean {
  const replicas = workload.root.get('spec', 'replicas');
  return (
    replicas.isPresent() &&
    least.kind() === 'number' &&
    isAsManyAs(least, replicas) &&
    selects(budget.root.get('spec', 'selector'), podOf(workload)?.metadata.get('labels') ?? workload.root.get('spec', 'template', 'metadata', 'labels'))
  );
}

// Usual numbers, each asked for by itself: then what the number of pods can be says the rest.
const USUAL = [1, 2, 3, 4, 5] as const;

/** Whether a budget keeps as many pods as there are; none of none is no harm. */
function isAsManyAs(least: View, replicas: View): boolean {
  const usual = USUAL.find((number) => least.equals(number));
  return usual === undefined ? least.relate('keeps all of', [replicas], (kept, all) => Number(all) > 0 && Number(kept) >= Number(all)) : replicas.atMost(usual) && !replicas.equals(0);
}
