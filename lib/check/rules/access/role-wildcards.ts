import { roleOf } from './access-examples';
import { namesOfRules, ROLE_KINDS } from './access-rule';
import type { ObjectRule } from '../../rule';

/** A wildcard allows what nobody has thought of, and what later versions of the API add. */
export const roleWildcards: ObjectRule = {
  kind: 'object',
  id: 'role-wildcards',
  severity: 'error',
  description: 'Every rule of a role names what it allows, without wildcards.',
  remedy: 'Name each API group, resource and verb that is meant.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  checks: ['S03'],
  appliesTo: ROLE_KINDS,
  check: function* (object) {
    for (const { key, name } of namesOfRules(object)) {
      if (name.matches(/\*/u)) {
        yield { object, at: name, problem: `the wildcard in ${key} allows everything there` };
      }
    }
  },
  examples: {
    passing: [[roleOf({ apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list'] })], [roleOf({ nonResourceURLs: ['/healthz'], verbs: ['get'] }, 'ClusterRole')]],
    failing: [
      [roleOf({ apiGroups: ['*'], resources: ['pods'], verbs: ['get'] })],
      [roleOf({ apiGroups: [''], resources: ['*'], verbs: ['get'] })],
      [roleOf({ apiGroups: [''], resources: ['*/scale'], verbs: ['get'] })],
      [roleOf({ apiGroups: [''], resources: ['pods'], verbs: ['*'] })],
      [roleOf({ nonResourceURLs: ['*'], verbs: ['get'] }, 'ClusterRole')],
    ],
  },
};
