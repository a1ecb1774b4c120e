import type { Override } from '../../index';
import type { complianceValues } from './values';

/** What one kind of customer sets. */
export interface ValueSet {
  readonly description: string;
  readonly values: Override<typeof complianceValues>;
  /** APIs that their clusters serve besides those of Kubernetes. @default - none */
  readonly apiVersions?: readonly string[];
}

const digest = (character: string): string => `sha256:${character.repeat(64)}`;

// kubeseal prints as many characters for a short secret.
const ciphertext = (character: string): string => `AgB${character.repeat(737)}`;

/** Both secrets from a store. */
const externalSecrets = {
  session: { source: 'externalSecret', externalSecret: { remoteRefs: { 'session-key': { key: 'compliance/session', property: 'key' } } } },
  unlock: { source: 'externalSecret', externalSecret: { remoteRefs: { 'unlock-key': { key: 'compliance/unlock' } } } },
} as const;

/** A cluster whose admission assigns users and groups, and refuses others. */
const assignedByCluster = { podSecurityContext: { runAsUser: null, runAsGroup: null, fsGroup: null } };

/** Customers of different kinds. The chart is tested with each of them. */
export const valueSets: Readonly<Record<string, ValueSet>> = {
  default: { description: 'Nothing is set.', values: {} },
  minimal: {
    description: 'A trial on one small node: one pod of each component, small volumes.',
    values: {
      gatewayApi: { replicas: 1, resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } } },
      egressProxy: { replicas: 0 },
      storage: { evidence: { size: '1Gi' }, keys: { size: '100Mi' }, config: { size: '100Mi' } },
    },
  },
  'production-bank': {
    description: 'A bank: images by digest, own nodes, a storage class, one ingress controller and two networks outside; secrets from Vault, certificates from its own authority.',
    apiVersions: ['external-secrets.io/v1', 'cert-manager.io/v1', 'monitoring.coreos.com/v1', 'snapshot.storage.k8s.io/v1'],
    values: {
      selfCheck: { enabled: true, schedule: '*/5 * * * *', timeZone: 'Europe/Vienna' },
      metrics: {
        scrapers: { namespaces: ['monitoring'] },
        serviceMonitor: { enabled: true, labels: { release: 'kube-prometheus-stack' } },
        prometheusRule: { enabled: true, labels: { release: 'kube-prometheus-stack' }, alertLabels: { team: 'compliance' } },
        dashboards: { enabled: true },
      },
      logLevel: 'warn',
      commonLabels: { 'cost-center': '4711' },
      commonAnnotations: { 'example.com/owner': 'compliance@bank.example' },
      clients: { namespaces: ['ingress-nginx'] },
      exposure: { mode: 'ingress', ingress: { hostname: 'compliance.bank.example', extraHosts: ['audit.bank.example'], ingressClassName: 'internal', annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '64m' } } },
      identity: { groupPrefix: 'oidc:', groups: { auditor: ['CN=Internal Audit,OU=Groups,DC=bank'], riskManager: ['risk-emea', 'risk-apac'], administrator: ['iam-compliance'], operator: ['sre'] } },
      egress: { cidrs: ['203.0.113.0/24', '2001:db8::/32', '10.90.0.8/32'] },
      trustBundle: { source: 'configMap', configMap: { name: 'bank-authorities' } },
      proxy: { httpsProxySecret: { name: 'bank-proxy' }, httpProxy: 'http://proxy.bank.example:3128', noProxy: '.bank.example,10.0.0.0/8', podCidrs: ['10.244.0.0/16'], serviceCidrs: ['10.96.0.0/12', 'fd00:10:96::/112'] },
      secretBackend: { store: { provider: 'vault', vault: { server: 'https://vault.bank.example:8200', namespace: 'compliance', caProvider: { name: 'bank-ca' }, auth: { kubernetes: { role: 'compliance' } } } } },
      secrets: externalSecrets,
      tls: { minimumVersion: '1.3', certificate: { source: 'certManager', certManager: { issuerRef: { name: 'bank-ca' }, dnsNames: ['compliance.bank.example'] } } },
      reports: { extraFiles: { 'summary.md': '# {{ .Subject }}\n' } },
      storage: {
        evidence: { size: '2Ti', minimumSize: '2Ti', storageClass: 'gold-retain', accessMode: 'ReadWriteOncePod', annotations: { 'example.com/tier': 'gold' } },
        keys: { existingClaim: 'hsm-wrapped-keys' },
        config: { storageClass: 'shared', accessMode: 'ReadWriteMany' },
      },
      gatewayApi: {
        autoscaling: { mode: 'hpa', hpa: { minReplicas: 4, maxReplicas: 12 } },
        updateStrategy: { rollingUpdate: { maxSurge: 2, maxUnavailable: 1 } },
        terminationGracePeriodSeconds: 60,
        image: { digest: digest('a') },
        podLabels: { 'example.com/zone': 'dmz' },
        podAnnotations: { 'prometheus.io/scrape': 'false' },
        priorityClassName: 'business-critical',
        nodeSelector: { 'example.com/pool': 'compliance' },
        tolerations: [{ key: 'example.com/pool', operator: 'Equal', value: 'compliance', effect: 'NoSchedule' }],
        topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' }],
        service: { annotations: { 'example.com/expose': 'internal' } },
        extraEnvVars: [{ name: 'TRACE_SAMPLING', value: '0.01' }],
        extraVolumes: [{ name: 'branding', configMap: { name: 'bank-branding' } }, { name: 'hsm', csi: { driver: 'secrets-store.csi.k8s.io', readOnly: true, volumeAttributes: { secretProviderClass: 'hsm' } } }],
        extraVolumeMounts: [{ name: 'branding', mountPath: '/etc/branding', readOnly: true }, { name: 'hsm', mountPath: '/run/hsm', readOnly: true }],
      },
      riskRules: { image: { digest: digest('b') }, extraEnvVars: [{ name: 'RULES', value: 'emea' }] },
      riskEngine: { replicas: 3, image: { digest: digest('b') }, resources: { limits: { cpu: '2', memory: '4Gi' } } },
      evidenceVault: { image: { digest: digest('c') }, terminationGracePeriodSeconds: 300, startupProbe: { failureThreshold: 360 } },
      ledgerCopy: { enabled: true },
      snapshots: { label: 'before-1-4-0', volumeSnapshotClassName: 'gold' },
      backup: { enabled: true, target: 'https://backup.bank.example/compliance', image: { digest: digest('c') }, maximumAgeHours: 30, timeZone: 'Europe/Vienna' },
      ledgerUpgrade: { image: { digest: digest('c') }, activeDeadlineSeconds: 14_400, backoffLimit: 0, nodeSelector: { 'example.com/pool': 'compliance' } },
      docGenerator: { replicas: 2, image: { digest: digest('d') } },
      egressProxy: {
        image: { digest: digest('e') },
        serviceAccount: { create: false, name: 'egress' },
        affinity: {
          podAntiAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { 'app.kubernetes.io/component': 'egress-proxy' } } },
            ],
          },
        },
      },
    },
  },
  openshift: {
    description: 'OpenShift: users and groups assigned by the cluster, and its own DNS; sealed secrets.',
    apiVersions: ['bitnami.com/v1alpha1', 'security.openshift.io/v1'],
    values: {
      secrets: {
        session: { source: 'sealedSecret', sealedSecret: { encryptedData: { 'session-key': ciphertext('s') } } },
        unlock: { source: 'sealedSecret', sealedSecret: { scope: 'namespace-wide', encryptedData: { 'unlock-key': ciphertext('u') } } },
      },
      clients: { namespaces: ['openshift-ingress'] },
      selfCheck: { enabled: true, suspend: true },
    },
  },
  'air-gapped': {
    description: 'No connection to the outside: every image from a mirror, with credentials, and a storage class of none.',
    values: {
      global: { imageRegistry: 'registry.internal.example:5000/mirror', imagePullSecrets: ['mirror-credentials', { name: 'second-mirror' }] },
      clusterDomain: 'cluster.internal',
      trustBundle: { source: 'secret', secret: { name: 'authorities', key: 'bundle.pem' } },
      clients: { cidrs: ['10.20.0.0/16'] },
      exposure: { mode: 'loadBalancer', loadBalancer: { hostname: 'compliance.internal.example', loadBalancerSourceRanges: ['10.20.0.0/16'], externalTrafficPolicy: 'Local', annotations: { 'metallb.io/address-pool': 'internal' } } },
      tls: { certificate: { source: 'existingSecret', existingSecret: { name: 'compliance-tls' } } },
      secrets: { unlock: { existingSecret: { name: 'vault-keys', keys: { 'unlock-key': 'kek' } } } },
      reports: { existingConfigMap: 'our-reports' },
      network: { nodeLocalDns: ['169.254.20.10/32'], resourceQuota: { pods: 40 } },
      storage: { evidence: { storageClass: '-' } },
      gatewayApi: { image: { tag: '1.4.0-fips', pullPolicy: 'Always' } },
      metrics: { scrapers: { cidrs: ['10.30.0.0/16'] }, annotations: { enabled: true }, dashboards: { enabled: true, annotations: { grafana_folder: 'Compliance' } } },
    },
  },
  'google-cloud': {
    description: 'Google Cloud, whose Secret Manager is read by workload identity, and whose Gateway lets clients in.',
    apiVersions: ['external-secrets.io/v1', 'gateway.networking.k8s.io/v1'],
    values: {
      clients: { cidrs: ['35.191.0.0/16', '130.211.0.0/22'] },
      egress: { internet: { enabled: true, exceptIPv6: [] } },
      exposure: { mode: 'httpRoute', httpRoute: { hostname: 'compliance.cloud.example', parentRefs: [{ name: 'internal', namespace: 'gateways', sectionName: 'https' }] } },
      secretBackend: {
        store: { provider: 'gcpSecretManager', gcpSecretManager: { projectID: 'compliance-prod', auth: { workloadIdentity: { clusterLocation: 'europe-west3', clusterName: 'prod' } } } },
        serviceAccount: { annotations: { 'iam.gke.io/gcp-service-account': 'secrets@compliance-prod.iam.gserviceaccount.com' } },
      },
      secrets: externalSecrets,
    },
  },
  'shared-store': {
    description: 'A store of secrets, and an Emissary, that the cluster\'s operators keep for everybody.',
    apiVersions: ['external-secrets.io/v1', 'getambassador.io/v3alpha1'],
    values: {
      clients: { namespaces: ['emissary'] },
      exposure: { mode: 'emissary', emissary: { hostname: 'compliance.shared.example', timeoutMs: 30_000 } },
      secretBackend: { store: { provider: 'existingStore', existingStore: { name: 'company', kind: 'ClusterSecretStore' } } },
      secrets: externalSecrets,
    },
  },
  'argo-cd': {
    description: 'The first sync of Argo CD, which takes it for an upgrade although the volumes are not there yet.',
    values: { ledgerUpgrade: { enabled: false } },
  },
  renamed: {
    description: 'Other names, no DNS servers, annotations of the customer\'s own, and AWS Secrets Manager.',
    apiVersions: ['external-secrets.io/v1'],
    values: {
      secretBackend: {
        store: { provider: 'awsSecretsManager', awsSecretsManager: { region: 'eu-central-1' } },
        serviceAccount: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/secrets' } },
      },
      secrets: { session: externalSecrets.session },
      fullnameOverride: 'cp',
      clients: { everyone: true },
      exposure: { mode: 'nodePort', nodePort: { nodePort: 30_443 } },
      nameOverride: 'compliance',
      network: { dnsServers: [] },
      docGenerator: assignedByCluster,
      riskEngine: { serviceAccount: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/risk' } } },
    },
  },
};
