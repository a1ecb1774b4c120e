import { dnsLabelPattern, labelKeyPattern, labelValuePattern, localAddressPattern, v } from '../../lib';
import { networkValue } from './network-value';
import type { ValueOf } from '../../lib';

/** Where the DNS servers of a cluster are. */
const dnsServer = v.object({
  namespace: v.string({ description: 'Namespace of the DNS pods.', required: true, pattern: dnsLabelPattern }),
  podLabels: v.map(v.string({ pattern: labelValuePattern }), { description: 'Labels of the DNS pods, at least one: without any, every pod of the namespace would be taken for a DNS server.', required: true, minEntries: 1, keyPattern: labelKeyPattern }),
  port: v.port({ description: 'Port on which the DNS pods listen.', required: true }),
});

/** The DNS of most clusters. */
const clusterDns = { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' }, port: 53 };

/** The DNS of OpenShift, whose pods listen on another port than their Service: https://docs.openshift.com/container-platform/latest/networking/networking_operators/dns-operator.html */
export const openShiftDns = { namespace: 'openshift-dns', podLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' }, port: 5353 } as const;

// https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/limit-range-v1/
const RESOURCE = '^(cpu|memory|storage|ephemeral-storage|hugepages-[A-Za-z0-9]+|[^/]+/[^/]+)$';
const quantities = (description: string) => v.map(v.quantity(), { description, removable: true, keyPattern: RESOURCE });

/** From the least to the greatest, as they have to rise. */
export const RISING = ['min', 'defaultRequest', 'default', 'max'] as const;

const limits = v.object(
  {
    type: v.choice(['Container', 'Pod', 'PersistentVolumeClaim'], { description: 'What is limited.', required: true }),
    min: quantities('Least of each resource.'),
    defaultRequest: quantities('What is guaranteed where nothing else is said.'),
    default: quantities('What may be used at most where nothing else is said.'),
    max: quantities('Greatest of each resource.'),
    maxLimitRequestRatio: quantities('How many times what is guaranteed may be used at most.'),
  },
  { keyRules: (['default', 'defaultRequest'] as const).map((key) => ({ while: key, is: 'set', key: 'type', oneOf: ['Container', 'PersistentVolumeClaim'] })) },
);

// https://kubernetes.io/docs/concepts/policy/resource-quotas/#types-of-resource-quota
const QUOTA = `^((requests|limits)[.](cpu|memory|storage|ephemeral-storage|hugepages-[A-Za-z0-9]+|[^/]+/[^/]+)|cpu|memory|ephemeral-storage|hugepages-[A-Za-z0-9]+|pods|services|services[.](loadbalancers|nodeports)|replicationcontrollers|resourcequotas|secrets|configmaps|persistentvolumeclaims|[^/]+/[^/]+)$`;

/** What a network's values block is made for. */
export interface NetworkValuesOptions {
  /** Whether a component connects to the API server (`network.apiServer`), so that customers say where it is. @default true */
  readonly apiServer?: boolean;
}

/**
 * The values block of EgressLockedNamespace.
 *
 * @example
 * const values = defineValues({ network: networkValues({ apiServer: false }) });
 */
export function networkValues({ apiServer = true }: NetworkValuesOptions = {}) {
  return v.object(
    {
      dnsServers: v.list(dnsServer, {
        description:
          'DNS servers of the cluster, the only ones that pods may ask. On OpenShift its own servers are added (namespace openshift-dns, port 5353).',
        default: [clusterDns],
        example: [openShiftDns],
      }),
      // A wider network, or an address that is routed, would be a way out for every pod.
      nodeLocalDns: v.list(v.string({ pattern: localAddressPattern }), {
        description:
          'Addresses of NodeLocal DNSCache, which runs in the network of the nodes and is no pod to a policy: its own, and that of the Service kube-dns, on which it listens too where kube-proxy uses iptables. Each is one address that is not routed on the internet. Where Cilium enforces policies it runs in pods, which dnsServers name (k8s-app: node-local-dns). Empty: not used.',
        default: [],
        example: ['169.254.20.10/32', '10.96.0.10/32'],
      }),
      ...(apiServer ? { apiServer: apiServerValues() } : NO_API_SERVER),
      limitRange: v.list(limits, {
        description: 'Limits of a LimitRange for the namespace, one of each type; those of a resource rise from min over defaultRequest and default to max. Empty: none is created.',
        default: [],
        advanced: true,
        example: [{ type: 'Container', defaultRequest: { cpu: '100m' }, default: { memory: '256Mi' }, max: { memory: '4Gi' } }],
      }),
      resourceQuota: v.map(v.quantity(), {
        description: 'Hard limits of a ResourceQuota for the namespace. Empty: none is created.',
        default: {},
        keyPattern: QUOTA,
        advanced: true,
        example: { pods: 40, 'requests.cpu': '8' },
      }),
    },
    { section: 'Network', description: 'Pods can connect only to what the chart declares.' },
  );
}

/** Where the API server is. Policies see its own addresses, not that of the Service in front of it. */
function apiServerValues() {
  return v.object(
    {
      cidrs: v.list(networkValue(), {
        description: 'Addresses of the Kubernetes API server, for components that need it. Empty: nothing can reach it.',
        default: [],
        example: ['10.0.0.10/32'],
      }),
      port: v.port({ description: 'Port of the API server.', default: 6443 }),
    },
    { advanced: true },
  );
}

// Other code reads it alike: whoever asks for the API server without its values is told that they are not declared.
const NO_API_SERVER = {} as { readonly apiServer: ReturnType<typeof apiServerValues> };

/** What a network's values block declares. */
export type NetworkValues = ValueOf<ReturnType<typeof networkValues>>;
