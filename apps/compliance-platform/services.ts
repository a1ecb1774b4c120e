import { HardenedDeployment, HardenedStatefulSet, ProbeSet, scratchAt, text, type HelmChart } from '../../index';
import type { createVolumes } from './volumes';
import type { complianceValues } from './values';

/** The five services. Whoever calls another is told its address here, and allowed to in the network. */
export function createServices(chart: HelmChart<typeof complianceValues>, volumes: ReturnType<typeof createVolumes>) {
  const { values } = chart;
  const common = { LOG_LEVEL: values.logLevel };
  const http = { http: 8080 } as const;
  const probes = (startupBudgetSeconds: number) =>
    ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready', startupBudgetSeconds });

  const proxy = new HardenedDeployment(chart, 'egress-proxy', {
    values: values.egressProxy,
    ports: { proxy: 3128 },
    probes: ProbeSet.tcp({ port: 'proxy', startupBudgetSeconds: 30 }),
    env: common,
    mounts: [scratchAt('/tmp')],
  });
  const throughProxy = {
    HTTPS_PROXY: proxy.service.url('proxy'),
    NO_PROXY: text`localhost,127.0.0.1,.svc,.${values.clusterDomain}`,
  };
  const vault = new HardenedStatefulSet(chart, 'evidence-vault', {
    values: values.evidenceVault,
    ports: http,
    // The ledger is verified from its beginning before it is opened.
    probes: probes(600),
    env: { ...common, EVIDENCE_DIR: '/data/evidence', KEY_DIR: '/data/keys' },
    mounts: [volumes.evidence.mountAt('/data/evidence'), volumes.keys.mountAt('/data/keys'), scratchAt('/tmp')],
    singleWriter: true,
  });
  const risk = new HardenedDeployment(chart, 'risk-engine', {
    values: values.riskEngine,
    ports: http,
    probes: probes(180),
    env: { ...common, ...throughProxy, CONFIG_DIR: '/data/config', VAULT_URL: vault.service.url('http') },
    mounts: [volumes.config.mountAt('/data/config'), scratchAt('/tmp')],
  });
  const documents = new HardenedDeployment(chart, 'doc-generator', {
    values: values.docGenerator,
    ports: http,
    probes: probes(120),
    env: { ...common, VAULT_URL: vault.service.url('http') },
    mounts: [scratchAt('/tmp', { sizeLimit: '1Gi' })],
  });
  const gateway = new HardenedDeployment(chart, 'gateway-api', {
    values: values.gatewayApi,
    ports: http,
    probes: probes(120),
    env: {
      ...common,
      ...throughProxy,
      VAULT_URL: vault.service.url('http'),
      RISK_ENGINE_URL: risk.service.url('http'),
      DOC_GENERATOR_URL: documents.service.url('http'),
    },
    mounts: [scratchAt('/tmp')],
  });
  return { proxy, vault, risk, documents, gateway };
}
