import { and, equals, greaterThan, HealthCheck, inNamespace, Monitoring, promql, SelfCheck, SmokeTest, type EgressLockedNamespace, type HelmChart } from '../../index';
import type { Configuration } from './configuration';
import type { Dependencies } from './dependencies';
import type { EgressProxy } from './egress-proxy';
import type { Services } from './services';
import type { saasValues } from './values';

type SaasChart = HelmChart<typeof saasValues>;

/** What is tested and watched. */
interface OperatedParts {
  readonly services: Services;
  readonly configuration: Configuration;
  readonly dependencies: Dependencies;
  readonly egressProxy: EgressProxy;
  readonly network: EgressLockedNamespace;
}

/** How the platform is tested after an installation, and watched from then on. */
export function createOperations(chart: SaasChart, { services, configuration: { tls }, dependencies, egressProxy, network }: OperatedParts): void {
  const { values } = chart;
  const { web, api, worker, assistant } = services;
  const proxy = egressProxy.workload;
  const selfCheck = createChecks(chart, services, { proxy, checks: dependencies.checks, network });
  const monitoring = new Monitoring(chart, 'monitoring', { values: values.metrics });
  const { requests } = monitoring.scrape(web, 'metrics', {
    metrics: { requests: { name: 'saas_web_requests_total', type: 'counter', help: 'Requests that web answered.', labels: ['code'] } },
  });
  const { jobs } = monitoring.scrape(worker, 'metrics', {
    metrics: { jobs: { name: 'saas_worker_jobs_total', type: 'counter', help: 'Jobs that worker ended.', labels: ['result'] } },
  });
  monitoring.scrape(api, 'metrics');
  monitoring.alert('JobsFail', {
    expr: promql`sum by (namespace) (rate(${jobs}{${inNamespace}, result="failed"}[15m])) > 0.1`,
    for: '15m',
    severity: 'warning',
    summary: 'Jobs of worker fail.',
    description: '{{ $value }} jobs in a second have failed for 15 minutes. Look at the logs of worker.',
  });
  monitoring.dashboard('overview', {
    title: 'SaaS platform',
    tags: ['saas'],
    panels: [
      { title: 'Requests', expr: promql`sum by (code) (rate(${requests}{${inNamespace}}[$__rate_interval]))`, unit: 'reqps', legend: '{{code}}' },
      { title: 'Jobs', expr: promql`sum by (result) (rate(${jobs}{${inNamespace}}[$__rate_interval]))`, legend: '{{result}}' },
    ],
  });
  for (const workload of [web, api, worker, proxy]) {
    monitoring.watch(workload);
  }
  monitoring.watch(assistant, { when: values.features.aiAssistant });
  monitoring.watchCertificate('web', tls.certificate.name, { when: and(tls.isEnabled, equals(values.tls.certificate.source, 'certManager')) });
  monitoring.watchCronJob(selfCheck, { when: values.selfCheck.enabled });
  monitoring.allowIn(network);
}

/** Whether each service answers: asked once by `helm test`, and again and again by the self-check. */
function createChecks(chart: SaasChart, { web, api, worker, assistant }: Services, { proxy, checks: further, network }: { readonly proxy: EgressProxy['workload']; readonly checks: Dependencies['checks']; readonly network: EgressLockedNamespace }): SelfCheck {
  const { values } = chart;
  const ready = { path: '/ready' };
  const checks = [
    HealthCheck.tcp(proxy, 'proxy', { when: greaterThan(values.egressProxy.replicas, 0) }),
    ...further,
    HealthCheck.http(api, 'http', { ...ready, when: greaterThan(values.api.replicas, 0) }),
    HealthCheck.http(worker, 'http', { ...ready, when: greaterThan(values.worker.replicas, 0) }),
    HealthCheck.http(assistant, 'http', { ...ready, when: and(values.features.aiAssistant, greaterThan(values.assistant.replicas, 0)) }),
    HealthCheck.http(web, 'http', { ...ready, when: greaterThan(values.web.replicas, 0) }),
  ];
  const smokeTest = new SmokeTest(chart, 'smoke-test', { values: values.smokeTest, checks });
  const selfCheck = new SelfCheck(chart, 'self-check', { values: values.selfCheck, checks });
  smokeTest.allowIn(network);
  selfCheck.allowIn(network);
  return selfCheck;
}
