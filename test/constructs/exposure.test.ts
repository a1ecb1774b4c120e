import { Chart, Testing } from 'cdk8s';
import { chartFiles, defineValues, Exposure, exposureNotes, exposureValues, HardenedDeployment, HelmApp, HelmChart, ProbeSet, render, workloadValues, type KubernetesObject, type Override } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';
import { exposureValueSets as valueSets } from './exposure-value-sets';

const definition = defineValues({ exposure: exposureValues(), api: workloadValues(), other: workloadValues() });
const probes = ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' });
const ports = { http: 8080, admin: 9090 } as const;
const denied = ['/healthz', '/metrics'];
const apiVersions = ['gateway.networking.k8s.io/v1', 'getambassador.io/v3alpha1'];

function makeChart() {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', icon: 'https://shop.example/icon.svg', values: definition, notes: (values) => exposureNotes(values.exposure, { denied }) });
  const api = new HardenedDeployment(chart, 'api', { values: chart.values.api, ports, probes });
  const other = new HardenedDeployment(chart, 'other', { values: chart.values.other, ports, probes });
  const exposure = new Exposure(chart, 'exposure', { values: chart.values.exposure, denied });
  return { chart, api, other, exposure };
}

function routed() {
  const made = makeChart();
  made.exposure.route('/', made.api, 'http');
  made.exposure.route('/v2', made.api, 'http');
  return made;
}

type Exposed = NonNullable<Override<typeof definition>['exposure']>;

const { chart } = routed();

function exposedBy(exposure: Exposed): readonly KubernetesObject[] {
  return render(chart, { values: { exposure }, capabilities: { apiVersions } }).filter(({ metadata }) => (metadata as { labels: Record<string, string> }).labels['app.kubernetes.io/component'] === 'exposure');
}

function specsOf(exposure: Exposed): Readonly<Record<string, unknown>> {
  return Object.fromEntries(exposedBy(exposure).map((object) => [`${String(object['kind'])} ${(object['metadata'] as { name: string }).name}`, object['spec']]));
}

const api = { name: 'release-name-shop-api' };
const nowhere = { 'Service release-name-shop-exposure-nowhere': { type: 'ClusterIP', ports: [{ name: 'nowhere', port: 80, protocol: 'TCP' }] } };
const selector = { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'release-name', 'app.kubernetes.io/component': 'api' };

test('by default nothing is exposed', () => {
  expect(exposedBy({})).toEqual([]);
});

test('an Ingress leads denied paths to a Service without pods, for every host', () => {
  const path = (at: string, service: object): object => ({ path: at, pathType: 'Prefix', backend: { service } });
  const none = { name: 'release-name-shop-exposure-nowhere', port: { number: 80 } };
  const paths = [path('/healthz', none), path('/metrics', none), path('/', { ...api, port: { name: 'http' } }), path('/v2', { ...api, port: { name: 'http' } })];
  expect(specsOf(valueSets.ingress)).toEqual({
    ...nowhere,
    'Ingress release-name-shop-exposure': {
      ingressClassName: 'internal',
      rules: [{ host: 'shop.bank.example', http: { paths } }, { host: 'shop.bank.internal', http: { paths } }],
      tls: [{ hosts: ['shop.bank.example', 'shop.bank.internal'], secretName: 'shop-tls' }],
    },
  });
  expect(specsOf(valueSets['ingress without TLS'])).toEqual({ ...nowhere, 'Ingress release-name-shop-exposure': { rules: [{ host: '*.bank.example', http: { paths } }] } });
});

test('an HTTPRoute denies paths by a rule without backends', () => {
  const match = (value: string): object => ({ path: { type: 'PathPrefix', value } });
  const rules = [{ matches: [match('/healthz'), match('/metrics')] }, { matches: [match('/'), match('/v2')], backendRefs: [{ ...api, port: 8080 }] }];
  expect(specsOf(valueSets.httpRoute)).toEqual({
    'HTTPRoute release-name-shop-exposure': { parentRefs: [{ name: 'internal', namespace: 'gateways', sectionName: 'https' }], hostnames: ['shop.bank.example', 'shop.bank.internal'], rules },
  });
  expect(specsOf(valueSets['httpRoute of all hosts of the listener'])).toEqual({ 'HTTPRoute release-name-shop-exposure': { parentRefs: [{ name: 'internal' }], rules } });
});

