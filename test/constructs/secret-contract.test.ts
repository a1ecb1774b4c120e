import { Chart, Testing } from 'cdk8s';
import { chartFiles, HardenedDeployment, ProbeSet, render, SecretBackend, SecretContract, type KubernetesObject } from '../../index';
import { podsOf, type PlacedPod } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';
import { apiVersions, makeSecretChart, rendered, specOf } from './secret-chart';
import { ciphertext, databaseKeys, secretValueSets } from './secret-value-sets';

const probes = ProbeSet.tcp({ port: 'http' });
const ports = { http: 8080 } as const;
const capabilities = { apiVersions };
const name = 'release-name-shop-database';
const store = 'release-name-shop-secret-store';
const chart = makeSecretChart();

function podOf(objects: readonly KubernetesObject[]): PlacedPod {
  const [pod] = podsOf(objects);
  if (pod === undefined) throw new Error('no pod');
  return pod;
}

const customKinds = (objects: readonly KubernetesObject[]): readonly unknown[] => objects.filter(({ apiVersion }) => apiVersions.includes(String(apiVersion))).map(({ kind }) => kind);

test('by default nothing is made, and the Secret has the name that the chart gives it', () => {
  const objects = render(chart);
  expect(customKinds(objects)).toEqual([]);
  expect(objects.some(({ kind }) => kind === 'Secret')).toBe(false);
  const { spec } = podOf(objects);
  const items = Object.keys(databaseKeys).map((key) => ({ key, path: key }));
  expect(spec.volumes).toEqual([
    { name: 'secret-database', secret: { secretName: name, defaultMode: 0o440, items } },
    { name: 'secret-database-username', secret: { secretName: name, defaultMode: 0o440, items: [{ key: 'username', path: 'username' }] } },
  ]);
  expect(spec.containers[0]?.volumeMounts).toEqual([
    { name: 'secret-database', mountPath: '/run/secrets/database', readOnly: true },
    { name: 'secret-database-username', mountPath: '/run/secrets/user', readOnly: true },
  ]);
  expect(spec.containers[0]?.['env']).toContainEqual({ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name, key: 'db.password' } } });
});

test('an existing Secret may have another name, and other keys', () => {
  const { spec } = podOf(rendered('existing'));
  expect(spec.volumes?.[1]).toMatchObject({ secret: { secretName: 'pg', items: [{ key: 'user', path: 'username' }] } });
  expect(spec.containers[0]?.['env']).toContainEqual({ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'pg', key: 'db.password' } } });
});

test('an ExternalSecret reads each key, and its template keeps its braces', () => {
  expect(specOf('aws', 'ExternalSecret')).toEqual({
    refreshInterval: '1h0m0s',
    secretStoreRef: { name: store, kind: 'SecretStore' },
    target: {
      name,
      creationPolicy: 'Owner',
      deletionPolicy: 'Retain',
      template: { engineVersion: 'v2', mergePolicy: 'Merge', type: 'Opaque', data: { url: databaseKeys.url.template } },
    },
    data: [
      { secretKey: 'username', remoteRef: { key: 'prod/db', property: 'user' } },
      { secretKey: 'db.password', remoteRef: { key: 'prod/db', property: 'password', version: '3' } },
    ],
  });
  expect(rendered('aws').find(({ kind }) => kind === 'ExternalSecret')).toMatchObject({ apiVersion: 'external-secrets.io/v1', metadata: { name } });
});

test('a store that exists already is referred to, and none is made', () => {
  expect(customKinds(rendered('store of the cluster'))).toEqual(['ExternalSecret']);
  expect(specOf('store of the cluster', 'ExternalSecret')).toMatchObject({ secretStoreRef: { name: 'company', kind: 'ClusterSecretStore' } });
});

test('a SealedSecret has the ciphertexts as they were given', () => {
  expect(rendered('sealed').find(({ kind }) => kind === 'SealedSecret')).toMatchObject({
    apiVersion: 'bitnami.com/v1alpha1',
    metadata: { name },
    spec: { encryptedData: { username: ciphertext('a'), 'db.password': ciphertext('b'), url: ciphertext('c') }, template: { metadata: { name }, type: 'Opaque' } },
  });
  const wide = rendered('sealed for a namespace').find(({ kind }) => kind === 'SealedSecret');
  const annotations = { 'sealedsecrets.bitnami.com/namespace-wide': 'true' };
  expect(wide).toMatchObject({ metadata: { annotations }, spec: { template: { metadata: { annotations } } } });
});

test('on a cluster without the operator the installation stops, with what to do', () => {
  expect(() => render(chart, { values: secretValueSets['vault'] ?? {} })).toThrow(
    'secrets.database.source is externalSecret, but the cluster does not serve external-secrets.io/v1: install External Secrets Operator 0.16 or newer, or set secrets.database.source to existingSecret (helm template asks no cluster: pass it --api-versions external-secrets.io/v1).',
  );
  expect(() => render(chart, { values: secretValueSets['sealed'] ?? {} })).toThrow('secrets.database.source is sealedSecret, but the cluster does not serve bitnami.com/v1alpha1');
});

