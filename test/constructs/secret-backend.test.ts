import { rendered, specOf } from './secret-chart';

const store = 'release-name-shop-secret-store';

test.each([
  ['aws', { aws: { service: 'SecretsManager', region: 'eu-central-1', role: 'arn:aws:iam::123456789012:role/reader', auth: { jwt: { serviceAccountRef: { name: store } } } } }],
  [
    'aws with a key',
    { aws: { service: 'SecretsManager', region: 'eu-central-1', auth: { secretRef: { accessKeyIDSecretRef: { name: 'aws', key: 'id' }, secretAccessKeySecretRef: { name: 'aws', key: 'secret' } } } } },
  ],
  ['aws by the controller', { aws: { service: 'SecretsManager', region: 'eu-central-1' } }],
  ['gcp', { gcpsm: { projectID: 'my-project', auth: { workloadIdentity: { clusterLocation: 'europe-west3', clusterName: 'prod', serviceAccountRef: { name: 'reader' } } } } }],
  ['gcp with a key', { gcpsm: { projectID: 'my-project', location: 'europe-west3', auth: { secretRef: { secretAccessKeySecretRef: { name: 'gcp', key: 'key.json' } } } } }],
  [
    'vault',
    {
      vault: {
        server: 'https://vault.example.com:8200',
        path: 'secret',
        version: 'v2',
        namespace: 'team',
        caProvider: { type: 'ConfigMap', name: 'company-ca', key: 'ca.crt' },
        auth: { kubernetes: { mountPath: 'kubernetes', role: 'shop', serviceAccountRef: { name: store, audiences: ['vault'] } } },
      },
    },
  ],
  [
    'vault with jwt',
    {
      vault: {
        server: 'https://vault.example.com',
        path: 'secret',
        version: 'v2',
        caBundle: 'QUJD',
        auth: { jwt: { path: 'jwt', role: 'shop', kubernetesServiceAccountToken: { serviceAccountRef: { name: store } } } },
      },
    },
  ],
  [
    'vault with an app role',
    { vault: { server: 'https://vault.example.com', path: 'secret', version: 'v1', auth: { appRole: { path: 'approle', roleId: 'abc', secretRef: { name: 'vault', key: 'secret-id' } } } } },
  ],
])('the store for %s is as External Secrets Operator has it', (set, provider) => {
  expect(rendered(set).find(({ kind }) => kind === 'SecretStore')).toMatchObject({ apiVersion: 'external-secrets.io/v1', metadata: { name: store } });
  expect(specOf(set, 'SecretStore')).toEqual({ provider });
});

test('the store\'s ServiceAccount is there only when it logs in with it, and has the annotation of the cloud', () => {
  const accountOf = (set: string): unknown => rendered(set).find(({ kind, metadata }) => kind === 'ServiceAccount' && (metadata as { name: string }).name === store);
  expect(accountOf('aws')).toMatchObject({ metadata: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/secrets' } }, automountServiceAccountToken: false });
  expect(['aws with a key', 'aws by the controller', 'gcp', 'store of the cluster', 'default', 'vault with an app role'].map(accountOf).filter((found) => found !== undefined)).toEqual([]);
});