test('each Mapping names its host, and rewrites nothing unless asked', () => {
  const service = 'release-name-shop-api.default.svc.cluster.local:8080';
  const none = 'release-name-shop-exposure-nowhere.default.svc.cluster.local:80';
  const specs = specsOf(valueSets.emissary);
  const common = { hostname: 'shop.bank.example', ambassador_id: ['edge'] };
  expect(specs).toMatchObject({
    ...nowhere,
    'Mapping release-name-shop-exposure': { ...common, prefix: '/', service, timeout_ms: 30_000 },
    'Mapping release-name-shop-exposure-v2': { ...common, prefix: '/v2', service, timeout_ms: 30_000, rewrite: '' },
    'Mapping release-name-shop-exposure-deny-healthz': { ...common, prefix: '/healthz', service: none },
    'Mapping release-name-shop-exposure-deny-metrics': { ...common, prefix: '/metrics', service: none },
  });
  expect(specs['Mapping release-name-shop-exposure']).not.toHaveProperty('rewrite');
  const extra = exposedBy(valueSets.emissary).filter(({ kind, spec }) => kind === 'Mapping' && (spec as { hostname: string }).hostname === 'shop.bank.internal');
  expect(extra.map(({ spec }) => (spec as { prefix: string }).prefix).sort()).toEqual(['/', '/healthz', '/metrics', '/v2']);
  expect(extra.map(({ metadata }) => (metadata as { name: string }).name).sort()).toEqual(
    ['', '-deny-healthz', '-deny-metrics', '-v2'].map((part) => expect.stringMatching(new RegExp(`^release-name-shop-exposure${part}-[0-9a-f]{64}$`, 'u')) as string),
  );
  expect(specsOf(valueSets['emissary for one host'])).toMatchObject({ 'Mapping release-name-shop-exposure': { hostname: '*', rewrite: '/root/' } });
  expect(Object.keys(specsOf(valueSets['emissary for one host'])).filter((name) => name.startsWith('Mapping'))).toHaveLength(4);
});

test('Services of both types select the entry alone', () => {
  const port = { name: 'http', targetPort: 'http', protocol: 'TCP', appProtocol: 'http' };
  expect(specsOf(valueSets.loadBalancer)).toEqual({
    'Service release-name-shop-exposure': {
      type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb', loadBalancerSourceRanges: ['10.0.0.0/8'], allocateLoadBalancerNodePorts: false, externalTrafficPolicy: 'Local', selector,
      ports: [{ ...port, port: 443 }],
    },
  });
  expect(specsOf(valueSets.nodePort)).toEqual({ 'Service release-name-shop-exposure': { type: 'NodePort', externalTrafficPolicy: 'Cluster', selector, ports: [{ ...port, port: 8080 }] } });
  expect(specsOf(valueSets['nodePort that is fixed'])).toMatchObject({ 'Service release-name-shop-exposure': { externalTrafficPolicy: 'Local', ports: [{ nodePort: 30_443 }] } });
});

test('a mode without what it needs is refused in one message', () => {
  const failure = (exposure: Exposed): unknown => codesOf(() => render(chart, { values: { exposure } }));
  expect(() => render(chart, { values: { exposure: { mode: 'ingress' } } })).toThrow('exposure.mode is ingress, but exposure.ingress.hostname is empty: name the host by which clients reach the application.');
  expect(() => render(chart, { values: { exposure: { mode: 'httpRoute' } } })).toThrow(/exposure\.httpRoute\.parentRefs is empty: name the Gateway that serves the route\.\n {2}- exposure\.mode is httpRoute, but the cluster does not serve gateway\.networking\.k8s\.io\/v1/u);
  expect(failure({ mode: 'emissary' })).toEqual(['GUARD_FAILED']);
});

const classOf = (ingressClassName: string, annotations: Readonly<Record<string, string>>): Exposed => ({ mode: 'ingress', ingress: { hostname: 'shop.bank.internal', ingressClassName, annotations } });
const classTwice = classOf('nginx', { 'kubernetes.io/ingress.class': 'nginx' });
const CLASS_TWICE = 'the class of the Ingress is set twice, by exposure.ingress.ingressClassName and by the annotation kubernetes.io/ingress.class: remove one of them.';

test('the class of an Ingress is a field or an annotation, and never both', () => {
  expect(() => render(chart, { values: { exposure: classTwice } })).toThrow(CLASS_TWICE);
  for (const once of [classOf('', { 'kubernetes.io/ingress.class': 'gce' }), classOf('nginx', { a: '"kubernetes.io/ingress.class":', 'kubernetes.io/ingress.classes': 'x' })]) {
    expect(() => render(chart, { values: { exposure: once } })).not.toThrow();
  }
});

test.each(['platform.example.com', 'chart-example.local', '10.0.0.1', 'Shop.bank.example', '*'])('the host %s is refused by the schema', (hostname) => {
  expect(codesOf(() => render(chart, { values: { exposure: { mode: 'ingress', ingress: { hostname } } } }))).toEqual(['VALUE_INVALID']);
});

test('a chart has one exposure, of one port of one component', () => {
  const made = routed();
  expect(codesOf(() => new Exposure(made.chart, 'second', { values: {} }))).toEqual(['EXPOSURE_SECOND_ENTRY']);
  expect(() => made.exposure.route('/other', made.other, 'http')).toThrow(
    'EXPOSURE_SECOND_ENTRY: other:http asks to be exposed, but api:http alone is the entry\n  in: shop/exposure\n  fix: let api pass on what is meant for other',
  );
  expect(codesOf(() => made.exposure.route('/admin', made.api, 'admin'))).toEqual(['EXPOSURE_SECOND_ENTRY']);
  expect(codesOf(() => made.exposure.route('/x', made.api, 'https' as never))).toEqual(['PORT_UNKNOWN']);
});

