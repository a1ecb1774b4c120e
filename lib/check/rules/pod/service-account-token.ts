import { podWith } from '../examples';
import { podRule } from '../pod-rule';
import type { ObjectView } from '../../object-view';
import type { View } from '../../view/view';

const account = (automountServiceAccountToken: boolean): object => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'own' }, automountServiceAccountToken });

/** A pod that does not talk to the API server has nothing to be stolen that does. */
export const serviceAccountToken = podRule({
  id: 'service-account-token',
  severity: 'error',
  description: 'No pod is given a token of its ServiceAccount.',
  remedy: 'Set automountServiceAccountToken of the pod to false.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  checks: ['S01'],
  find: function* ({ spec }, { objects }) {
    const at = spec.get('automountServiceAccountToken');
    if (at.isPresent() ? !at.equals(false) : !hasAccountWithoutToken(spec, objects)) {
      yield { at, problem: 'a token is mounted' };
    }
  },
  examples: {
    passing: [
      [podWith({ automountServiceAccountToken: false })],
      [podWith({ serviceAccountName: 'own' }), account(false)],
      [podWith({ serviceAccountName: 'own', automountServiceAccountToken: false }), account(true)],
    ],
    failing: [
      [podWith({})],
      [podWith({ automountServiceAccountToken: true, serviceAccountName: 'own' }), account(false)],
      [podWith({ serviceAccountName: 'own' }), account(true)],
      [podWith({ serviceAccountName: 'other' }), account(false)],
    ],
  },
});

/** What a pod does not say, its ServiceAccount says. */
function hasAccountWithoutToken(spec: View, objects: readonly ObjectView[]): boolean {
  return objects
    .filter(({ kind }) => kind === 'ServiceAccount')
    .some((account) => account.root.get('automountServiceAccountToken').equals(false) && account.root.get('metadata', 'name').same(spec.get('serviceAccountName')) && account.isRendered());
}
