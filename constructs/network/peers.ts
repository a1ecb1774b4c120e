import { and, ifSet, isSet, or, when, type BooleanValue, type Reference, type Value } from '../../lib';
import { repeat } from '../place/repeat';
import { PRIVATE_NETWORKS } from './egress-values';
import type { InternetAccess } from './connections';
import type { Labels } from '../place/place';

/** Who from outside the release may connect. Lists that are empty admit nobody. */
export interface OutsidePeers {
  /** Names of namespaces, all of whose pods may connect. @default - none */
  readonly namespaces?: Value<readonly string[]>;
  /** Networks, in CIDR notation, none wider than /8 (IPv4) or /16 (IPv6). @default - none */
  readonly cidrs?: Value<readonly string[]>;
  /** Whether all addresses may connect, of both families. @default false */
  readonly everyone?: BooleanValue;
}

type List = Reference<readonly string[]> | readonly string[];

/** One TCP port of a rule. */
export function tcpPort(port: Value<number>): object {
  return { port, protocol: 'TCP' };
}

/** A rule that is there while all conditions hold. Without any it always is. */
export function whileAll(conditions: readonly (BooleanValue | undefined)[], rule: object): unknown {
  const open = conditions.filter((condition) => condition !== undefined && condition !== true);
  return open.length === 0 ? rule : when(and(...(open as readonly BooleanValue[])), rule);
}

/** The pods with these labels, in the same namespace. */
export function podPeer(selector: Labels): object {
  return { podSelector: { matchLabels: selector } };
}

/** Networks as peers. */
export function cidrPeers(cidrs: Value<readonly string[]>): readonly unknown[] {
  return repeat(cidrs as List, (cidr) => ({ ipBlock: { cidr } }));
}

/** Namespaces as peers, by the label that Kubernetes itself gives them. */
export function namespacePeers(namespaces: Value<readonly string[]>): readonly unknown[] {
  return repeat(namespaces as List, (namespace) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
  }));
}

/** All addresses of both families as peers, but some: what opens one family alone is shut by the other on half of all clusters. */
export function internetPeers({ enabled, exceptIPv4 = PRIVATE_NETWORKS.IPv4, exceptIPv6 = PRIVATE_NETWORKS.IPv6 }: InternetAccess): readonly unknown[] {
  // Each exception lies in the network that it is of, as the API server demands: its family decides that.
  const blocks = [{ cidr: '0.0.0.0/0', except: exceptIPv4 }, { cidr: '::/0', except: exceptIPv6 }];
  return blocks.map(({ cidr, except }) => when(enabled, { ipBlock: { cidr, except: ifSet(except) } }));
}

/** Who of the outside may connect, or whether nobody may. */
export function isAnyone({ namespaces = [], cidrs = [], everyone = false }: OutsidePeers): BooleanValue {
  return or(isSet(namespaces), isSet(cidrs), everyone);
}

/**
 * An ingress rule for outside peers. The rule as a whole is left out while there are none: with an empty
 * `from`, a rule admits everybody.
 */
export function outsideRule(peers: OutsidePeers, port: number): unknown {
  const { namespaces = [], cidrs = [], everyone = false } = peers;
  const from = [...namespacePeers(namespaces), ...cidrPeers(cidrs), ...internetPeers({ enabled: everyone, exceptIPv4: [], exceptIPv6: [] })];
  return when(isAnyone(peers), { from, ports: [tcpPort(port)] });
}
