import { Chart, Testing } from 'cdk8s';
import { admissionValues, chartFiles, defineValues, HelmApp, HelmChart, ImageAdmission, render, type KubernetesObject, type Override } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';

const definition = defineValues({ admission: admissionValues(['registry.vendor.example/platform/*']) });
const chart = new HelmChart(new HelmApp(), 'policies', { version: '1.0.0', icon: 'https://shop.example/icon.svg', values: definition });
new ImageAdmission(chart, 'images', { values: chart.values.admission });

const pem = '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEtest/+12\nabcd==\n-----END PUBLIC KEY-----\n';
const apiVersions = ['policies.kyverno.io/v1', 'policy.sigstore.dev/v1beta1'];

type Admission = NonNullable<Override<typeof definition>['admission']>;
const trust = { publicKey: { pem } } as const;
const valueSets = {
  none: {},
  kyverno: { engine: { name: 'kyverno' }, trust },
  'kyverno that reports': { engine: { name: 'kyverno', kyverno: { pullSecrets: ['registry'], webhookTimeoutSeconds: 30 } }, trust, enforce: false, namespaceLabels: { 'example.com/signed': 'true' }, images: ['registry.bank.example/*'] },
  sigstore: { engine: { name: 'sigstore' }, trust },
  'sigstore with a trust root': {
    engine: { name: 'sigstore', sigstore: { signatureFormat: 'legacy', signaturePullSecrets: ['registry'] } },
    trust: { source: 'trustRoot', trustRoot: { name: 'bank', issuer: 'https://issuer.bank.example', subject: 'release@vendor.example' } },
    enforce: false,
  },
} as const satisfies Readonly<Record<string, Admission>>;

function policyFor(admission: Admission): KubernetesObject | undefined {
  const objects = render(chart, { values: { admission }, capabilities: { apiVersions } });
  expect(objects.length).toBeLessThan(2);
  return objects[0];
}

test('without an engine there is nothing', () => {
  expect(policyFor(valueSets.none)).toBeUndefined();
});

test('Kyverno verifies every kind of container, and asks nothing of the internet', () => {
  const validation = (kind: string): object => ({
    expression: `images.${kind}.map(image, verifyImageSignatures(image, [attestors.customer])).all(count, count > 0)`,
    message: `The image of one of the ${kind} has no signature by the key that this cluster trusts.`,
  });
  expect(policyFor(valueSets.kyverno)).toMatchObject({
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'ImageValidatingPolicy',
    metadata: { name: 'release-name-policies-images-37a8eec1' },
  });
  expect(policyFor(valueSets.kyverno)?.['spec']).toEqual({
    validationActions: ['Deny'],
    failurePolicy: 'Fail',
    webhookConfiguration: { timeoutSeconds: 15 },
    evaluation: { background: { enabled: false } },
    matchConstraints: { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['pods', 'pods/ephemeralcontainers'] }] },
    matchImageReferences: [{ glob: 'registry.vendor.example/platform/*' }],
    attestors: [{ name: 'customer', cosign: { key: { data: pem }, ctlog: { url: 'https://rekor.invalid', rekorPubKey: pem, ctLogPubKey: pem, insecureIgnoreTlog: true, insecureIgnoreSCT: true } } }],
    validationConfigurations: { mutateDigest: true, verifyDigest: true, required: true },
    validations: ['containers', 'initContainers', 'ephemeralContainers'].map(validation),
  });
  expect(policyFor(valueSets['kyverno that reports'])?.['spec']).toMatchObject({
    validationActions: ['Audit'],
    failurePolicy: 'Ignore',
    webhookConfiguration: { timeoutSeconds: 30 },
    matchConstraints: { namespaceSelector: { matchLabels: { 'example.com/signed': 'true' } } },
    matchImageReferences: [{ glob: 'registry.bank.example/*' }],
    credentials: { secrets: ['registry'] },
  });
});

