import { isOwnGroup, kindDefinition } from '../../kubernetes-schema/definitions';
import { isAmong } from '../../kubernetes-schema/is-among';
import { rangeText } from '../../kubernetes-version';
import type { ObjectRule } from '../../rule';

// Beta APIs that are older than the policy of leaving new ones off
// (https://kubernetes.io/docs/reference/using-api/deprecation-guide/#flowcontrol-resources-v132).
const BETAS_THAT_ARE_ON = ['flowcontrol.apiserver.k8s.io/v1beta2', 'flowcontrol.apiserver.k8s.io/v1beta3'];

/** Clusters serve what the chart asks for. */
export const apiVersionsServed: ObjectRule = {
  kind: 'object',
  id: 'api-versions-served',
  severity: 'error',
  description: 'Every API version of Kubernetes that is used is served by default by each version of Kubernetes.',
  remedy: 'Use the stable API version of the kind.',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  checks: ['D01'],
  perVersion: true,
  check: function* (object, { kubernetes }) {
    const { apiVersion, kind, root } = object;
    const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
    if (!isOwnGroup(group ?? '') || `${apiVersion}/${kind}` === 'v1/List') {
      return;
    }
    const at = root.get('apiVersion');
    const served = kindDefinition(apiVersion, kind)?.versions ?? new Set();
    if (!isAmong(kubernetes, served)) {
      yield { object, at, problem: served.size === 0 ? `${apiVersion} ${kind} is not served by Kubernetes` : `${apiVersion} ${kind} is only served by Kubernetes ${rangeText(served)}` };
      // https://kubernetes.io/docs/reference/using-api/#api-versioning: alpha is off, and so is beta since 1.24.
    } else if (/^v\d+(?:alpha|beta)\d+$/u.test(version ?? '') && !BETAS_THAT_ARE_ON.includes(apiVersion)) {
      yield { object, at, problem: `${apiVersion} ${kind} is not served unless the cluster turns it on` };
    }
  },
  examples: {
    passing: [
      [{ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'a' } }],
      [{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'a' } }],
    ],
    failing: [
      [{ apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', metadata: { name: 'a' } }],
      [{ apiVersion: 'extensions/v1beta1', kind: 'Ingress', metadata: { name: 'a' } }],
      [{ apiVersion: 'v1', kind: 'Deployment', metadata: { name: 'a' } }],
      [{ apiVersion: 'networking.k8s.io/v1beta1', kind: 'ServiceCIDR', metadata: { name: 'a' } }],
    ],
  },
};
