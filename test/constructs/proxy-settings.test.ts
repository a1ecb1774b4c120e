import { Chart, Testing } from 'cdk8s';
import { chartFiles, defineValues, HardenedDeployment, ProbeSet, ProxySettings, proxyValues, render, type HelmChart, type KubernetesObject, type Override } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';
import { containersOf, emptyChart, everyPodFields, literalValues, makeEveryPod, variablesOf } from './every-pod';

const definition = defineValues({ proxy: proxyValues(), ...everyPodFields });
const NAMES = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'];

/** A chart whose settings are made before its pods, or after them. */
function makeChart(order: 'before' | 'after', isThrough = false): HelmChart<typeof definition> {
  const chart = emptyChart(definition);
  const { values } = chart;
  if (order === 'before') {
    new ProxySettings(chart, 'proxy-settings', { values: values.proxy });
  }
  const { api } = makeEveryPod(chart, values);
  if (order === 'after') {
    new ProxySettings(chart, 'proxy-settings', { values: values.proxy, ...(isThrough ? { through: { workload: api, port: 'http' } } : {}) });
  }
  return chart;
}

const proxy = { httpProxy: 'http://proxy.example:3128', httpsProxy: 'http://proxy.example:3129', noProxy: '.example,10.0.0.0/8', podCidrs: ['10.244.0.0/16'], serviceCidrs: ['10.96.0.0/12', 'fd00::/112'] };
const valueSets: readonly Override<typeof definition>[] = [
  {},
  { proxy, selfCheck: { enabled: true } },
  { proxy: { httpProxySecret: { name: 'proxy' }, httpsProxySecret: { name: 'proxy', key: 'https' } }, fullnameOverride: 'x', clusterDomain: 'k8s.internal' },
];
const charts = { all: makeChart('before'), through: makeChart('after', true) };

function find(objects: readonly KubernetesObject[], place: string) {
  const found = containersOf(objects).find((container) => container.place === place);
  return found === undefined ? {} : variablesOf(found);
}

forEachHelm((binary) => {
  test.each(Object.entries(charts))('Helm lints and renders the chart %s as we do', (_name, chart) => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const values of valueSets) {
        expect(helmLint(binary, folder, { strict: true, values })).toMatchObject({ ok: true });
        const helm = helmTemplate(binary, folder, { values, release: 'r' });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(render(chart, { values, release: { name: 'r' } }));
      }
    });
  });

  test.each([[{ httpProxy: 'proxy.example' }, 'httpProxy'], [{ noProxy: 'a, b' }, 'noProxy'], [{ podCidrs: ['10.0.0.0'] }, 'podCidrs'], [{ httpProxySecret: { name: 'a', key: '' } }, 'httpProxySecret']])('the schema refuses %j', (given, place) => {
    const values = { proxy: given };
    withChartFolder(chartFiles(charts.all), (folder) => {
      expect(helmTemplate(binary, folder, { values })).toEqual({ ok: false, stderr: expect.stringContaining(place) as unknown });
    });
    expect(() => render(charts.all, { values })).toThrow('VALUE_INVALID');
  });

  test('a proxy that is named twice stops the installation', () => {
    const values = { proxy: { httpsProxy: 'http://a', httpsProxySecret: { name: 'b' } } };
    const message = 'the proxy for https is named twice: set only one of proxy.httpsProxy and proxy.httpsProxySecret.name.';
    withChartFolder(chartFiles(charts.all), (folder) => {
      expect(helmTemplate(binary, folder, { values })).toEqual({ ok: false, stderr: expect.stringContaining(message) as unknown });
    });
    expect(() => render(charts.all, { values })).toThrow(message);
  });
});

test.each(kubernetesVersions)('Kubernetes %s accepts them', (version) => {
  const faultsOf = strictValidator(version);
  expect(Object.values(charts).flatMap((chart) => valueSets.flatMap((values) => render(chart, { values })).flatMap(faultsOf))).toEqual([]);
});

test.each(['before', 'after'] as const)('settings that are made %s the pods reach every container of every kind', (order) => {
  const containers = containersOf(render(makeChart(order), { values: valueSets[1] ?? {} }));
  // Workloads, jobs, a cron job, a test, a self-check, and three steps of an upgrade.
  expect(containers).toHaveLength(10);
  for (const container of containers) {
    const variables = variablesOf(container);
    expect({ place: container.place, variables: NAMES.map((name) => variables[name]) }).toEqual({
      place: container.place,
      variables: [proxy.httpProxy, proxy.httpProxy, proxy.httpsProxy, proxy.httpsProxy, variables['no_proxy'], variables['NO_PROXY']],
    });
    expect(variables['NO_PROXY']).toBeDefined();
  }
});

