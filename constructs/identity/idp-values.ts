import { v } from '../../lib';
import type { ValueOf } from '../../lib';

const LONGEST_NAME = 256;

// Groups below "system:" belong to Kubernetes, and system:masters is above all permissions
// (https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects). RE2 has no look-ahead: a name
// differs from the word at one of its characters, or ends before it does.
const RESERVED = 'system:';
const beginnings = Array.from(RESERVED, (next, index) => ({ beginning: RESERVED.slice(0, index), next }));
const groupPattern = `^(${beginnings.map(({ beginning, next }) => `${beginning}([^${next}]${beginning === '' ? '' : '|$'})`).join('|')})`;

// It ends with a character that is no letter, so that no group can complete the word.
const endings = '-/_.|#:';
const prefixPattern = `^$|^(${beginnings.map(({ beginning, next }) => `${beginning}([${endings.replace(next, '')}]|[^${next}][^\\n]*[${endings}])`).join('|')})$`;

/** What the values block of an IdpRbac has to know of a role. */
export interface DescribedRole {
  /** Who has the role, for the reader of values.yaml. */
  readonly description: string;
}

/** Roles by their names, as `idpValues` and `IdpRbac` take them. */
export type DescribedRoles = Readonly<Record<string, DescribedRole>>;

/**
 * The values block of IdpRbac: for each role the groups of the identity provider that have it.
 *
 * @example
 * const roles = { auditor: { description: 'Reads all evidence.', permissions: ['evidence:read'] } } satisfies IdpRoles;
 * const values = defineValues({ identity: idpValues(roles) });
 */
export function idpValues<const Roles extends DescribedRoles>(roles: Roles) {
  const groups = Object.fromEntries(Object.entries(roles).map(([name, { description }]) => [name, groupsField(description)]));
  return v.object(
    {
      groupPrefix: v.string({
        description: 'What the API server puts before the names of groups (--oidc-groups-prefix), with a character such as ":" at its end. RoleBindings keep it; the application\'s file names groups without it.',
        default: '',
        pattern: prefixPattern,
        maxLength: LONGEST_NAME,
        example: 'oidc:',
      }),
      groups: v.object(groups as Readonly<Record<keyof Roles & string, ReturnType<typeof groupsField>>>, {
        description: 'For each role, the groups of the identity provider that have it, as they stand in its tokens. Without groups nobody has the role.',
      }),
    },
    { section: 'Identity', description: 'Who may do what, by groups of the identity provider: in the application, and with kubectl in its namespace.' },
  );
}

/** What an IdpRbac's values block declares. */
export type IdpValues<Roles extends DescribedRoles> = ValueOf<ReturnType<typeof idpValues<Roles>>>;

function groupsField(description: string) {
  return v.list(v.string({ minLength: 1, maxLength: LONGEST_NAME, pattern: groupPattern }), { description, default: [] });
}