test('paths that are none, routed twice or denied are refused, all at once', () => {
  const made = routed();
  expect(codesOf(() => made.exposure.route('/a//b', made.other, 'http'))).toEqual(['EXPOSURE_SECOND_ENTRY', 'CONSTRUCT_INVALID']);
  expect(codesOf(() => made.exposure.route('/v2', made.api, 'http'))).toEqual(['CONSTRUCT_INVALID']);
  expect(codesOf(() => made.exposure.route('/metrics/all', made.api, 'http'))).toEqual(['CONSTRUCT_INVALID']);
  expect(codesOf(() => new Exposure(new Chart(Testing.app(), 'shop'), 'exposure', { values: {}, denied: ['/', 'x'] }))).toEqual(['CONSTRUCT_INVALID', 'CONSTRUCT_INVALID']);
});

test('an exposure without a route is refused', () => {
  expect(new Set(codesOf(() => render(makeChart().chart)))).toEqual(new Set(['CONSTRUCT_INVALID']));
});

test('literals in an ordinary chart are plain objects, and a certificate is taken from a contract', () => {
  const plain = new Chart(Testing.app(), 'shop');
  const component = new HardenedDeployment(plain, 'api', { values: { image: { tag: '1' } }, ports, probes });
  const exposure = new Exposure(plain, 'exposure', { values: { mode: 'ingress', ingress: { hostname: 'shop.bank.example' } }, denied: [], certificate: { secretName: 'shop-certificate' } });
  exposure.route('/', component, 'http');
  expect((Testing.synth(plain) as KubernetesObject[]).filter(({ kind }) => kind === 'Ingress')).toEqual([
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'exposure', labels: { 'app.kubernetes.io/component': 'exposure' } },
      spec: {
        rules: [{ host: 'shop.bank.example', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'api', port: { name: 'http' } } } }] } }],
        tls: [{ hosts: ['shop.bank.example'], secretName: 'shop-certificate' }],
      },
    },
  ]);
  expect(codesOf(() => new Exposure(new Chart(Testing.app(), 'b'), 'exposure', { values: { mode: 'ingress' } }))).toEqual(['CONSTRUCT_INVALID']);
});

test('a component that ends TLS itself gets connections on another port, and a certificate that is not there is not named', () => {
  const specOf = (condition: boolean, values: Exposed): unknown => {
    const plain = new Chart(Testing.app(), 'shop');
    const component = new HardenedDeployment(plain, 'api', { values: { image: { tag: '1' } }, ports: { http: 8080, https: 8443 }, probes });
    const exposure = new Exposure(plain, 'exposure', { values, denied: [], certificate: { secretName: 'shop', isEnabled: condition } });
    exposure.route('/', component, 'http', { port: 'https', condition });
    return (Testing.synth(plain) as KubernetesObject[]).find(({ metadata }) => (metadata as { name: string }).name === 'exposure')?.['spec'];
  };
  const port = { name: 'http', port: 443, protocol: 'TCP' };
  expect(specOf(true, { mode: 'loadBalancer' })).toMatchObject({ ports: [{ ...port, targetPort: 'https', appProtocol: 'https' }] });
  expect(specOf(false, { mode: 'loadBalancer' })).toMatchObject({ ports: [{ ...port, targetPort: 'http', appProtocol: 'http' }] });
  expect(specOf(true, { mode: 'ingress', ingress: { hostname: 'a.bank' } })).toMatchObject({ tls: [{ hosts: ['a.bank'], secretName: 'shop' }] });
  expect(specOf(false, { mode: 'ingress', ingress: { hostname: 'a.bank' } })).toMatchObject({ tls: [{ hosts: ['a.bank'] }] });
});

test.each(kubernetesVersions)('Kubernetes %s accepts all objects, strictly', (version) => {
  const faultsOf = strictValidator(version);
  const objects = Object.values(valueSets).flatMap(exposedBy);
  expect(new Set(objects.map(({ kind }) => kind))).toEqual(new Set(['Ingress', 'Service', 'HTTPRoute', 'Mapping']));
  expect(objects.flatMap(faultsOf)).toEqual([]);
});

forEachHelm((binary) => {
  test('Helm renders every mode as render does, and lints it', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const exposure of Object.values(valueSets)) {
        const values = { exposure };
        const helm = helmTemplate(binary, folder, { values, apiVersions });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values, capabilities: { apiVersions } }));
      }
      const refused = helmTemplate(binary, folder, { values: { exposure: classTwice } });
      expect(refused.ok ? '' : refused.stderr).toContain(CLASS_TWICE);
      const linted = helmLint(binary, folder, { strict: true });
      expect(linted.ok ? '' : linted.text).toBe('');
    });
  });
});
