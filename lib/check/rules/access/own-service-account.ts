import { podWith } from '../examples';
import { podRule } from '../pod-rule';

/**
 * What is allowed to `default` is allowed to every pod of the namespace that names no account. Whether an account exists
 * that the customer names is the cluster's to say.
 */
export const ownServiceAccount = podRule({
  id: 'own-service-account',
  severity: 'error',
  description: 'Every pod has a ServiceAccount other than default, so that nobody else gets what it is allowed.',
  remedy: 'Set serviceAccountName to an account of the workload, and keep values from naming default.',
  source: 'https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts',
  checks: ['S02'],
  find: function* ({ spec }) {
    const at = spec.get('serviceAccountName');
    // The API server fills both in (https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/).
    if (!at.isPresent() || at.oneOf(['', 'default'])) {
      yield { at, problem: 'the pod has the ServiceAccount default, as every pod of the namespace that names none' };
    }
  },
  examples: {
    passing: [[podWith({ serviceAccountName: 'api' })], [podWith({ serviceAccountName: 'default-api' })]],
    failing: [[podWith({})], [podWith({ serviceAccountName: 'default' })], [podWith({ serviceAccountName: '' })]],
  },
});
