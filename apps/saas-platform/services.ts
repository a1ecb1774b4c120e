import { HardenedDeployment, HardenedJob, ProbeSet, ProxySettings, scratchAt, when, type HelmChart } from '../../index';
import type { Configuration } from './configuration';
import type { saasValues } from './values';

type SaasChart = HelmChart<typeof saasValues>;

const http = { http: 8080 } as const;
// Whoever scrapes metrics can connect to them, and to nothing else.
const metrics = { metrics: 9090 } as const;

/** web, api, worker and migrations. Whoever calls another is told its address here, and allowed to in the network. */
export function createServices(chart: SaasChart, configuration: Configuration) {
  const { values } = chart;
  const { settings: { env }, session } = configuration;
  const proxy = createProxy(chart, configuration);
  // Everybody connects through egress-proxy, and egress-proxy through the customer's proxy, if there is one.
  const proxySettings = new ProxySettings(chart, 'proxy-settings', { values: values.proxy, through: { workload: proxy, port: 'proxy' } });
  const api = new HardenedDeployment(chart, 'api', {
    values: values.api,
    ports: { ...http, ...metrics },
    probes: probes(120),
    env: { ...env, SESSION_KEY_FILE: '/run/secrets/session/session-key' },
    mounts: [session.mountAt('/run/secrets/session'), scratchAt('/tmp')],
  });
  const worker = new HardenedDeployment(chart, 'worker', {
    values: values.worker,
    ports: { ...http, ...metrics },
    probes: probes(120),
    env,
    mounts: [scratchAt('/tmp', { sizeLimit: '1Gi' })],
  });
  const migrations = new HardenedJob(chart, 'migrations', {
    values: values.migrations,
    args: ['migrate', '--idempotent'],
    env,
    mounts: [scratchAt('/tmp')],
    // Before the first installation there is no database yet that could be brought into another form.
    hook: { events: ['post-install', 'pre-upgrade'] },
  });
  return { proxy, proxySettings, api, worker, migrations, web: createWeb(chart, configuration, api.service.url('http')) };
}

/** What `createServices` makes. */
export type Services = ReturnType<typeof createServices>;

function createWeb(chart: SaasChart, { settings, session, tls }: Configuration, apiUrl: string) {
  return new HardenedDeployment(chart, 'web', {
    values: chart.values.web,
    ports: { ...http, https: 8443, ...metrics },
    probes: probes(60),
    env: {
      ...settings.env,
      API_URL: apiUrl,
      SESSION_KEY_FILE: '/run/secrets/session/session-key',
      // While it is empty, https is not served.
      TLS_DIR: when(tls.isEnabled, '/etc/tls', ''),
      TLS_MIN_VERSION: tls.minimumVersion,
    },
    // Until then the ingress controller may still send requests.
    preStop: { command: ['/bin/sleep', '5'], seconds: 5 },
    mounts: [session.mountAt('/run/secrets/session'), tls.mountAt('/etc/tls'), scratchAt('/tmp')],
  });
}

function createProxy(chart: SaasChart, { settings }: Configuration) {
  return new HardenedDeployment(chart, 'egress-proxy', {
    values: chart.values.egressProxy,
    ports: { proxy: 3128 },
    probes: ProbeSet.tcp({ port: 'proxy', startupBudgetSeconds: 30 }),
    env: settings.env,
    mounts: [scratchAt('/tmp')],
  });
}

function probes(startupBudgetSeconds: number) {
  return ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready', startupBudgetSeconds });
}
