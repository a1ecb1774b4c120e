import {
  defineValues, EgressLockedNamespace, HardenedDeployment, HardenedStatefulSet, HealthCheck, HelmApp, HelmChart, inNamespace, Monitoring, monitoringNotes, monitoringValues, ProbeSet, promql,
  PvcContract, pvcValues, SelfCheck, selfCheckValues, workloadValues, type Override,
} from '../../index';

/** The values of a chart with monitoring. */
export const definition = defineValues({
  api: workloadValues(),
  vault: workloadValues({ singleWriter: true }),
  data: pvcValues('1Gi'),
  selfCheck: selfCheckValues({ schedule: '@hourly' }),
  metrics: monitoringValues({ runbookUrl: 'https://docs.shop.example/runbooks/' }),
});
export const ports = { http: 8080, metrics: 9090 } as const;
export const probes = ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' });
export const requestsTotal = { name: 'api_requests_total', type: 'counter', help: 'Requests answered.', labels: ['code'] } as const;

/** A chart of which everything is watched. */
export function makeChart() {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', icon: 'https://shop.example/icon.svg', values: definition, notes: (values) => monitoringNotes(values.metrics) });
  const { values } = chart;
  const data = new PvcContract(chart, 'shop_data', { values: values.data, retention: '7y', backup: { method: 'snapshot', recoveryPoint: '6h' } });
  const api = new HardenedDeployment(chart, 'api', { values: values.api, ports, probes });
  const vault = new HardenedStatefulSet(chart, 'vault', { values: values.vault, ports, probes, singleWriter: true, mounts: [data.mountAt('/data')] });
  const selfCheck = new SelfCheck(chart, 'self-check', { values: values.selfCheck, checks: [HealthCheck.http(api, 'http', { path: '/ready' })] });
  const monitoring = new Monitoring(chart, 'monitoring', { values: values.metrics });
  const { requests } = monitoring.scrape(api, 'metrics', { metrics: { requests: requestsTotal } });
  const { entries } = monitoring.scrape(vault, 'http', { path: '/internal/metrics', metrics: { entries: { name: 'vault_entries', type: 'gauge', help: 'Entries of the ledger.' } } });
  monitoring.alert('ApiErrors', {
    expr: promql`sum by (pod, code) (rate(${requests}{${inNamespace}, code=~"5.."}[5m])) > 1`,
    for: '10m',
    severity: 'critical',
    summary: 'Requests fail in {{ $labels.pod }}.',
    description: '{{ $value | humanize }} requests a second fail with {{ $labels.code }}.',
  });
  monitoring.dashboard('overview', {
    title: 'Shop {{ overview }}',
    panels: [
      { title: 'Requests', expr: promql`sum by (pod) (rate(${requests}{${inNamespace}}[$__rate_interval]))`, unit: 'reqps', legend: '{{pod}}' },
      { title: 'Entries', expr: promql`${entries}{${inNamespace}}` },
    ],
  });
  monitoring.watch(api);
  monitoring.watch(vault);
  monitoring.watchVolume(data);
  monitoring.watchCertificate('api', 'api-tls');
  monitoring.watchCronJob(selfCheck, { when: values.selfCheck.enabled });
  monitoring.allowIn(new EgressLockedNamespace(chart, 'network'));
  return { chart, api, monitoring, requests };
}

const operator = ['monitoring.coreos.com/v1'];
/** What customers with and without the Prometheus Operator set. */
export const valueSets: readonly { readonly values: Override<typeof definition>; readonly apiVersions: readonly string[] }[] = [
  { values: {}, apiVersions: [] },
  { values: { metrics: { scrapers: { cidrs: ['10.0.0.0/8'] }, annotations: { enabled: true }, dashboards: { enabled: true, annotations: { grafana_folder: 'Shops' } } }, api: { service: { annotations: { a: 'b' } } } }, apiVersions: [] },
  {
    values: {
      commonAnnotations: { owner: '{{ me }}' },
      selfCheck: { enabled: true },
      metrics: {
        scrapers: { namespaces: ['monitoring'] },
        serviceMonitor: { enabled: true, labels: { release: 'kube-prometheus-stack' }, intervalSeconds: 60 },
        prometheusRule: { enabled: true, labels: { release: 'kube-prometheus-stack' }, alertLabels: { team: 'shop', severity_hint: '{{ x }}' }, runbookUrl: '' },
        dashboards: { enabled: true, labels: { grafana_dashboard: null as never, dashboards: 'yes' } },
      },
    },
    apiVersions: operator,
  },
  { values: { metrics: { prometheusRule: { enabled: true } } }, apiVersions: operator },
];
