import { HardenedDeployment, HardenedStatefulSet, ProbeSet, ProxySettings, scratchAt, when, type HelmChart, type IdpRbac } from '../../index';
import type { Configuration } from './configuration';
import type { createVolumes } from './volumes';
import type { complianceValues } from './values';

type ComplianceChart = HelmChart<typeof complianceValues>;

const http = { http: 8080 } as const;
// Whoever scrapes metrics can connect to them, and to nothing else.
const metrics = { metrics: 9090 } as const;

/** The five services. Whoever calls another is told its address here, and allowed to in the network. */
export function createServices(chart: ComplianceChart, volumes: ReturnType<typeof createVolumes>, configuration: Configuration, identity: IdpRbac) {
  const { values } = chart;
  const { env } = configuration.settings;
  const proxy = createProxy(chart, configuration);
  // Everybody connects through egress-proxy, and egress-proxy through the customer's proxy, if there is one.
  const proxySettings = new ProxySettings(chart, 'proxy-settings', { values: values.proxy, through: { workload: proxy, port: 'proxy' } });
  const vault = createVault(chart, volumes, configuration);
  const VAULT_URL = vault.service.url('http');
  const risk = new HardenedDeployment(chart, 'risk-engine', {
    values: values.riskEngine,
    ports: http,
    probes: probes(180),
    env: { ...env, CONFIG_DIR: '/data/config', VAULT_URL },
    mounts: [volumes.config.mountAt('/data/config'), scratchAt('/tmp')],
    initContainers: [{ name: 'rules', values: values.riskRules, args: ['install-rules', '--if-absent'], env: { CONFIG_DIR: '/data/config' }, mounts: [volumes.config.mountAt('/data/config')] }],
  });
  const documents = new HardenedDeployment(chart, 'doc-generator', {
    values: values.docGenerator,
    ports: http,
    probes: probes(120),
    env: { ...env, REPORT_DIR: '/etc/reports', VAULT_URL },
    mounts: [configuration.reports.mountAt('/etc/reports'), scratchAt('/tmp', { sizeLimit: '1Gi' })],
  });
  const RISK_ENGINE_URL = risk.service.url('http');
  const DOC_GENERATOR_URL = documents.service.url('http');
  const { session, tls } = configuration;
  const gateway = new HardenedDeployment(chart, 'gateway-api', {
    values: values.gatewayApi,
    ports: { ...http, https: 8443, ...metrics },
    probes: probes(120),
    env: {
      ...env,
      VAULT_URL,
      RISK_ENGINE_URL,
      DOC_GENERATOR_URL,
      AUTHORIZATION_FILE: '/etc/authorization/authorization.json',
      SESSION_KEY_FILE: '/run/secrets/session/session-key',
      // While it is empty, https is not served.
      TLS_DIR: when(tls.isEnabled, '/etc/tls', ''),
      TLS_MIN_VERSION: tls.minimumVersion,
    },
    // Until then the ingress controller may still send requests.
    preStop: { command: ['/bin/sleep', '5'], seconds: 5 },
    mounts: [session.mountAt('/run/secrets/session'), tls.mountAt('/etc/tls'), identity.mountAt('/etc/authorization'), scratchAt('/tmp')],
  });
  return { proxy, proxySettings, vault, risk, documents, gateway };
}

function createProxy(chart: ComplianceChart, { settings }: Configuration) {
  const { values } = chart;
  return new HardenedDeployment(chart, 'egress-proxy', {
    values: values.egressProxy,
    ports: { proxy: 3128 },
    probes: ProbeSet.tcp({ port: 'proxy', startupBudgetSeconds: 30 }),
    env: settings.env,
    mounts: [scratchAt('/tmp')],
  });
}

function createVault(chart: ComplianceChart, { evidence, keys }: ReturnType<typeof createVolumes>, { settings, unlock }: Configuration) {
  const { values } = chart;
  return new HardenedStatefulSet(chart, 'evidence-vault', {
    values: values.evidenceVault,
    ports: { ...http, ...metrics },
    // The ledger is verified from its beginning before it is opened.
    probes: probes(600),
    env: { ...settings.env, EVIDENCE_DIR: '/data/evidence', KEY_DIR: '/data/keys', UNLOCK_KEY_FILE: '/run/secrets/unlock/unlock-key' },
    mounts: [evidence.mountAt('/data/evidence'), keys.mountAt('/data/keys'), unlock.mountAt('/run/secrets/unlock'), scratchAt('/tmp')],
    singleWriter: true,
    backup: { quiesce: { before: ['/usr/bin/evidence-vault', 'freeze'], after: ['/usr/bin/evidence-vault', 'thaw'] } },
  });
}

function probes(startupBudgetSeconds: number) {
  return ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready', startupBudgetSeconds });
}
