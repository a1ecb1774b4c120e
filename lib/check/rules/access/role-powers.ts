import { roleOf } from './access-examples';
import { ROLE_KINDS } from './access-rule';
import type { ObjectRule } from '../../rule';
import type { View } from '../../view/view';

// https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
const POWERFUL_VERBS = ['escalate', 'bind', 'impersonate'];
const ACTS_AS_PODS = /^(pods\/(exec|attach|portforward|proxy|ephemeralcontainers)|(nodes|services)\/proxy|serviceaccounts\/token)$/u;
const MAKES_PODS = ['pods', 'deployments', 'statefulsets', 'daemonsets', 'replicasets', 'replicationcontrollers', 'jobs', 'cronjobs', 'podtemplates'];
const CHANGES_ACCESS = ['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'];

const may = (resource: string, ...verbs: readonly string[]): object => roleOf({ apiGroups: ['*'], resources: [resource], verbs });

/** What leads to all that the pods of a namespace may do and know, or beyond. */
export const rolePowers: ObjectRule = {
  kind: 'object',
  id: 'role-powers',
  severity: 'error',
  description: 'No role reaches Secrets, makes pods, acts as pods, or changes what anybody may do.',
  remedy: 'Leave the resource or the verb out, and let the application read what it needs from files.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
  checks: ['S03'],
  appliesTo: ROLE_KINDS,
  check: function* (object) {
    for (const rule of object.root.get('rules').each()) {
      for (const verb of rule.get('verbs').items()) {
        if (verb.oneOf(POWERFUL_VERBS)) {
          yield { object, at: verb, problem: 'the verb gives permissions that the role does not have' };
        }
      }
      for (const resource of rule.get('resources').items()) {
        const problem = powerOf(resource, rule.get('verbs'));
        if (problem !== undefined) {
          yield { object, at: resource, problem };
        }
      }
    }
  },
  examples: {
    passing: [
      [roleOf({ apiGroups: [''], resources: ['pods', 'pods/log', 'configmaps'], verbs: ['get', 'list', 'watch'] })],
      [roleOf({ apiGroups: ['apps'], resources: ['deployments/scale'], verbs: ['update'] })],
      [roleOf({ apiGroups: [''], resources: ['pods'], verbs: ['delete'] })],
      [roleOf({ apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles'], verbs: ['get'] })],
    ],
    failing: [
      [roleOf({ apiGroups: [''], resources: ['secrets'], verbs: ['list'] })],
      [roleOf({ apiGroups: [''], resources: ['pods'], verbs: ['create'] })],
      [roleOf({ apiGroups: ['batch'], resources: ['cronjobs'], verbs: ['get', 'patch'] })],
      [roleOf({ apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] })],
      [roleOf({ apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] })],
      [roleOf({ apiGroups: ['rbac.authorization.k8s.io'], resources: ['rolebindings'], verbs: ['create'] })],
      [roleOf({ apiGroups: [''], resources: ['users'], verbs: ['impersonate'] }, 'ClusterRole')],
      ...['deployments', 'statefulsets', 'daemonsets', 'replicasets', 'replicationcontrollers', 'jobs', 'podtemplates'].map((resource) => [may(resource, 'create')]),
      ...['roles', 'clusterroles', 'clusterrolebindings'].map((resource) => [may(resource, 'create')]),
      ...['update', 'patch'].map((verb) => [may('pods', verb)]),
      ...['update', 'patch', 'delete', 'deletecollection'].map((verb) => [may('roles', verb)]),
      ...['escalate', 'bind'].map((verb) => [may('shops', verb)]),
    ],
  },
};

/** Why access to a resource is more than it seems, or undefined. */
function powerOf(resource: View, verbs: View): string | undefined {
  if (resource.equals('secrets')) {
    return 'any verb on Secrets can reveal them';
  }
  if (resource.matches(ACTS_AS_PODS)) {
    return 'it acts as the pods themselves';
  }
  if (resource.oneOf(MAKES_PODS) && hasVerb(verbs, ['create', 'update', 'patch'])) {
    return 'a pod can mount every Secret of its namespace';
  }
  return resource.oneOf(CHANGES_ACCESS) && hasVerb(verbs, ['create', 'update', 'patch', 'delete', 'deletecollection']) ? 'it changes what others may do' : undefined;
}

function hasVerb(verbs: View, wanted: readonly string[]): boolean {
  return verbs.items().some((verb) => verb.oneOf(wanted));
}
