import { applicationBackupValues, clientValues, configValues, containerValues, defineValues, egressValues, exposureValues, idpValues, ledgerUpgradeValues, monitoringValues, networkValues, proxyValues, pvcValues, secretBackendValues, secretValues, selfCheckValues, smokeTestValues, tlsValues, trustBundleValues, v, volumeSnapshotValues, workloadValues } from '../../index';
import { complianceRoles } from './roles';
import { secretKeys } from './secret-keys';

const registry = 'registry.compliance-platform.example';
const repository = (name: string): string => `compliance-platform/${name}`;

/** Everything that a customer can set. */
export const complianceValues = defineValues({
  logLevel: v.choice(['error', 'warn', 'info', 'debug'], {
    description: 'Least severe message that is logged, by all components.',
    default: 'info',
  }),
  clients: clientValues({ component: 'gateway-api' }),
  exposure: exposureValues(),
  identity: idpValues(complianceRoles),
  egress: egressValues({ component: 'egress-proxy' }),
  proxy: proxyValues({
    section: 'Proxy of your network',
    description: 'Set it when connections to the outside have to go through a proxy of your own. Only egress-proxy uses it, so its address belongs into egress.cidrs; all other pods connect through egress-proxy, whatever is set here.',
  }),
  trustBundle: trustBundleValues(),
  network: networkValues({ apiServer: false }),
  storage: v.object(
    {
      evidence: pvcValues('100Gi', 'evidence_data: the ledger, to which evidence-vault only ever adds.'),
      keys: pvcValues('1Gi', 'key_data: the keys of evidence-vault.'),
      config: pvcValues('5Gi', 'config_data: the rules of risk-engine.'),
    },
    { section: 'Volumes', description: 'Volumes outlive the release: helm uninstall leaves them and their data.' },
  ),
  tls: tlsValues('TLS of gateway-api'),
  secretBackend: secretBackendValues(),
  secrets: v.object(
    {
      session: secretValues(secretKeys.session, 'Signs the sessions of gateway-api.'),
      unlock: secretValues(secretKeys.unlock, 'Opens the keys in key_data.'),
    },
    { section: 'Secrets', description: 'Where the Secrets come from. No secret itself is ever written here.' },
  ),
  reports: configValues(['report.md']),
  gatewayApi: workloadValues({
    section: 'gateway-api',
    description: 'The API that clients talk to.',
    replicas: 2,
    cpu: '250m',
    memory: '512Mi',
    image: { registry, repository: repository('gateway-api') },
  }),
  riskEngine: workloadValues({
    section: 'risk-engine',
    description: 'Scores evidence by the rules in config_data.',
    replicas: 1,
    cpu: '500m',
    memory: '1Gi',
    image: { registry, repository: repository('risk-engine') },
  }),
  riskRules: containerValues({
    section: 'risk-engine: rules',
    description: 'Puts the rules of the release into config_data before risk-engine starts, unless there are rules already.',
    cpu: '50m',
    memory: '64Mi',
    image: { registry, repository: repository('risk-engine') },
  }),
  evidenceVault: workloadValues({
    section: 'evidence-vault',
    description: 'The append-only ledger of evidence. It has one writer.',
    replicas: 1,
    cpu: '500m',
    memory: '1Gi',
    singleWriter: true,
    image: { registry, repository: repository('evidence-vault') },
  }),
  docGenerator: workloadValues({
    section: 'doc-generator',
    description: 'Makes reports from evidence.',
    replicas: 1,
    cpu: '250m',
    memory: '1Gi',
    image: { registry, repository: repository('doc-generator') },
  }),
  egressProxy: workloadValues({
    section: 'egress-proxy',
    description: 'The only component with outbound connections.',
    replicas: 2,
    cpu: '100m',
    memory: '128Mi',
    image: { registry, repository: repository('egress-proxy') },
  }),
  ledgerUpgrade: ledgerUpgradeValues({
    section: 'Ledger upgrade',
    description: 'What helm upgrade does to the ledger before a new version starts. docs/ledger-upgrade.md of the chart is its runbook.',
    image: { registry, repository: repository('evidence-vault') },
    cpu: '500m',
    memory: '1Gi',
    activeDeadlineSeconds: 3600,
  }),
  ledgerCopy: v.object(
    { enabled: v.boolean({ description: 'Whether an upgrade copies the ledger to backup.target before it migrates it. Give it time: ledgerUpgrade.activeDeadlineSeconds.', default: false }) },
    { section: 'Copy of the ledger', advanced: true },
  ),
  snapshots: volumeSnapshotValues(),
  backup: applicationBackupValues({
    section: 'Backup of keys',
    description: 'key_data leaves the platform only wrapped for your recovery key. Credentials of the target are set by extraEnvVars, from a Secret of yours. All other volumes are backed up by Velero: see the chart compliance-platform-backups.',
    image: { registry, repository: repository('evidence-vault') },
    schedule: '30 1 * * *',
    // key_data may lose 24 hours at most, and one backup may fail.
    maximumAgeHours: 48,
  }),
  smokeTest: smokeTestValues({
    section: 'Smoke test',
    description: 'What `helm test` runs: whether each service answers.',
    image: { registry, repository: repository('checks') },
  }),
  selfCheck: selfCheckValues({
    section: 'Self-check',
    description: 'The same checks, run again and again.',
    schedule: '0,15,30,45 * * * *',
    image: { registry, repository: repository('checks') },
  }),
  metrics: monitoringValues({ section: 'Monitoring', runbookUrl: 'https://docs.compliance-platform.example/runbooks/' }),
});
