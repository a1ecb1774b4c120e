import { isSet, when, type Reference } from '../../lib';
import { repeat } from '../place/repeat';
import { cidrPeers } from './peers';
import { openShiftDns, type NetworkValues } from './network-values';
import type { Place } from '../place/place';

// https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
const DNS_PORT = 53;

/** DNS by UDP and TCP to the servers of the cluster and their caches on the nodes, and to no other. */
export function dnsRules({ dnsServers, nodeLocalDns }: Reference<NetworkValues>, { isOpenShift }: Pick<Place, 'isOpenShift'>): readonly unknown[] {
  const servers = repeat(dnsServers, serverRule);
  // A rule without addresses would reach everything: without any, it is left out.
  return [...servers, when(isOpenShift, serverRule(openShiftDns)), when(isSet(nodeLocalDns), { to: cidrPeers(nodeLocalDns), ports: dnsPorts(DNS_PORT) })];
}

function serverRule({ namespace, podLabels, port }: { readonly namespace: unknown; readonly podLabels: unknown; readonly port: unknown }): object {
  return {
    to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } }, podSelector: { matchLabels: podLabels } }],
    ports: dnsPorts(port),
  };
}

function dnsPorts(port: unknown): readonly object[] {
  return [
    { port, protocol: 'UDP' },
    { port, protocol: 'TCP' },
  ];
}
