import { and, equals, greaterThan, HealthCheck, inNamespace, Monitoring, promql, SelfCheck, SmokeTest, type ApplicationBackup, type EgressLockedNamespace, type HelmChart, type Metric } from '../../index';
import type { Configuration } from './configuration';
import type { createServices } from './services';
import type { createVolumes } from './volumes';
import type { complianceValues } from './values';

type ComplianceChart = HelmChart<typeof complianceValues>;
type Services = ReturnType<typeof createServices>;

/** What is tested and watched. */
interface OperatedParts {
  readonly services: Services;
  readonly volumes: ReturnType<typeof createVolumes>;
  readonly configuration: Configuration;
  readonly network: EgressLockedNamespace;
  readonly keyBackup: ApplicationBackup;
}

/** How the platform is tested after an installation, and watched from then on. */
export function createOperations(chart: ComplianceChart, { services, volumes, configuration, network, keyBackup }: OperatedParts): void {
  const selfCheck = createChecks(chart, services, network);
  const { values } = chart;
  const { gateway, risk, vault, documents, proxy } = services;
  const monitoring = new Monitoring(chart, 'monitoring', { values: values.metrics });
  watchService(monitoring, services);
  for (const workload of [gateway, risk, documents, vault, proxy]) {
    monitoring.watch(workload);
  }
  for (const volume of [volumes.evidence, volumes.keys, volumes.config]) {
    monitoring.watchVolume(volume);
  }
  const { tls } = configuration;
  monitoring.watchCertificate('gateway-api', tls.certificate.name, { when: and(tls.isEnabled, equals(values.tls.certificate.source, 'certManager')) });
  monitoring.watchCronJob(selfCheck, { when: values.selfCheck.enabled });
  monitoring.watchBackup(keyBackup);
  monitoring.allowIn(network);
}

/** Whether each service answers: asked once by `helm test`, and again and again by the self-check. */
function createChecks(chart: ComplianceChart, { gateway, risk, vault, documents, proxy }: Services, network: EgressLockedNamespace): SelfCheck {
  const { values } = chart;
  const ready = { path: '/ready' };
  const checks = [
    HealthCheck.http(vault, 'http', { ...ready, when: greaterThan(values.evidenceVault.replicas, 0) }),
    HealthCheck.http(risk, 'http', { ...ready, when: greaterThan(values.riskEngine.replicas, 0) }),
    HealthCheck.http(documents, 'http', { ...ready, when: greaterThan(values.docGenerator.replicas, 0) }),
    HealthCheck.http(gateway, 'http', { ...ready, when: greaterThan(values.gatewayApi.replicas, 0) }),
    HealthCheck.tcp(proxy, 'proxy', { when: greaterThan(values.egressProxy.replicas, 0) }),
  ];
  const smokeTest = new SmokeTest(chart, 'smoke-test', { values: values.smokeTest, checks });
  const selfCheck = new SelfCheck(chart, 'self-check', { values: values.selfCheck, checks });
  smokeTest.allowIn(network);
  selfCheck.allowIn(network);
  return selfCheck;
}

/** What the services say of themselves. */
function watchService(monitoring: Monitoring, { gateway, vault }: Services): void {
  const { requests, duration } = monitoring.scrape(gateway, 'metrics', {
    metrics: {
      requests: { name: 'compliance_gateway_requests_total', type: 'counter', help: 'Requests that gateway-api answered.', labels: ['code'] },
      duration: { name: 'compliance_gateway_request_duration_seconds', type: 'histogram', help: 'How long gateway-api took to answer.' },
    },
  });
  const { entries, chainValid } = monitoring.scrape(vault, 'metrics', {
    metrics: {
      entries: { name: 'compliance_vault_entries_total', type: 'counter', help: 'Entries added to the ledger.' },
      chainValid: { name: 'compliance_vault_chain_valid', type: 'gauge', help: 'Whether the chain of the ledger was valid when it was last verified: 1 or 0.' },
    },
  });
  monitoring.alert('LedgerChainBroken', {
    expr: promql`min by (namespace, pod) (${chainValid}{${inNamespace}}) == 0`,
    for: '0m',
    severity: 'critical',
    summary: 'The chain of the evidence ledger is broken.',
    description: 'The last verification by {{ $labels.pod }} found entries that were changed or lost. Stop writing, keep the volume as it is, and follow the runbook.',
  });
  monitoring.alert('GatewayErrors', {
    expr: promql`sum by (namespace, code) (rate(${requests}{${inNamespace}, code=~"5.."}[5m])) / ignoring (code) group_left sum by (namespace) (rate(${requests}{${inNamespace}}[5m])) > 0.05`,
    for: '10m',
    severity: 'warning',
    summary: 'More than 5 % of the requests to gateway-api fail.',
    description: '{{ $value | humanizePercentage }} of the requests have failed with {{ $labels.code }} for 10 minutes. Look at the logs of gateway-api.',
  });
  createDashboard(monitoring, { requests, duration, entries, chainValid });
}

function createDashboard(monitoring: Monitoring, { requests, duration, entries, chainValid }: Readonly<Record<'requests' | 'duration' | 'entries' | 'chainValid', Metric>>): void {
  monitoring.dashboard('overview', {
    title: 'Compliance platform',
    tags: ['compliance'],
    panels: [
      { title: 'Requests', expr: promql`sum by (code) (rate(${requests}{${inNamespace}}[$__rate_interval]))`, unit: 'reqps', legend: '{{code}}' },
      { title: 'Duration, 95 % of requests', expr: promql`histogram_quantile(0.95, sum by (le) (rate(${duration}_bucket{${inNamespace}}[$__rate_interval])))`, unit: 's', legend: 'gateway-api' },
      { title: 'Entries of the ledger', expr: promql`sum(rate(${entries}{${inNamespace}}[$__rate_interval]))`, legend: 'added' },
      { title: 'Chain of the ledger', expr: promql`min(${chainValid}{${inNamespace}})`, legend: 'valid' },
    ],
  });
}
