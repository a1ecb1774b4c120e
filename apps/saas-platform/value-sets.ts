import type { Override } from '../../index';
import type { saasValues } from './values';

/** What one kind of customer sets. */
export interface ValueSet {
  readonly description: string;
  readonly values: Override<typeof saasValues>;
  /** APIs that their clusters serve besides those of Kubernetes. @default - none */
  readonly apiVersions?: readonly string[];
}

const digest = (character: string): string => `sha256:${character.repeat(64)}`;

// kubeseal prints as many characters for a short secret.
const ciphertext = (character: string): string => `AgB${character.repeat(737)}`;

/** Customers of different kinds. The chart is tested with each of them. */
export const valueSets: Readonly<Record<string, ValueSet>> = {
  default: { description: 'Nothing is set.', values: {} },
  enterprise: {
    description: 'A company with services of its own: images by digest, an ingress, cert-manager, a proxy, secrets from a store.',
    apiVersions: ['external-secrets.io/v1', 'cert-manager.io/v1', 'monitoring.coreos.com/v1'],
    values: {
      commonLabels: { 'cost-center': '4711' },
      features: { advancedReporting: true, aiAssistant: true },
      assistantModel: { cidrs: ['203.0.113.40/32'] },
      auth: { provider: 'oidc', oidc: { issuerUrl: 'https://id.corp.example:8443/realms/staff', port: 8443, clientId: 'platform', clientSecretRef: { name: 'platform-oidc', key: 'secret' }, cidrs: ['10.90.1.70/32'] } },
      clients: { namespaces: ['ingress-nginx'] },
      exposure: { mode: 'ingress', ingress: { hostname: 'platform.corp.example', ingressClassName: 'internal' } },
      tls: { minimumVersion: '1.3', certificate: { source: 'certManager', certManager: { issuerRef: { name: 'corp-ca' }, dnsNames: ['platform.corp.example'] } } },
      egress: { cidrs: ['10.90.0.8/32'] },
      proxy: { httpsProxy: 'http://proxy.corp.example:3128', httpProxy: 'http://proxy.corp.example:3128', noProxy: '.corp.example,10.0.0.0/8', serviceCidrs: ['10.96.0.0/12'] },
      trustBundle: { source: 'configMap', configMap: { name: 'corp-authorities' } },
      secretBackend: { store: { provider: 'existingStore', existingStore: { name: 'corp', kind: 'ClusterSecretStore' } } },
      secrets: { session: { source: 'externalSecret', externalSecret: { remoteRefs: { 'session-key': { key: 'platform/session' } } } } },
      database: { mode: 'external', external: { host: 'pg.corp.example', cidrs: ['10.90.1.20/32', '10.90.1.21/32'], database: 'saas', username: 'saas_app' } },
      cache: { mode: 'external', external: { host: 'redis.corp.example', port: 6380, cidrs: ['10.90.1.30/32'] } },
      queue: { mode: 'external', external: { host: 'nats.corp.example', cidrs: ['10.90.1.40/32'], tls: false } },
      objectStore: { mode: 'external', external: { host: 's3.corp.example', cidrs: ['10.90.1.50/32'], region: 'eu-central-1', bucket: 'saas-files' } },
      mailServer: { hosts: ['mail.corp.example', 'mail2.corp.example'], cidrs: ['10.90.1.60/31'] },
      web: { image: { digest: digest('a') }, autoscaling: { mode: 'hpa', hpa: { minReplicas: 3, maxReplicas: 9 } } },
      api: { image: { digest: digest('b') }, replicas: 4, resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '2Gi' } } },
      worker: { image: { digest: digest('c') }, extraEnvVars: [{ name: 'CONCURRENCY', value: '8' }] },
      migrations: { image: { digest: digest('d') }, activeDeadlineSeconds: 7200 },
      selfCheck: { enabled: true },
      metrics: { scrapers: { namespaces: ['monitoring'] }, serviceMonitor: { enabled: true, labels: { release: 'prom' } }, prometheusRule: { enabled: true }, dashboards: { enabled: true } },
    },
  },
  'air-gapped': {
    description: 'No connection to the outside: every image from a mirror, with credentials; the database by CloudNativePG.',
    apiVersions: ['postgresql.cnpg.io/v1'],
    values: {
      global: { imageRegistry: 'registry.internal.example:5000/mirror', imagePullSecrets: ['mirror-credentials', { name: 'second-mirror' }] },
      airgapped: true,
      clusterDomain: 'cluster.internal',
      auth: { provider: 'ldap', ldap: { host: 'ldap.internal.example', cidrs: ['10.20.0.30/32'], baseDN: 'dc=internal,dc=example', bindDN: 'cn=reader,dc=internal,dc=example', bindPasswordRef: { name: 'directory', key: 'password' }, userSearchFilter: '(&(objectClass=person)(|(uid={{username}})(mail={{username}})))' } },
      clients: { cidrs: ['10.20.0.0/16'] },
      exposure: { mode: 'loadBalancer', loadBalancer: { hostname: 'platform.internal.example' } },
      tls: { certificate: { source: 'existingSecret', existingSecret: { name: 'platform-tls' } } },
      trustBundle: { source: 'secret', secret: { name: 'authorities', key: 'bundle.pem' } },
      database: { mode: 'cloudNativePg', cloudNativePg: { instances: 2, storage: { size: '100Gi', storageClass: 'fast' }, backup: { volumeSnapshotClassName: 'csi' } } },
      network: { apiServer: { cidrs: ['10.20.0.10/32'] } },
    },
  },
  openshift: {
    description: 'OpenShift: users and groups assigned by the cluster, and its own DNS; a sealed secret, and a Gateway.',
    apiVersions: ['bitnami.com/v1alpha1', 'security.openshift.io/v1', 'gateway.networking.k8s.io/v1'],
    values: {
      fullnameOverride: 'platform',
      auth: { provider: 'saml', saml: { metadataUrl: 'https://sso.apps.example/metadata', entityId: 'urn:platform', cidrs: ['10.40.0.9/32'] } },
      clients: { namespaces: ['openshift-ingress'] },
      exposure: { mode: 'httpRoute', httpRoute: { hostname: 'platform.apps.example', parentRefs: [{ name: 'internal', namespace: 'gateways' }] } },
      secrets: { session: { source: 'sealedSecret', sealedSecret: { encryptedData: { 'session-key': ciphertext('s') } } } },
    },
  },
};
