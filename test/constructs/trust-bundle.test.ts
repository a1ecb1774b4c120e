import { Chart, Testing } from 'cdk8s';
import { chartFiles, defineValues, HardenedDeployment, ProbeSet, render, scratchAt, TrustBundle, trustBundleValues, type HelmChart, type KubernetesObject, type Override } from '../../index';
import { hardeningFaults, podsOf } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';
import { containersOf, emptyChart, everyPodFields, literalValues, makeEveryPod, variablesOf } from './every-pod';

const definition = defineValues({ trustBundle: trustBundleValues(), ...everyPodFields });
const NAMES = ['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'AWS_CA_BUNDLE', 'GRPC_DEFAULT_SSL_ROOTS_FILE_PATH'];

function makeChart(): HelmChart<typeof definition> {
  const chart = emptyChart(definition);
  makeEveryPod(chart, chart.values);
  new TrustBundle(chart, 'trust-bundle', { values: chart.values.trustBundle });
  return chart;
}

const chart = makeChart();
const valueSets: readonly Override<typeof definition>[] = [
  {},
  { trustBundle: { source: 'secret', secret: { name: 'company-ca' } }, selfCheck: { enabled: true } },
  { trustBundle: { source: 'configMap', configMap: { name: 'company-ca', key: 'bundle.pem' } }, selfCheck: { enabled: true } },
];

/** Every pod has the volume, and every container mounts it and has the variables. */
function expectTrust(objects: readonly KubernetesObject[], source: object, path = '/etc/trust-bundle'): void {
  for (const { place, spec } of podsOf(objects)) {
    expect({ place, volumes: spec.volumes?.filter(({ name }) => name === 'trust-bundle') }).toEqual({ place, volumes: [{ name: 'trust-bundle', projected: { sources: [source] } }] });
  }
  const containers = containersOf(objects);
  expect(containers).toHaveLength(10);
  for (const container of containers) {
    expect(container.volumeMounts).toContainEqual({ name: 'trust-bundle', mountPath: path, readOnly: true });
    expect(variablesOf(container)).toMatchObject(Object.fromEntries(NAMES.map((name) => [name, `${path}/ca.crt`])));
  }
}

forEachHelm((binary) => {
  test('Helm lints and renders the chart as we do', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of valueSets) {
        expect(helmLint(binary, folder, { strict: true, values })).toMatchObject({ ok: true });
        const helm = helmTemplate(binary, folder, { values });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values }));
      }
    });
  });

  test.each([{ source: 'secret' }, { source: 'configMap', configMap: { name: '' } }, { source: 'file' }, { source: 'secret', secret: { name: 'a', key: '../b' } }])('the schema refuses %j', (trustBundle) => {
    const values = { trustBundle };
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmTemplate(binary, folder, { values })).toEqual({ ok: false, stderr: expect.stringContaining('trustBundle') as unknown });
    });
    expect(codesOf(() => render(chart, { values: values as never }))).not.toEqual([]);
  });
});

test.each(kubernetesVersions)('Kubernetes %s accepts them', (version) => {
  const faultsOf = strictValidator(version);
  expect(valueSets.flatMap((values) => render(chart, { values })).flatMap(faultsOf)).toEqual([]);
});

test('certificates of a Secret or a ConfigMap reach every container of every kind, which stays as hardened', () => {
  const [, secret = {}, configMap = {}] = valueSets;
  expectTrust(render(chart, { values: secret }), { secret: { name: 'company-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } });
  expectTrust(render(chart, { values: configMap }), { configMap: { name: 'company-ca', items: [{ key: 'bundle.pem', path: 'ca.crt' }] } });
  expect(podsOf(render(chart, { values: secret })).flatMap(hardeningFaults)).toEqual([]);
});

test('without a source nothing is added', () => {
  expect(JSON.stringify(render(chart))).not.toMatch(/trust-bundle|SSL_CERT_FILE/u);
});

test('literals reach every container of an ordinary chart', () => {
  const plain = new Chart(Testing.app(), 'shop');
  makeEveryPod(plain, literalValues);
  new TrustBundle(plain, 'trust-bundle', { values: { source: 'configMap', configMap: { name: 'company-ca' } }, path: '/etc/authorities' });
  expectTrust(Testing.synth(plain) as never, { configMap: { name: 'company-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } }, '/etc/authorities');
});

test('wrong uses are refused', () => {
  const plain = (): Chart => new Chart(Testing.app(), 'shop');
  expect(codesOf(() => new TrustBundle(plain(), 'trust', { values: { source: 'secret' } }))).toEqual(['VALUE_MISSING']);
  expect(codesOf(() => new TrustBundle(plain(), 'trust', { values: {}, path: '/etc/../ca' }))).toEqual(['VOLUME_INVALID']);
  expect(codesOf(() => { const twice = makeChart(); new TrustBundle(twice, 'other', { values: twice.values.trustBundle }); })).toEqual(['CONSTRUCT_INVALID']);
  const taken = makeChart();
  new HardenedDeployment(taken, 'web', { values: taken.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), mounts: [scratchAt('/etc/trust-bundle')] });
  expect(() => render(taken)).toThrow('VOLUME_INVALID: web mounts a volume at "/etc/trust-bundle", where every container of the chart has another\n  in: shop/web/deployment\n  fix: give one of them another path');
});
