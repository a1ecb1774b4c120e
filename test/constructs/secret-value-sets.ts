import { defineValues, secretBackendValues, secretValues, v, workloadValues, type Override } from '../../index';

/** The keys of the tests' Secret. One of them is made of the others. */
export const databaseKeys = {
  username: 'Name of the user.',
  'db.password': 'Password of the user.',
  url: { description: 'Address of the database.', template: 'postgres://{{ .username }}:{{ index . "db.password" | urlquery }}@db/{{`literal`}}' },
} as const;

/** The values of a chart with one secret. */
export const secretDefinition = defineValues({
  api: workloadValues(),
  backend: secretBackendValues(),
  secrets: v.object({ database: secretValues(databaseKeys) }),
});

/** Ciphertext as kubeseal makes it: its length tells it from a password. */
export const ciphertext = (letter: string): string => `AgB${letter.repeat(681)}`;

const remoteRefs = { username: { key: 'prod/db', property: 'user' }, 'db.password': { key: 'prod/db', property: 'password', version: '3' } };
const external = { database: { source: 'externalSecret', externalSecret: { remoteRefs } } } as const;

/** One set of values for each way in which a secret can come. */
export const secretValueSets: Readonly<Record<string, Override<typeof secretDefinition>>> = {
  default: {},
  existing: { secrets: { database: { existingSecret: { name: 'pg', keys: { username: 'user' } } } } },
  sealed: { secrets: { database: { source: 'sealedSecret', sealedSecret: { encryptedData: { username: ciphertext('a'), 'db.password': ciphertext('b'), url: ciphertext('c') } } } } },
  'sealed for a namespace': {
    secrets: { database: { source: 'sealedSecret', sealedSecret: { scope: 'namespace-wide', encryptedData: { username: ciphertext('a'), 'db.password': ciphertext('b'), url: ciphertext('c') } } } },
  },
  'store of the cluster': { secrets: external, backend: { store: { provider: 'existingStore', existingStore: { name: 'company', kind: 'ClusterSecretStore' } } } },
  aws: {
    secrets: external,
    backend: {
      store: { provider: 'awsSecretsManager', awsSecretsManager: { region: 'eu-central-1', role: 'arn:aws:iam::123456789012:role/reader' } },
      serviceAccount: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/secrets' } },
    },
  },
  'aws with a key': {
    secrets: external,
    backend: { store: { provider: 'awsSecretsManager', awsSecretsManager: { region: 'eu-central-1', auth: { method: 'accessKey', accessKey: { accessKeyID: { name: 'aws', key: 'id' }, secretAccessKey: { name: 'aws', key: 'secret' } } } } } },
  },
  'aws by the controller': { secrets: external, backend: { store: { provider: 'awsSecretsManager', awsSecretsManager: { region: 'eu-central-1', auth: { method: 'controller' } } } } },
  gcp: {
    secrets: external,
    backend: {
      store: { provider: 'gcpSecretManager', gcpSecretManager: { projectID: 'my-project', auth: { workloadIdentity: { clusterName: 'prod', clusterLocation: 'europe-west3' } } } },
      serviceAccount: { create: false, name: 'reader' },
    },
  },
  'gcp with a key': { secrets: external, backend: { store: { provider: 'gcpSecretManager', gcpSecretManager: { projectID: 'my-project', location: 'europe-west3', auth: { method: 'serviceAccountKey', serviceAccountKey: { secret: { name: 'gcp', key: 'key.json' } } } } } } },
  vault: {
    secrets: external,
    backend: { store: { provider: 'vault', vault: { server: 'https://vault.example.com:8200', namespace: 'team', caProvider: { name: 'company-ca' }, auth: { kubernetes: { role: 'shop' } } } }, serviceAccount: { audiences: ['vault'] } },
  },
  'vault with jwt': { secrets: external, backend: { store: { provider: 'vault', vault: { server: 'https://vault.example.com', caBundle: 'QUJD', auth: { method: 'jwt', jwt: { role: 'shop' } } } } } },
  'vault with an app role': { secrets: external, backend: { store: { provider: 'vault', vault: { server: 'https://vault.example.com', version: 'v1', auth: { method: 'appRole', appRole: { roleId: 'abc', secretId: { name: 'vault', key: 'secret-id' } } } } } } },
};
