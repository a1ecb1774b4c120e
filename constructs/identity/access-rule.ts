import { describe, type Problem } from '../../lib';

/** What can be done with an object. The list is closed: there is no wildcard, and nothing that widens permissions. */
export type AccessVerb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete';

/** What a role allows with the API server. */
export interface AccessRule {
  /** API groups; empty text is the core group. */
  readonly apiGroups: readonly string[];
  /** Resources, such as `pods` or `pods/log`. */
  readonly resources: readonly string[];
  /** What may be done with them. */
  readonly verbs: readonly AccessVerb[];
  /** The only objects that are meant. @default - all of the namespace */
  readonly resourceNames?: readonly string[];
}

const VERBS: readonly string[] = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];
const WRITING: readonly string[] = ['create', 'update', 'patch'];

// Each of them leads to all permissions of the namespace's pods, or beyond
// (https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks).
const POWERS = ['exec', 'attach', 'portforward', 'proxy', 'ephemeralcontainers', 'token'];
const POD_MAKERS = ['pods', 'deployments', 'statefulsets', 'daemonsets', 'replicasets', 'replicationcontrollers', 'jobs', 'cronjobs', 'podtemplates'];
const ACCESS_GROUP = 'rbac.authorization.k8s.io';

/** What of a role's rules would allow more than a purpose can need. */
export function accessProblems(role: string, rules: readonly AccessRule[], place: string): readonly Problem[] {
  return rules.flatMap((rule, index) => {
    const problem = (code: Problem['code'], what: string, fix: string): Problem => ({ code, what: `rule ${String(index + 1)} of the role ${role} ${what}`, in: place, fix });
    return [
      ...(['apiGroups', 'resources', 'verbs'] as const).filter((key) => rule[key].length === 0).map((key) => problem('CONSTRUCT_INVALID', `has no ${key}`, `name the ${key}, or leave the rule out`)),
      ...(rule.resourceNames?.length === 0 ? [problem('ACCESS_TOO_BROAD', 'has an empty list of resourceNames, which means all', 'name the objects, or leave the key out')] : []),
      ...breadth(rule).map(([what, fix]) => problem('ACCESS_TOO_BROAD', what, fix)),
    ];
  });
}

function breadth({ apiGroups, resources, verbs, resourceNames = [] }: AccessRule): readonly (readonly [string, string])[] {
  const wild = [...apiGroups, ...resources, ...verbs, ...resourceNames].filter((name) => name.includes('*'));
  const unknown = verbs.filter((verb) => !VERBS.includes(verb) && !verb.includes('*'));
  const isWriting = verbs.some((verb) => WRITING.includes(verb));
  const changing = verbs.filter((verb) => !['get', 'list', 'watch'].includes(verb));
  return [
    ...wild.map((name) => [`has the wildcard "${name}"`, 'name each of what is meant'] as const),
    ...unknown.map((verb) => [`allows ${describe(verb)}`, `use one of: ${VERBS.join(', ')}`] as const),
    ...resources.flatMap((resource): readonly (readonly [string, string])[] => {
      const [kind = '', power = ''] = resource.split('/');
      if (kind === 'secrets') {
        return [['reaches secrets, which any of their verbs can reveal', 'let the application read what it needs from files, and leave secrets out']];
      }
      if (POWERS.includes(power)) {
        return [[`reaches ${resource}, which acts as the pods themselves`, 'leave it out']];
      }
      return power === '' && POD_MAKERS.includes(kind) && isWriting ? [[`writes ${kind}, and a pod can mount every secret of its namespace`, `leave it out, or write ${kind}/scale alone`]] : [];
    }),
    ...(apiGroups.includes(ACCESS_GROUP) && changing.length > 0 ? [[`changes permissions (${ACCESS_GROUP})`, 'leave it out: permissions come from this construct alone'] as const] : []),
  ];
}
