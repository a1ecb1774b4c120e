import { Condition, HardenedDeployment, HardenedJob, join, ProbeSet, scratchAt, text, when, type HelmChart } from '../../index';
import type { Configuration } from './configuration';
import type { Dependencies } from './dependencies';
import type { saasValues } from './values';

type SaasChart = HelmChart<typeof saasValues>;

const http = { http: 8080 } as const;
// Whoever scrapes metrics can connect to them, and to nothing else.
const metrics = { metrics: 9090 } as const;

/** web, api, worker and migrations. Whoever calls another is told its address here, and allowed to in the network. */
export function createServices(chart: SaasChart, configuration: Configuration, dependencies: Dependencies) {
  const { values } = chart;
  const { settings, session } = configuration;
  const { auth, database, mounts } = dependencies;
  const assistant = createAssistant(chart, configuration, dependencies);
  const env = { ...settings.env, ...dependencies.env };
  const api = new HardenedDeployment(chart, 'api', {
    values: values.api,
    ports: { ...http, ...metrics },
    probes: probes(120),
    env: { ...env, ...auth.env, SESSION_KEY_FILE: '/run/secrets/session/session-key', ASSISTANT_URL: when(values.features.aiAssistant, assistant.service.url('http')) },
    mounts: [session.mountAt('/run/secrets/session'), ...mounts, ...auth.mounts, scratchAt('/tmp')],
  });
  const { hosts, port, tls } = values.mailServer;
  const worker = new HardenedDeployment(chart, 'worker', {
    values: values.worker,
    ports: { ...http, ...metrics },
    probes: probes(120),
    env: { ...env, MAIL_HOSTS: join(hosts, ','), MAIL_PORT: text`${port}`, MAIL_TLS: text`${tls}` },
    mounts: [...mounts, scratchAt('/tmp', { sizeLimit: '1Gi' })],
  });
  const migrations = new HardenedJob(chart, 'migrations', {
    values: values.migrations,
    args: ['migrate', '--idempotent'],
    env: { ...settings.env, ...database.env },
    mounts: [...database.mounts, scratchAt('/tmp')],
    // A database that the chart brings along is not there before an installation. With --wait, Helm starts the hook
    // when all pods are ready: they are with an empty database too.
    hook: { events: ['post-install', 'pre-upgrade'] },
  });
  return { api, worker, assistant, migrations, web: createWeb(chart, configuration, api.service.url('http')) };
}

/** What `createServices` makes. */
export type Services = ReturnType<typeof createServices>;

/** Only there while the customer wants it. */
function createAssistant(chart: SaasChart, { settings }: Configuration, { assistantModel }: Dependencies) {
  const { assistant: values, features } = chart.values;
  const { hosts, port, tls } = assistantModel.values;
  return new HardenedDeployment(new Condition(chart, 'assistant', features.aiAssistant), 'Default', {
    values,
    ports: { ...http, ...metrics },
    probes: probes(60),
    env: { ...settings.env, MODEL_HOSTS: join(hosts, ','), MODEL_PORT: text`${port}`, MODEL_TLS: text`${tls}` },
    mounts: [scratchAt('/tmp')],
  });
}

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

function probes(startupBudgetSeconds: number) {
  return ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready', startupBudgetSeconds });
}
