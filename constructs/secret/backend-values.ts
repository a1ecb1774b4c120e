import { dnsSubdomainPattern, labelKeyPattern, reservedAnnotationPrefixes, v, type ValueOf } from '../../lib';

const secretRef = (description: string) => v.secretKeyRef({ description, required: true });
const required = (description: string, example?: string) => v.string({ description, required: true, minLength: 1, ...(example === undefined ? {} : { example }) });
const optional = (description: string, fallback = '') => v.string({ description, default: fallback });

const awsSecretsManager = {
  region: v.string({ description: 'Region of the secrets.', required: true, pattern: '^[a-z]{2}(-[a-z]+)+-[0-9]+$', example: 'eu-central-1' }),
  role: v.string({ description: 'ARN of a role to assume. Empty: none.', default: '', pattern: '^$|^arn:[a-z-]+:iam::[0-9]{12}:role/[!-~]+$' }),
  auth: v.union(
    'method',
    { serviceAccount: {}, controller: {}, accessKey: { accessKeyID: secretRef('Secret with the id of an access key.'), secretAccessKey: secretRef('Secret with the access key.') } },
    { description: 'Who reads the secrets. serviceAccount: the ServiceAccount below, by its annotation; controller: External Secrets Operator itself.', default: 'serviceAccount' },
  ),
};

const gcpSecretManager = {
  projectID: v.string({ description: 'Project of the secrets.', required: true, pattern: '^[a-z][-a-z0-9.:]{4,61}[a-z0-9]$', example: 'my-project' }),
  location: optional('Location of regional secrets. Empty: global.'),
  auth: v.union(
    'method',
    {
      workloadIdentity: {
        clusterLocation: optional('Location of the cluster. Empty: asked of the metadata server.'),
        clusterName: optional('Name of the cluster. Empty: asked of the metadata server.'),
        clusterProjectID: optional('Project of the cluster. Empty: projectID.'),
      },
      controller: {},
      serviceAccountKey: { secret: secretRef('Secret with the key of a service account, as JSON.') },
    },
    { description: 'Who reads the secrets. workloadIdentity: the ServiceAccount below, by its annotation; controller: External Secrets Operator itself.', default: 'workloadIdentity' },
  ),
};

const vault = {
  server: v.url({ description: 'Address of the Vault server.', required: true, schemes: ['https'], example: 'https://vault.example.com:8200' }),
  path: optional('Path at which the secret engine is mounted.', 'secret'),
  version: v.choice(['v1', 'v2'], { description: 'Version of the key-value engine.', default: 'v2' }),
  namespace: optional('Namespace of Vault Enterprise. Empty: none.'),
  caBundle: v.string({ description: 'Certificate authority of the server: PEM in base64. Empty: those of External Secrets Operator.', default: '', pattern: '^[A-Za-z0-9+/]*={0,2}$' }),
  caProvider: v.object({
    type: v.choice(['ConfigMap', 'Secret'], { description: 'Kind of the object that has the certificate authority.', default: 'ConfigMap' }),
    name: v.string({ description: 'Its name. Empty: none.', default: '', pattern: `^$|${dnsSubdomainPattern}`, maxLength: 253 }),
    key: optional('The key in it.', 'ca.crt'),
  }),
  auth: v.union(
    'method',
    {
      kubernetes: { mountPath: optional('Path of the login method.', 'kubernetes'), role: required('Role of Vault.') },
      jwt: { path: optional('Path of the login method.', 'jwt'), role: required('Role of Vault.') },
      appRole: { path: optional('Path of the login method.', 'approle'), roleId: required('Id of the role.'), secretId: secretRef('Secret with the secret id.') },
    },
    { description: 'How to log in to Vault. kubernetes and jwt: with a token of the ServiceAccount below.', default: 'kubernetes' },
  ),
};

const existingStore = {
  name: v.string({ description: 'Name of the store.', required: true, pattern: dnsSubdomainPattern, maxLength: 253 }),
  kind: v.choice(['SecretStore', 'ClusterSecretStore'], { description: 'Whether it is in this namespace, or of the cluster.', default: 'SecretStore' }),
};

const serviceAccount = v.object(
  {
    create: v.boolean({ description: 'Whether it is created, when the provider logs in with it.', default: true }),
    name: v.string({ description: 'Its name. Empty: that of the store; must be set when none is created.', default: '', pattern: `^$|${dnsSubdomainPattern}`, maxLength: 253 }),
    annotations: v.map(v.string(), {
      description: 'Its annotations, by which the cloud knows it.',
      default: {},
      keyPattern: labelKeyPattern,
      reservedPrefixes: reservedAnnotationPrefixes,
      example: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/secrets' },
    }),
    audiences: v.list(v.string({ minLength: 1 }), { description: 'Audiences of its tokens. Empty: those that the provider asks for.', default: [], advanced: true }),
  },
  { description: 'ServiceAccount with which External Secrets Operator logs in to the provider. No pod runs as it.' },
);

/**
 * The values block of a SecretBackend: the store from which External Secrets Operator reads secrets.
 *
 * @example
 * const values = defineValues({ secretStore: secretBackendValues() });
 */
export function secretBackendValues() {
  return v.object(
    {
      store: v.union(
        'provider',
        { none: {}, existingStore, awsSecretsManager, gcpSecretManager, vault },
        { description: 'Where secrets are kept. none: each is an existing Secret or a sealed one. existingStore: a store of External Secrets Operator that you made.', default: 'none' },
      ),
      serviceAccount,
    },
    { section: 'Secrets backend', description: 'The store from which External Secrets Operator reads those secrets whose source is externalSecret.' },
  );
}

/** What the values block of a SecretBackend declares. */
export type SecretBackendValues = ValueOf<ReturnType<typeof secretBackendValues>>;
