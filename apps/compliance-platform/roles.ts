import type { IdpRoles } from '../../index';

/** Who works with the platform. Groups of the customer's identity provider have these roles; nobody has more than the role needs. */
export const complianceRoles = {
  auditor: {
    description: 'Auditors: read all evidence and reports.',
    permissions: ['evidence:read', 'reports:read'],
  },
  riskManager: {
    description: 'Risk managers: read evidence, keep the rules, and have reports made.',
    permissions: ['evidence:read', 'rules:write', 'reports:read', 'reports:create'],
  },
  administrator: {
    description: 'Administrators of the platform: grant access, and never see evidence.',
    permissions: ['access:write', 'status:read'],
  },
  operator: {
    description: 'Operators of the cluster: look at the pods and their logs with kubectl.',
    permissions: ['status:read'],
    rules: [
      { apiGroups: [''], resources: ['pods', 'pods/log', 'services', 'events', 'persistentvolumeclaims'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['apps'], resources: ['deployments', 'statefulsets', 'replicasets'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies', 'ingresses'], verbs: ['get', 'list', 'watch'] },
    ],
  },
} as const satisfies IdpRoles;