test('Sigstore verifies against a key, or against a trust root of the customer', () => {
  expect(policyFor(valueSets.sigstore)).toMatchObject({ apiVersion: 'policy.sigstore.dev/v1beta1', kind: 'ClusterImagePolicy', metadata: { name: 'release-name-policies-images-37a8eec1' } });
  expect(policyFor(valueSets.sigstore)?.['spec']).toEqual({
    images: [{ glob: 'registry.vendor.example/platform/*' }],
    mode: 'enforce',
    authorities: [{ name: 'customer', key: { data: pem, hashAlgorithm: 'sha256' }, signatureFormat: 'bundle' }],
  });
  expect(policyFor(valueSets['sigstore with a trust root'])?.['spec']).toEqual({
    images: [{ glob: 'registry.vendor.example/platform/*' }],
    mode: 'warn',
    authorities: [
      {
        name: 'customer',
        keyless: { trustRootRef: 'bank', identities: [{ issuer: 'https://issuer.bank.example', subject: 'release@vendor.example' }] },
        ctlog: { trustRootRef: 'bank' },
        source: [{ signaturePullSecrets: [{ name: 'registry' }] }],
        signatureFormat: 'legacy',
      },
    ],
  });
});

test('what is missing is said, all at once', () => {
  const broken = (admission: Admission) => () => render(chart, { values: { admission } });
  expect(broken({ engine: { name: 'kyverno' }, images: [] })).toThrow(
    '3 problem(s) in your values:\n' +
      '  - admission.images is empty, so nothing would be verified: name the images in admission.images.\n' +
      '  - admission.trust.publicKey.pem is empty: give the public key that images are signed with, as PEM.\n' +
      '  - admission.engine.name is kyverno, but the cluster does not serve policies.kyverno.io/v1: install Kyverno, 1.17 or later',
  );
  expect(broken({ engine: { name: 'kyverno' }, trust: { source: 'trustRoot' } })).toThrow('admission.engine.name is kyverno, which verifies offline against a public key alone: set admission.trust.source to publicKey.');
});

test.each([['not a key'], ['-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n']])('the schema refuses the key %j', (given) => {
  expect(codesOf(() => policyFor({ trust: { publicKey: { pem: given } } }))).toEqual(['VALUE_INVALID']);
});

test('literals in an ordinary chart are one plain policy', () => {
  const plain = new Chart(Testing.app(), 'policies');
  new ImageAdmission(plain, 'images', { values: { images: ['registry.bank.example/*'], trust: { source: 'publicKey', publicKey: { pem } }, engine: { name: 'sigstore' } } });
  expect(Testing.synth(plain)).toEqual([
    {
      apiVersion: 'policy.sigstore.dev/v1beta1',
      kind: 'ClusterImagePolicy',
      metadata: { name: 'images' },
      spec: { images: [{ glob: 'registry.bank.example/*' }], mode: 'enforce', authorities: [{ name: 'customer', key: { data: pem, hashAlgorithm: 'sha256' }, signatureFormat: 'bundle' }] },
    },
  ]);
  expect(codesOf(() => new ImageAdmission(new Chart(Testing.app(), 'b'), 'images', { values: { engine: { name: 'kyverno' } } }))).toEqual(['CONSTRUCT_INVALID']);
});

test('every object is valid, strictly', () => {
  const objects = Object.values(valueSets).flatMap((admission) => render(chart, { values: { admission }, capabilities: { apiVersions } }));
  expect(objects.length).toBeGreaterThan(2);
  expect(objects.flatMap(strictValidator('1.36'))).toEqual([]);
});

forEachHelm((binary) => {
  test('Helm renders every value set as render does, and lints it', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const admission of Object.values(valueSets)) {
        const values = { admission };
        const helm = helmTemplate(binary, folder, { values, apiVersions });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values, capabilities: { apiVersions } }));
      }
      const linted = helmLint(binary, folder, { strict: true });
      expect(linted.ok ? '' : linted.text).toBe('');
    });
  });
});
