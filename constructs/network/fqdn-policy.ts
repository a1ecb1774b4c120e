import { and, Condition, isSet, text, when, type Reference, type Value } from '../../lib';
import { repeat } from '../place/repeat';
import { requireApi } from '../place/require-api';
import type { Construct } from 'constructs';
import type { NetworkIdentity } from '../workload/network-identity';
import { openShiftDns, type NetworkValues } from './network-values';
import type { Place } from '../place/place';

/** Which names a component may reach, where Cilium enforces policies. */
export interface FqdnOptions {
  readonly place: Place;
  readonly name: string;
  readonly from: NetworkIdentity;
  readonly fqdns: Value<readonly string[]>;
  /** TCP ports; none stand for all. */
  readonly ports: readonly Value<number>[];
  readonly values: Reference<NetworkValues>;
}

// https://docs.cilium.io/en/stable/security/dns/
const API_VERSION = 'cilium.io/v2';

/**
 * A CiliumNetworkPolicy that lets a component reach names, beside the portable policy, which knows
 * addresses only. Cilium learns the addresses from the answers of the cluster's DNS, which the policy
 * lets it read.
 */
export function makeFqdnPolicy(construct: Construct, { place, name, from, fqdns, ports, values }: FqdnOptions): void {
  const isWanted = and(from.condition ?? true, isSet(fqdns));
  requireApi(construct, { apiVersion: API_VERSION, condition: isWanted, message: `${from.component} may reach names`, fix: 'leave the list of names empty, or install Cilium' });
  place.object(new Condition(construct, 'fqdns', isWanted), 'Default', {
    apiVersion: API_VERSION,
    kind: 'CiliumNetworkPolicy',
    metadata: { name, annotations: { 'chartwright.dev/egress': 'sole' } },
    spec: {
      endpointSelector: { matchLabels: from.selector },
      egress: [
        {
          toFQDNs: repeat(fqdns as Reference<readonly string[]>, (pattern) => ({ matchPattern: pattern })),
          ...(ports.length === 0 ? {} : { toPorts: [{ ports: ports.map((port) => ({ port: text`${port}`, protocol: 'TCP' })) }] }),
        },
        ...repeat(values.dnsServers, ({ namespace, podLabels, port }) => dnsRule({ ...podLabels, 'io.kubernetes.pod.namespace': namespace }, text`${port}`)),
        when(place.isOpenShift, dnsRule({ ...openShiftDns.podLabels, 'io.kubernetes.pod.namespace': openShiftDns.namespace }, String(openShiftDns.port))),
      ],
    },
  });
}

/** Cilium reads the answers of the servers that it may ask. */
function dnsRule(matchLabels: object, port: Value<string>): object {
  return { toEndpoints: [{ matchLabels }], toPorts: [{ ports: [{ port, protocol: 'ANY' }], rules: { dns: [{ matchPattern: '*' }] } }] };
}