test('values that contradict each other stop it too', () => {
  const { backend, ...withoutStore } = secretValueSets['vault'] ?? {};
  expect(backend).toBeDefined();
  expect(() => render(chart, { values: withoutStore, capabilities })).toThrow(
    'secrets.database.source is externalSecret, but there is no store to read from: set backend.store.provider to the provider, or set secrets.database.source to existingSecret.',
  );
  const twoAuthorities = { backend: { store: { provider: 'vault', vault: { server: 'https://v.example.com', caBundle: 'QUJD', caProvider: { name: 'x' }, auth: { kubernetes: { role: 'r' } } } }, serviceAccount: { create: false } } } as const;
  expect(() => render(chart, { values: twoAuthorities, capabilities })).toThrow(/no ServiceAccount to log in with: set backend\.serviceAccount\.name.*\n.*two certificate authorities for Vault/u);
});

test.each([
  ['a password in place of a ciphertext', { secrets: { database: { source: 'sealedSecret', sealedSecret: { encryptedData: { username: 'admin', 'db.password': 'hunter2', url: 'x' } } } } }, ['VALUE_INVALID', 'VALUE_INVALID', 'VALUE_INVALID']],
  ['a store without its region', { backend: { store: { provider: 'awsSecretsManager' } } }, ['VALUE_MISSING']],
  ['an external secret without its keys', { secrets: { database: { source: 'externalSecret' } } }, ['VALUE_MISSING', 'VALUE_MISSING']],
  ['a secret itself', { secrets: { database: { password: 'hunter2' } } }, ['VALUE_UNKNOWN']],
  ['Vault without TLS', { backend: { store: { provider: 'vault', vault: { server: 'http://vault', auth: { kubernetes: { role: 'r' } } } } } }, ['VALUE_INVALID']],
] as const)('the schema refuses %s', (_what, values, codes) => {
  expect(codesOf(() => render(chart, { values: values as never, capabilities }))).toEqual(codes);
});

test('in an ordinary chart literals make plain objects', () => {
  const plain = new Chart(Testing.app(), 'shop');
  const backend = new SecretBackend(plain, 'store', { values: { store: { provider: 'vault', vault: { server: 'https://v.example.com', auth: { kubernetes: { role: 'r' } } } } } });
  const secret = new SecretContract(plain, 'database', {
    values: { source: 'externalSecret', externalSecret: { remoteRefs: { password: { key: 'db' } } } },
    keys: { password: 'Password.' },
    backend,
  });
  new HardenedDeployment(plain, 'api', { values: { image: { tag: '1' } }, ports, probes, mounts: [secret.mountAt('/run/secrets')] });
  const objects = Testing.synth(plain) as KubernetesObject[];
  expect(objects.slice(0, 3).map(({ kind }) => kind)).toEqual(['SecretStore', 'ServiceAccount', 'ExternalSecret']);
  expect(objects[2]).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'database' },
    spec: { refreshInterval: '1h0m0s', secretStoreRef: { name: 'store', kind: 'SecretStore' }, target: { name: 'database', creationPolicy: 'Owner', deletionPolicy: 'Retain' }, data: [{ secretKey: 'password', remoteRef: { key: 'db' } }] },
  });
  expect(podOf(objects).spec.volumes).toMatchObject([{ secret: { secretName: 'database', items: [{ key: 'password', path: 'password' }] } }]);
});

test('wrong uses are refused, with the fix', () => {
  const plain = new Chart(Testing.app(), 'shop');
  const keys = { password: 'Password.' };
  expect(codesOf(() => new SecretContract(plain, 'a', { values: {}, keys: { 'a b': 'x', '../x': 'y' } }))).toEqual(['CONSTRUCT_INVALID', 'CONSTRUCT_INVALID']);
  expect(codesOf(() => new SecretContract(plain, 'b', { values: {}, keys: {} }))).toEqual(['CONSTRUCT_INVALID']);
  expect(() => new SecretContract(plain, 'c', { values: { source: 'externalSecret', externalSecret: { remoteRefs: { password: { key: 'db' } } } }, keys })).toThrow(
    'CONSTRUCT_INVALID: source is externalSecret, but there is no store to read from\n  in: shop/c\n  fix: set source to existingSecret',
  );
  const secret = new SecretContract(plain, 'd', { values: {}, keys });
  // @ts-expect-error -- a key that is not declared
  expect(() => secret.env('pasword')).toThrow('"pasword" is not a key of d (declared: password). Did you mean "password"?');
});

describe.each(kubernetesVersions)('Kubernetes %s', (version) => {
  test('accepts every object of every value set', () => {
    const faultsOf = strictValidator(version);
    const objects = Object.keys(secretValueSets).flatMap(rendered);
    expect(objects.flatMap(faultsOf)).toEqual([]);
  });
});

forEachHelm((binary) => {
  test('Helm renders every value set as we do, and lints it strictly', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const [set, values] of Object.entries(secretValueSets)) {
        const helm = helmTemplate(binary, folder, { values, apiVersions });
        expect({ set, objects: helm.ok ? helm.objects : helm.stderr }).toEqual({ set, objects: rendered(set) });
      }
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
    });
  });

  test('Helm asks for what the chosen branch requires', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      const helm = helmTemplate(binary, folder, { values: { backend: { store: { provider: 'awsSecretsManager' } } }, apiVersions });
      expect(helm).toEqual({ ok: false, stderr: expect.stringMatching(/awsSecretsManager[^]*region/u) as unknown });
    });
  });
});
