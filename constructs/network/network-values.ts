import { dnsLabelPattern, labelKeyPattern, labelValuePattern, v } from '../../lib';
import type { ValueOf } from '../../lib';

/** Where the DNS servers of a cluster are. */
const dnsServer = v.object({
  namespace: v.string({ description: 'Namespace of the DNS pods.', required: true, pattern: dnsLabelPattern }),
  podLabels: v.map(v.string({ pattern: labelValuePattern }), { description: 'Labels of the DNS pods.', required: true, keyPattern: labelKeyPattern }),
  port: v.port({ description: 'Port on which the DNS pods listen.', required: true }),
});

/** The DNS of most clusters. */
const clusterDns = { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' }, port: 53 };

/**
 * The values block of EgressLockedNamespace.
 *
 * @example network: networkValues()
 */
export function networkValues() {
  return v.object(
    {
    dnsServers: v.list(dnsServer, {
      description:
        'DNS servers of the cluster, the only ones that pods may ask. On OpenShift: namespace openshift-dns, label dns.operator.openshift.io/daemonset-dns: default, port 5353.',
      default: [clusterDns],
      example: [{ namespace: 'openshift-dns', podLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' }, port: 5353 }],
    }),
    },
    { section: 'Network', description: 'Pods can connect only to what the chart declares.' },
  );
}

/** What a network's values block declares. */
export type NetworkValues = ValueOf<ReturnType<typeof networkValues>>;
