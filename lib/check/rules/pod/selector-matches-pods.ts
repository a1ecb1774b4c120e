import { selects } from '../../view/label-selector';
import { podWith } from '../examples';
import { podRule } from '../pod-rule';

function deployment(selector: object, labels: object): object {
  const { spec } = podWith({}) as { readonly spec: object };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'example' }, spec: { selector, template: { metadata: { labels }, spec } } };
}

/** What makes pods finds them again: the API server refuses it otherwise. */
export const selectorMatchesPods = podRule({
  id: 'selector-matches-pods',
  severity: 'error',
  description: 'The selector of every workload selects the pods that it makes.',
  remedy: 'Let labels that the selector names win over those that customers set, or reserve their keys.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  checks: ['L01'],
  appliesTo: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
  find: function* (pod, _context, object) {
    const at = object.root.get('spec', 'selector');
    if (!at.isPresent()) {
      yield { at, problem: 'the workload has no selector' };
    } else if (!selects(at, pod.metadata.get('labels'))) {
      yield { at, problem: 'the selector does not select the pods of the workload' };
    }
  },
  examples: {
    passing: [
      [deployment({ matchLabels: { app: 'api' } }, { app: 'api', team: 'a' })],
      [deployment({ matchExpressions: [{ key: 'app', operator: 'In', values: ['api', 'web'] }] }, { app: 'web' })],
      [deployment({ matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }, { key: 'app', operator: 'Exists' }] }, { app: 'web' })],
      [deployment({ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['api'] }, { key: 'team', operator: 'NotIn', values: ['a'] }] }, { app: 'web' })],
    ],
    failing: [
      [deployment({ matchLabels: { app: 'api' } }, { app: 'web' })],
      [deployment({ matchLabels: { app: 'api', team: 'a' } }, { app: 'api' })],
      [deployment({ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['api'] }] }, { app: 'api' })],
      [deployment({ matchExpressions: [{ key: 'app', operator: 'In', values: ['api', 'web'] }] }, { team: 'api' })],
      [deployment({ matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, { app: 'api' })],
      [deployment({ matchExpressions: [{ key: 'app', operator: 'Exists' }] }, {})],
      [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'example' }, spec: {} }],
      ...['StatefulSet', 'DaemonSet', 'ReplicaSet'].map((kind) => [{ ...deployment({ matchLabels: { app: 'api' } }, { app: 'web' }), kind }]),
    ],
  },
});
