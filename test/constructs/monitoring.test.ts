import { Chart, Testing } from 'cdk8s';
import { chartFiles, HardenedDeployment, Monitoring, promql, render, type KubernetesObject } from '../../index';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';
import { makeChart, ports, probes, requestsTotal, valueSets } from './monitored-chart';

const { chart } = makeChart();
const release = { name: 'r', namespace: 'n' };
function rendered(index: number): readonly KubernetesObject[] {
  const { values, apiVersions } = valueSets[index] ?? { values: {}, apiVersions: [] };
  return render(chart, { values, release, capabilities: { apiVersions } });
}

function find(objects: readonly KubernetesObject[], kind: string, name: string): KubernetesObject | undefined {
  return objects.find((object) => object['kind'] === kind && (object['metadata'] as { name: string }).name === name);
}

forEachHelm((binary) => {
  test('Helm lints and renders monitoring as we do', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      for (const [index, { values, apiVersions }] of valueSets.entries()) {
        expect(helmLint(binary, folder, { strict: true, values })).toMatchObject({ ok: true });
        const helm = helmTemplate(binary, folder, { values, release: 'r', namespace: 'n', apiVersions });
        expect(helm.ok ? helm.objects : helm.stderr).toEqual(rendered(index));
      }
    });
  });

  test('without the operator an installation stops with what to do, all problems at once', () => {
    const values = { metrics: { serviceMonitor: { enabled: true, intervalSeconds: 5 }, annotations: { enabled: true }, prometheusRule: { enabled: true } } };
    const text = [
      '5 problem(s) in your values:',
      '  - a scrape may take longer than the time until the next: set metrics.serviceMonitor.scrapeTimeoutSeconds to at most metrics.serviceMonitor.intervalSeconds.',
      '  - everything would be scraped twice, by ServiceMonitors and by annotations: set metrics.serviceMonitor.enabled or metrics.annotations.enabled to false.',
      '  - metrics.serviceMonitor.enabled is true, but the cluster does not serve monitoring.coreos.com/v1: install the Prometheus Operator, or set metrics.serviceMonitor.enabled to false (helm template asks no cluster: pass it --api-versions monitoring.coreos.com/v1).',
      '  - metrics.prometheusRule.enabled is true, but the cluster does not serve monitoring.coreos.com/v1: install the Prometheus Operator, or set metrics.prometheusRule.enabled to false (helm template asks no cluster: pass it --api-versions monitoring.coreos.com/v1).',
      '  - metrics are to be scraped, but nobody may connect to them: set metrics.scrapers.namespaces to the namespace of Prometheus.',
    ].join('\n');
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmTemplate(binary, folder, { values })).toEqual({ ok: false, stderr: expect.stringContaining(text) as unknown });
    });
    expect(() => render(chart, { values })).toThrow(text);
  });
});

test.each(kubernetesVersions)('Kubernetes %s accepts every object', (version) => {
  expect(valueSets.flatMap((_set, index) => rendered(index)).flatMap(strictValidator(version))).toEqual([]);
});

test('by default there is nothing but the Services', () => {
  expect(rendered(0).map(({ kind }) => kind)).not.toEqual(expect.arrayContaining(['ConfigMap']));
  expect(rendered(0).some(({ apiVersion }) => String(apiVersion).includes('monitoring'))).toBe(false);
  expect(JSON.stringify(rendered(0))).not.toContain('prometheus.io');
});

test('a ServiceMonitor selects exactly one Service, by labels that it has and a port that it names', () => {
  const objects = rendered(2);
  const monitors = objects.filter(({ kind }) => kind === 'ServiceMonitor') as unknown as { spec: { selector: { matchLabels: Record<string, string> }; endpoints: readonly { port: string }[] } }[];
  const services = objects.filter(({ kind }) => kind === 'Service') as unknown as { metadata: { name: string; labels: Record<string, string> }; spec: { ports: readonly { name: string }[] } }[];
  const selected = monitors.map(({ spec }) => services.filter(({ metadata }) => Object.entries(spec.selector.matchLabels).every(([key, value]) => metadata.labels[key] === value)));
  expect(selected.map((list) => list.map(({ metadata }) => metadata.name))).toEqual([['r-shop-api'], ['r-shop-vault']]);
  expect(selected.every(([service], index) => service?.spec.ports.some(({ name }) => name === monitors[index]?.spec.endpoints[0]?.port))).toBe(true);
  expect(find(objects, 'ServiceMonitor', 'r-shop-monitoring-vault')).toEqual({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: expect.objectContaining({ name: 'r-shop-monitoring-vault', labels: expect.objectContaining({ release: 'kube-prometheus-stack', 'app.kubernetes.io/component': 'vault' }) as unknown }) as unknown,
    spec: {
      selector: { matchLabels: { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'r', 'app.kubernetes.io/component': 'vault', 'chartwright.dev/scraped': 'true' } },
      endpoints: [{ port: 'http', path: '/internal/metrics', scheme: 'http', interval: '60s', scrapeTimeout: '10s' }],
    },
  });
});

