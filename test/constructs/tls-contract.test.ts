import { Chart, Testing } from 'cdk8s';
import { chartFiles, defineValues, HardenedDeployment, HelmApp, HelmChart, ProbeSet, render, TlsContract, tlsValues, when, workloadValues, type KubernetesObject, type Override } from '../../index';
import { podsOf } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';

const definition = defineValues({ api: workloadValues(), tls: tlsValues() });
const probes = ProbeSet.tcp({ port: 'https' });
const ports = { https: 8443 } as const;
const capabilities = { apiVersions: ['cert-manager.io/v1'] };

function makeChart() {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values: definition });
  const { values } = chart;
  const tls = new TlsContract(chart, 'tls', { values: values.tls });
  new HardenedDeployment(chart, 'api', { values: values.api, ports, probes, env: { TLS_MIN_VERSION: tls.minimumVersion, TLS_CERT: when(tls.isEnabled, '/etc/tls/tls.crt', '') }, mounts: [tls.mountAt('/etc/tls')] });
  return chart;
}

const chart = makeChart();
const issuerRef = { name: 'company-ca' };
const dnsNames = ['shop.example.com'];
const issued = (certManager: object = {}): Override<typeof definition> => ({ tls: { certificate: { source: 'certManager', certManager: { issuerRef, dnsNames, ...certManager } } } });
const sets: Readonly<Record<string, Override<typeof definition>>> = {
  default: {},
  existing: { tls: { minimumVersion: '1.3', certificate: { source: 'existingSecret', existingSecret: { name: 'shop-tls' } } } },
  issued: issued(),
  'issued by others': issued({
    issuerRef: { name: 'pca', kind: 'AWSPCAClusterIssuer', group: 'awspca.cert-manager.io' },
    dnsNames: ['a.example.com', '*.b.example.com'],
    duration: '720h0m0s',
    renewBefore: '240h0m0s',
    privateKey: { algorithm: 'RSA', size: 4096, rotationPolicy: 'Never' },
  }),
};

function rendered(set: string): readonly KubernetesObject[] {
  return render(chart, { values: sets[set] ?? {}, capabilities });
}

function certificates(set: string): readonly KubernetesObject[] {
  return rendered(set).filter(({ kind }) => kind === 'Certificate');
}

test('cert-manager is asked for a certificate with everything said', () => {
  expect(certificates('issued')).toMatchObject([{ apiVersion: 'cert-manager.io/v1', metadata: { name: 'release-name-shop-tls' } }]);
  expect(certificates('issued')[0]?.['spec']).toEqual({
    secretName: 'release-name-shop-tls',
    issuerRef: { name: 'company-ca', kind: 'ClusterIssuer', group: 'cert-manager.io' },
    dnsNames: ['shop.example.com'],
    duration: '2160h0m0s',
    renewBefore: '720h0m0s',
    privateKey: { algorithm: 'ECDSA', rotationPolicy: 'Always' },
    usages: ['digital signature', 'key encipherment', 'server auth'],
  });
  expect(certificates('issued by others')[0]?.['spec']).toMatchObject({
    issuerRef: { name: 'pca', kind: 'AWSPCAClusterIssuer', group: 'awspca.cert-manager.io' },
    dnsNames: ['a.example.com', '*.b.example.com'],
    duration: '720h0m0s',
    renewBefore: '240h0m0s',
    privateKey: { algorithm: 'RSA', size: 4096, rotationPolicy: 'Never' },
  });
});

test.each([
  ['existing', 'shop-tls', '1.3'],
  ['issued', 'release-name-shop-tls', '1.2'],
])('with the values %s the key pair is mounted, to be read only', (set, secretName, version) => {
  const [pod] = podsOf(rendered(set));
  expect(pod?.spec.volumes).toEqual([{ name: 'tls-tls', secret: { secretName, defaultMode: 0o440, items: [{ key: 'tls.crt', path: 'tls.crt' }, { key: 'tls.key', path: 'tls.key' }] } }]);
  expect(pod?.spec.containers[0]?.volumeMounts).toEqual([{ name: 'tls-tls', mountPath: '/etc/tls', readOnly: true }]);
  expect(pod?.spec.containers[0]?.['env']).toEqual([{ name: 'APP_VERSION', value: '1.4.0' }, { name: 'TLS_MIN_VERSION', value: version }, { name: 'TLS_CERT', value: '/etc/tls/tls.crt' }]);
});

test('without a certificate nothing is made and nothing is mounted', () => {
  expect(rendered('default').map(({ kind }) => kind)).not.toContain('Certificate');
  expect(rendered('existing').map(({ kind }) => kind)).not.toContain('Certificate');
  const [pod] = podsOf(rendered('default'));
  expect(pod?.spec.volumes).toEqual([]);
  expect(pod?.spec.containers[0]?.volumeMounts).toEqual([]);
});

