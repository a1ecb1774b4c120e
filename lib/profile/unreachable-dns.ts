import { reachability } from '../check/network/reachability';
import { POD_KINDS } from '../check/view/pod-view';
import type { KubernetesObject } from '../chart';
import type { DnsPods } from './profile';

/** The pods of objects that cannot ask the DNS of the cluster, because a policy of theirs does not let them. */
export function podsWithoutDns(objects: readonly KubernetesObject[], { namespace, podLabels, port }: DnsPods): readonly string[] {
  const name = 'cluster-dns';
  const around = [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: { 'kubernetes.io/metadata.name': namespace } } },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace, labels: podLabels },
      spec: { containers: [{ name: 'dns', ports: [{ containerPort: port, protocol: 'UDP' }, { containerPort: port, protocol: 'TCP' }] }] },
    },
  ];
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  const pods = objects.filter(({ kind }) => (POD_KINDS as readonly string[]).includes(String(kind)));
  // One by one: what they say to each other is not asked, and would be most of the work.
  const denied = pods.flatMap((pod) => reachability([pod, ...policies], { objects: around })).filter(({ destination, reach }) => destination === `${namespace}/Pod/${name}` && reach === 'denied');
  return [...new Set(denied.map(({ source }) => source))];
}