test('annotations take the place of ServiceMonitors, beside those of the customer', () => {
  expect(find(rendered(1), 'Service', 'r-shop-api')).toMatchObject({
    metadata: { annotations: { a: 'b', 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090', 'prometheus.io/path': '/metrics', 'prometheus.io/scheme': 'http' } },
  });
});

interface Rule { readonly alert: string; readonly expr: string; readonly for: string; readonly labels: Record<string, string>; readonly annotations: Record<string, string> }

function rulesOf(objects: readonly KubernetesObject[]): readonly Rule[] {
  const rule = find(objects, 'PrometheusRule', 'r-shop-monitoring') as { spec: { groups: readonly { name: string; rules: readonly Rule[] }[] } };
  expect(rule.spec.groups.map(({ name }) => name)).toEqual(['r-shop-monitoring']);
  return rule.spec.groups[0]?.rules ?? [];
}

test('alerts keep their braces, and name their runbook', () => {
  const [errors] = rulesOf(rendered(3));
  expect(errors).toEqual({
    alert: 'ApiErrors',
    expr: 'sum by (pod, code) (rate(api_requests_total{namespace="n", code=~"5.."}[5m])) > 1',
    for: '10m',
    labels: { severity: 'critical' },
    annotations: {
      summary: 'Requests fail in {{ $labels.pod }}.',
      description: '{{ $value | humanize }} requests a second fail with {{ $labels.code }}.',
      runbook_url: 'https://docs.shop.example/runbooks/ApiErrors',
    },
  });
  const [again] = rulesOf(rendered(2));
  expect(again).toMatchObject({ labels: { severity: 'critical', team: 'shop', severity_hint: '{{ x }}' } });
  expect(again?.annotations).not.toHaveProperty('runbook_url');
});

test('workloads, volumes, certificates and jobs have their alerts', () => {
  const workload = (name: string): readonly string[] => [`${name}PodNotReady`, `${name}PodRestarting`, `${name}ReplicasMismatch`];
  const always = ['ApiErrors', ...workload('Api'), ...workload('Vault'), 'ShopDataVolumeAlmostFull', 'ShopDataVolumeAlmostFullOfFiles', 'ApiCertificateExpires', 'ApiCertificateNotReady'];
  expect(rulesOf(rendered(3)).map(({ alert }) => alert)).toEqual(always);
  expect(rulesOf(rendered(2)).map(({ alert }) => alert)).toEqual([...always, 'SelfCheckRunFailed']);
  const expr = Object.fromEntries(rulesOf(rendered(2)).map((rule) => [rule.alert, rule.expr]));
  expect(expr['ApiPodNotReady']).toBe('sum by (namespace, pod) (kube_pod_status_ready{namespace="n", pod=~"r-shop-api-[a-z0-9]+-[a-z0-9]+", condition="true"}) == 0');
  expect(expr['VaultReplicasMismatch']).toBe('kube_statefulset_replicas{namespace="n", statefulset="r-shop-vault"} != kube_statefulset_status_replicas_ready{namespace="n", statefulset="r-shop-vault"}');
  expect(expr['ShopDataVolumeAlmostFull']).toBe('kubelet_volume_stats_available_bytes{namespace="n", persistentvolumeclaim="r-shop-shop-data"} / kubelet_volume_stats_capacity_bytes{namespace="n", persistentvolumeclaim="r-shop-shop-data"} * 100 < 10');
  expect(expr['ApiCertificateExpires']).toBe('certmanager_certificate_expiration_timestamp_seconds{namespace="n", name="api-tls"} - time() < 14 * 86400');
});

test('a dashboard is JSON that Grafana reads, with its braces', () => {
  const map = find(rendered(1), 'ConfigMap', 'r-shop-monitoring-overview') as { metadata: { labels: object; annotations: object }; data: Record<string, string> };
  expect(map.metadata).toMatchObject({ labels: { grafana_dashboard: '1' }, annotations: { grafana_folder: 'Shops' } });
  const model = JSON.parse(map.data['shop-overview.json'] ?? '') as { uid: string; title: string; panels: readonly object[] };
  expect(model).toMatchObject({
    uid: 'shop-overview',
    title: 'Shop {{ overview }}',
    panels: [
      { title: 'Requests', description: 'Requests answered.', datasource: { uid: '${datasource}' }, targets: [{ expr: 'sum by (pod) (rate(api_requests_total{namespace="$namespace"}[$__rate_interval]))', legendFormat: '{{pod}}' }] },
      { title: 'Entries', gridPos: { x: 12, y: 0 }, targets: [{ expr: 'vault_entries{namespace="$namespace"}' }] },
    ],
  });
  const other = find(rendered(2), 'ConfigMap', 'r-shop-monitoring-overview') as { metadata: { labels: Record<string, string> } };
  expect(other.metadata.labels).not.toHaveProperty('grafana_dashboard');
  expect(other.metadata.labels).toHaveProperty('dashboards', 'yes');
});

test('monitoring of literals is plain Kubernetes', () => {
  const plain = new Chart(Testing.app(), 'tools', { namespace: 'tools' });
  const api = new HardenedDeployment(plain, 'api', { values: { image: { tag: '1' } }, ports, probes });
  const monitoring = new Monitoring(plain, 'monitoring', { values: { serviceMonitor: { enabled: true }, prometheusRule: { enabled: true }, dashboards: { enabled: true } } });
  const { requests } = monitoring.scrape(api, 'metrics', { metrics: { requests: requestsTotal } });
  monitoring.watch(api);
  monitoring.dashboard('overview', { title: 'Tools', panels: [{ title: 'Requests', expr: promql`${requests}` }] });
  const objects = Testing.synth(plain) as readonly KubernetesObject[];
  const labels = { 'app.kubernetes.io/name': 'tools', 'app.kubernetes.io/instance': 'tools', 'app.kubernetes.io/component': 'api', 'chartwright.dev/scraped': 'true' };
  expect(find(objects, 'Service', 'api')).toMatchObject({ metadata: { labels } });
  expect(find(objects, 'ServiceMonitor', 'monitoring-api')).toMatchObject({ spec: { selector: { matchLabels: labels }, endpoints: [{ port: 'metrics', interval: '30s' }] } });
  expect(find(objects, 'PrometheusRule', 'monitoring')).toMatchObject({ spec: { groups: [{ rules: [{ expr: 'sum by (namespace, pod) (kube_pod_status_ready{namespace=~"tools", pod=~"api-[a-z0-9]+-[a-z0-9]+", condition="true"}) == 0' }, {}, {}] }] } });
  expect(find(objects, 'ConfigMap', 'monitoring-overview')).toBeDefined();
  const annotated = new Chart(Testing.app(), 'tools');
  const other = new HardenedDeployment(annotated, 'api', { values: { image: { tag: '1' } }, ports, probes });
  new Monitoring(annotated, 'monitoring', { values: { annotations: { enabled: true } } }).scrape(other, 'http');
  expect(Testing.synth(annotated)[0]).toMatchObject({ kind: 'Service', metadata: { annotations: { 'prometheus.io/port': '8080' } } });
});

test('what is declared wrongly is refused, all at once', () => {
  const { monitoring, api, requests } = makeChart();
  const metric = (name: string, type: 'counter' | 'gauge' = 'gauge'): object => ({ name, type, help: 'x' });
  expect(codesOf(() => monitoring.scrape(api, 'http', { path: 'metrics', metrics: { a: metric('a-b'), b: metric('b', 'counter'), c: metric('api_requests_total'), d: { ...metric('d'), help: ' ', labels: ['e-f'] } } as never }))).toEqual(Array(7).fill('CONSTRUCT_INVALID'));
  const alert = { expr: promql`${requests} > 0`, for: '10 minutes', severity: 'info', summary: 'a {{ $labels.colour }}', description: 'b' } as const;
  expect(codesOf(() => { monitoring.alert('errors', alert); })).toEqual(Array(3).fill('CONSTRUCT_INVALID'));
  expect(() => { monitoring.alert('ApiErrors', { ...alert, for: '1m', summary: 'a' }); }).toThrow('there are two alerts called ApiErrors');
  expect(() => { monitoring.watch(api); }).toThrow('there are two alerts called ApiPodNotReady');
  const stranger = makeChart().requests;
  expect(codesOf(() => monitoring.dashboard('B', { title: 'x', panels: [] }))).toEqual(Array(2).fill('CONSTRUCT_INVALID'));
  expect(() => monitoring.dashboard('b', { title: 'x', panels: [{ title: 'y', expr: promql`${stranger}` }] })).toThrow(
    'CONSTRUCT_INVALID: the panel "y" reads api_requests_total, which another Monitoring scrapes\n  in: shop/monitoring\n  fix: declare the dashboard there',
  );
  // @ts-expect-error the workload has no such port
  expect(codesOf(() => new Monitoring(chart, 'other', { values: {} }).scrape(api, 'grpc'))).toEqual(['PORT_UNKNOWN']);
});

test('scrapers, and nobody else, may connect to the port of the metrics', () => {
  expect(find(rendered(2), 'NetworkPolicy', 'r-shop-network-api')).toMatchObject({ spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }], ports: [{ port: 9090, protocol: 'TCP' }] }] } });
  expect(JSON.stringify(find(rendered(0), 'NetworkPolicy', 'r-shop-network-api'))).not.toContain('9090');
});

test('the notes say why nothing may be scraped', () => {
  const [, notes = ''] = [...chartFiles(chart)].find(([path]) => path === 'templates/NOTES.txt') ?? [];
  expect(String(notes)).toContain('Monitoring is off');
  expect(String(notes)).toContain('serviceMonitorSelector');
});