test('what is in the cluster is not reached through the proxy, and neither is what the customer names', () => {
  const { NO_PROXY } = find(render(charts.all, { values: { proxy, clusterDomain: 'k8s.internal' }, release: { name: 'r' } }), 'Deployment/r-shop-api');
  const services = ['r-shop-api', 'r-shop-ledger', 'r-shop-ledger-headless'];
  expect(String(NO_PROXY).split(',')).toEqual(['localhost', '127.0.0.1', '::1', '.svc', '.k8s.internal', 'kubernetes.default', '$(KUBERNETES_SERVICE_HOST)', ...services, '10.244.0.0/16', '10.96.0.0/12', 'fd00::/112', '.example', '10.0.0.0/8']);
});

test('without a proxy no container has a variable of one', () => {
  for (const container of containersOf(render(charts.all))) {
    expect(Object.keys(variablesOf(container)).filter((name) => NAMES.includes(name))).toEqual([]);
  }
});

test('a URL with a password stays in its Secret', () => {
  const variables = find(render(charts.all, { values: valueSets[2] ?? {} }), 'Deployment/x-api');
  expect(variables).toMatchObject({ HTTP_PROXY: { secretKeyRef: { name: 'proxy', key: 'httpProxy' } }, https_proxy: { secretKeyRef: { name: 'proxy', key: 'https' } }, NO_PROXY: expect.stringContaining('.k8s.internal') as unknown });
});

test('of a proxy in the chart, it alone uses the customer\'s, and all others use it', () => {
  for (const values of valueSets) {
    const objects = render(charts.through, { values, release: { name: 'r' } });
    const name = values.fullnameOverride ?? 'r-shop';
    const domain = values.clusterDomain ?? 'cluster.local';
    const own = find(objects, `Deployment/${name}-api`);
    expect(own).toEqual(find(render(charts.all, { values, release: { name: 'r' } }), `Deployment/${name}-api`));
    for (const container of containersOf(objects).filter(({ place }) => place !== `Deployment/${name}-api`)) {
      expect(variablesOf(container)).toMatchObject({ HTTP_PROXY: `http://${name}-api.default.svc.${domain}:8080`, https_proxy: `http://${name}-api.default.svc.${domain}:8080`, no_proxy: expect.any(String) as unknown });
    }
  }
});

test('a variable of a construct\'s own wins', () => {
  const chart = emptyChart(definition);
  new HardenedDeployment(chart, 'web', { values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), env: { HTTPS_PROXY: 'http://own' } });
  new ProxySettings(chart, 'proxy-settings', { values: chart.values.proxy });
  const [web] = containersOf(render(chart, { values: { proxy } }));
  const items = (web?.['env'] ?? []) as readonly { readonly name: string; readonly value: string }[];
  expect(items.filter(({ name }) => /^https_proxy$/iu.test(name)).map(({ name, value }) => [name, value])).toEqual([['https_proxy', proxy.httpsProxy], ['HTTPS_PROXY', 'http://own']]);
});

test('settings of literals reach every container of an ordinary chart', () => {
  const plain = new Chart(Testing.app(), 'shop');
  makeEveryPod(plain, literalValues);
  new ProxySettings(plain, 'proxy-settings', { values: proxy });
  const containers = containersOf(Testing.synth(plain) as never);
  expect(containers).toHaveLength(10);
  expect(containers.map((container) => variablesOf(container)['HTTPS_PROXY'])).toEqual(containers.map(() => proxy.httpsProxy));
  expect(String(variablesOf(containers[0] ?? {})['NO_PROXY']).split(',')).toEqual(['localhost', '127.0.0.1', '::1', '.svc', '.cluster.local', 'kubernetes.default', '$(KUBERNETES_SERVICE_HOST)', 'api', 'ledger', 'ledger-headless', '10.244.0.0/16', '10.96.0.0/12', 'fd00::/112', '.example', '10.0.0.0/8']);
});

test('settings of literals that name no proxy add nothing', () => {
  const plain = new Chart(Testing.app(), 'shop');
  makeEveryPod(plain, literalValues);
  const without = Testing.synth(plain);
  new ProxySettings(plain, 'proxy-settings', { values: {} });
  expect(Testing.synth(plain)).toEqual(without);
});

test('wrong uses are refused', () => {
  const make = (): HelmChart<typeof definition> => makeChart('before');
  expect(codesOf(() => { const chart = make(); new ProxySettings(chart, 'other', { values: chart.values.proxy }); })).toEqual(['CONSTRUCT_INVALID']);
  expect(codesOf(() => new ProxySettings(new Chart(Testing.app(), 'shop'), 'proxy', { values: { httpProxy: 'http://a', httpProxySecret: { name: 'b', key: 'c' } } }))).toEqual(['CONSTRUCT_INVALID']);
  expect(codesOf(() => new ProxySettings(new Chart(Testing.app(), 'shop'), 'proxy', { values: { httpProxy: 'a' } }))).toEqual(['VALUE_INVALID']);
  const chart = emptyChart(definition);
  const { api } = makeEveryPod(chart, chart.values);
  // @ts-expect-error the port is not declared
  expect(codesOf(() => new ProxySettings(chart, 'proxy', { values: chart.values.proxy, through: { workload: api, port: 'proxy' } }))).toEqual(['PORT_UNKNOWN']);
});
