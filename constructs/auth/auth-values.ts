import { v, type ValueOf } from '../../lib';
import { cidrsValue } from '../dependency/dependency-values';
import { externalFields } from '../data/external-fields';

const HTTPS_PORT = 443;
const LDAPS_PORT = 636;
// In parentheses. Kubernetes replaces $(…) in variables, which no filter needs.
const FILTER = '^[(][^$]+[)]$';

/** How users are found in a directory unless the customer says otherwise. */
export interface AuthDefaults {
  /** The filter that finds a user. What stands for the user's name is up to the application. @default '(uid={0})' */
  readonly userSearchFilter?: string;
  /** The filter that finds the groups of a user. @default '(member={0})' */
  readonly groupSearchFilter?: string;
  /** The title of its section in values.yaml. @default 'Sign-in' */
  readonly section?: string;
}

/**
 * The values block of AuthBackend: who signs users in. Only the chosen branch is required.
 *
 * @example
 * const values = defineValues({ auth: authValues({ userSearchFilter: '(&(objectClass=person)(uid={0}))' }) });
 */
export function authValues({ userSearchFilter = '(uid={0})', groupSearchFilter = '(member={0})', section = 'Sign-in' }: AuthDefaults = {}) {
  return v.union(
    'provider',
    {
      builtin: {},
      oidc: {
        issuerUrl: v.url({ description: 'Issuer of the tokens, without /.well-known.', required: true, schemes: ['https'], example: 'https://id.example.com/realms/staff' }),
        clientId: v.string({ description: 'Id of the application at the issuer.', required: true, minLength: 1, pattern: '^[^$]*$' }),
        clientSecretRef: v.secretKeyRef({ description: 'Secret that exists already, with the secret of the client.', required: true }),
        scopes: v.list(v.string({ pattern: '^[!#%-\\[\\]-~]+$' }), { description: 'Scopes that are asked for.', default: ['openid', 'profile', 'email'] }),
        groupsClaim: v.string({ description: 'Claim that names the groups of a user. Empty: groups are not read.', default: 'groups', pattern: '^[^$]*$' }),
        ...issuerFields('issuerUrl'),
      },
      saml: {
        metadataUrl: v.url({ description: 'Where the identity provider describes itself.', required: true, schemes: ['https'], example: 'https://id.example.com/saml/metadata' }),
        entityId: v.string({ description: 'Name of the application at the identity provider.', required: true, minLength: 1, pattern: '^[^$]*$', example: 'https://platform.example.com/saml' }),
        assertionConsumerServiceUrl: v.url({ description: 'Where the identity provider sends users back to. Empty: the address of the exposure.', default: '' }),
        ...issuerFields('metadataUrl'),
      },
      ldap: {
        ...externalFields(LDAPS_PORT, 'the directory'),
        tls: v.boolean({ description: 'Whether it is connected to by TLS (ldaps). Its authority is one of trustBundle.', default: true }),
        baseDN: v.string({ description: 'Where in the directory users and groups are.', required: true, minLength: 1, pattern: '^[^$]*$', example: 'dc=example,dc=com' }),
        bindDN: v.string({ description: 'Who asks the directory. Empty: nobody, where it answers everybody.', default: '', pattern: '^[^$]*$', example: 'cn=reader,dc=example,dc=com' }),
        bindPasswordRef: v.secretKeyRef({ description: 'Secret that exists already, with the password of bindDN. Its name is empty: none.', default: { name: '', key: 'password' } }),
        userSearchFilter: v.string({ description: 'Filter that finds a user.', default: userSearchFilter, pattern: FILTER }),
        groupSearchFilter: v.string({ description: 'Filter that finds the groups of a user.', default: groupSearchFilter, pattern: FILTER }),
      },
    },
    { section, description: 'Who signs users in: the application itself (builtin), an identity provider by OpenID Connect (oidc) or SAML (saml), or a directory (ldap).', default: 'builtin' },
  );
}

/** What the values block of a sign-in declares. */
export type AuthValues = ValueOf<ReturnType<typeof authValues>>;

function issuerFields(url: string) {
  return { port: v.port({ description: `The port of ${url}.`, default: HTTPS_PORT }), cidrs: cidrsValue('10.90.0.30/32') };
}