test('two sources at once, and a source that is not chosen, are refused in our words', () => {
  const both = { tls: { certificate: { source: 'existingSecret', existingSecret: { name: 'a' }, certManager: { issuerRef } } } } as const;
  expect(() => render(chart, { values: both, capabilities })).toThrow(
    'tls.certificate.certManager.issuerRef.name is set, but tls.certificate.source is not certManager: set tls.certificate.source to certManager, or remove tls.certificate.certManager.issuerRef.name.',
  );
  expect(() => render(chart, { values: { tls: { certificate: { existingSecret: { name: 'a' } } } } })).toThrow(
    'tls.certificate.existingSecret.name is set, but tls.certificate.source is not existingSecret: set tls.certificate.source to existingSecret, or remove tls.certificate.existingSecret.name.',
  );
});

test('a certificate that cannot be is refused', () => {
  expect(() => render(chart, { values: issued({ dnsNames: [] }), capabilities })).toThrow('the certificate is for no host name: list them in tls.certificate.certManager.dnsNames.');
  const size = (algorithm: string, bits: number) => () => render(chart, { values: issued({ privateKey: { algorithm, size: bits } }), capabilities });
  expect(size('ECDSA', 2048)).toThrow('the private key has a size that its algorithm does not have: set tls.certificate.certManager.privateKey.size to 256, 384 or 521 for ECDSA, or to 2048 or more for RSA.');
  expect(size('RSA', 384)).toThrow(/size that its algorithm does not have/u);
  expect(size('ECDSA', 384)).not.toThrow();
  expect(() => render(chart, { values: issued() })).toThrow('tls.certificate.source is certManager, but the cluster does not serve cert-manager.io/v1: install cert-manager, or set tls.certificate.source to existingSecret');
});

test.each([
  ['a source without its Secret', { certificate: { source: 'existingSecret' } }, 'VALUE_MISSING'],
  ['an issuer without a name', { certificate: { source: 'certManager', certManager: { dnsNames } } }, 'VALUE_MISSING'],
  ['a version of TLS that is broken', { minimumVersion: '1.1' }, 'VALUE_INVALID'],
  ['a duration without a unit', { certificate: { certManager: { duration: '90' } } }, 'VALUE_INVALID'],
  ['a host name with a scheme', { certificate: { certManager: { dnsNames: ['https://a.example.com'] } } }, 'VALUE_INVALID'],
] as const)('the schema refuses %s', (_what, tls, code) => {
  expect(codesOf(() => render(chart, { values: { tls } as never, capabilities }))).toEqual([code]);
});

test('in an ordinary chart literals make a plain Certificate', () => {
  const plain = new Chart(Testing.app(), 'shop');
  const tls = new TlsContract(plain, 'tls', { values: { certificate: { source: 'certManager', certManager: { issuerRef } } }, dnsNames: ['api'], usages: ['server auth', 'client auth'] });
  new HardenedDeployment(plain, 'api', { values: { image: { tag: '1' } }, ports, probes, mounts: [tls.mountAt('/etc/tls')], env: { TLS_MIN_VERSION: tls.minimumVersion } });
  const objects = Testing.synth(plain) as KubernetesObject[];
  expect(objects[0]).toMatchObject({ kind: 'Certificate', metadata: { name: 'tls' }, spec: { secretName: 'tls', dnsNames: ['api'], usages: ['server auth', 'client auth'] } });
  expect(podsOf(objects)[0]?.spec.volumes).toMatchObject([{ secret: { secretName: 'tls' } }]);
  const none = new Chart(Testing.app(), 'none');
  expect(new TlsContract(none, 'tls', { values: {} }).isEnabled).toBeDefined();
  expect(Testing.synth(none)).toEqual([]);
});

test('contradicting literals are refused where they stand', () => {
  const plain = new Chart(Testing.app(), 'shop');
  expect(() => new TlsContract(plain, 'tls', { values: { certificate: { existingSecret: { name: 'a' } } } })).toThrow(
    'CONSTRUCT_INVALID: certificate.existingSecret.name is set, but certificate.source is not existingSecret\n  in: shop/tls\n  fix: set certificate.source to existingSecret, or remove certificate.existingSecret.name',
  );
  expect(codesOf(() => new TlsContract(plain, 'b', { values: { certificate: { source: 'certManager', certManager: { issuerRef } } } }))).toEqual(['CONSTRUCT_INVALID']);
});

describe.each(kubernetesVersions)('Kubernetes %s', (version) => {
  test('accepts every object of every value set', () => {
    const faultsOf = strictValidator(version);
    const objects = Object.keys(sets).flatMap(rendered);
    expect(objects.flatMap(faultsOf)).toEqual([]);
  });
});

forEachHelm((binary) => {
  test('Helm renders every value set as we do, and lints it strictly', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const [set, values] of Object.entries(sets)) {
        const helm = helmTemplate(binary, folder, { values, apiVersions: capabilities.apiVersions });
        expect({ set, objects: helm.ok ? helm.objects : helm.stderr }).toEqual({ set, objects: rendered(set) });
      }
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
      const both = { tls: { certificate: { source: 'existingSecret', existingSecret: { name: 'a' }, certManager: { issuerRef } } } };
      expect(helmTemplate(binary, folder, { values: both })).toEqual({ ok: false, stderr: expect.stringContaining('tls.certificate.source is not certManager') as unknown });
    });
  });
});
