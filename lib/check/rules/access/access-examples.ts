const GROUP = 'rbac.authorization.k8s.io';

/** A Role for the examples of rules, with one rule. */
export function roleOf(rule: object, kind = 'Role'): object {
  return { apiVersion: `${GROUP}/v1`, kind, metadata: { name: 'operator' }, rules: [rule] };
}

/** A RoleBinding for the examples of rules. */
export function bindingOf(role: object, subject: object, kind = 'RoleBinding'): object {
  return { apiVersion: `${GROUP}/v1`, kind, metadata: { name: 'operator' }, roleRef: { apiGroup: GROUP, ...role }, subjects: [subject] };
}
