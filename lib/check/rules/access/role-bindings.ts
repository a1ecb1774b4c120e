import { bindingOf } from './access-examples';
import type { ObjectRule } from '../../rule';

const BROAD_ROLES = ['cluster-admin', 'admin', 'edit'];
const role = { kind: 'Role', name: 'operator' };
const account = { kind: 'ServiceAccount', name: 'operator', namespace: 'shop' };

/** A role is bound to those it was made for. */
export const roleBindings: ObjectRule = {
  kind: 'object',
  id: 'role-bindings',
  severity: 'error',
  description: 'No binding gives a role that can read Secrets or more, and none names a group of Kubernetes itself or the ServiceAccount default.',
  remedy: 'Bind a role that names what is needed, to an account or group of its own.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles',
  checks: ['S03'],
  appliesTo: ['RoleBinding', 'ClusterRoleBinding'],
  check: function* (object) {
    const { root } = object;
    const given = root.get('roleRef');
    if (given.get('kind').equals('ClusterRole') && given.get('name').oneOf(BROAD_ROLES)) {
      yield { object, at: given.get('name'), problem: 'whoever has this role can read every Secret there' };
    }
    for (const subject of root.get('subjects').each()) {
      const at = subject.get('name');
      if (subject.get('kind').equals('ServiceAccount')) {
        if (at.equals('default')) {
          yield { object, at, problem: 'every pod that names no account has the ServiceAccount default' };
        }
      } else if (at.matches(/^system:/u)) {
        yield { object, at, problem: 'the name is one of Kubernetes itself, which others have too' };
      }
    }
  },
  examples: {
    passing: [[bindingOf(role, account)], [bindingOf(role, { kind: 'Group', name: 'oidc:operators' })], [bindingOf({ kind: 'ClusterRole', name: 'view' }, account)], [bindingOf({ kind: 'Role', name: 'admin' }, account)]],
    failing: [
      [bindingOf({ kind: 'ClusterRole', name: 'cluster-admin' }, account, 'ClusterRoleBinding')],
      [bindingOf({ kind: 'ClusterRole', name: 'edit' }, account)],
      [bindingOf({ kind: 'ClusterRole', name: 'admin' }, account)],
      [bindingOf(role, { ...account, name: 'default' })],
      [bindingOf(role, { kind: 'Group', name: 'system:authenticated' })],
      [bindingOf(role, { kind: 'User', name: 'system:anonymous' })],
    ],
  },
};
