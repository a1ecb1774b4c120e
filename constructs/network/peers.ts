import { and, ChartError, isSet, or, when, type BooleanValue, type Reference, type Value } from '../../lib';
import { repeat } from '../place/repeat';
import type { Labels } from '../place/place';
import type { NetworkIdentity } from '../workload/network-identity';

/** Who from outside the release may connect. Lists that are empty admit nobody. */
export interface OutsidePeers {
  /** Names of namespaces, all of whose pods may connect. @default - none */
  readonly namespaces?: Value<readonly string[]>;
  /** Networks, in CIDR notation. @default - none */
  readonly cidrs?: Value<readonly string[]>;
}

type List = Reference<readonly string[]> | readonly string[];

/** One TCP port of a rule. */
export function tcpPort(port: Value<number>): object {
  return { port, protocol: 'TCP' };
}

/**
 * The number of a port by its name.
 *
 * @throws ChartError PORT_UNKNOWN – when the component does not declare it.
 */
export function declaredPort({ component, ports }: NetworkIdentity, name: string, place: string): number {
  const port = ports[name];
  if (port === undefined) {
    throw new ChartError('PORT_UNKNOWN', `the port "${name}" is not declared by ${component} (declared: ${Object.keys(ports).join(', ')})`, {
      in: place,
      fix: 'use one of the declared ports, or add it to ports',
    });
  }
  return typeof port === 'number' ? port : port.port;
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

/**
 * An ingress rule for outside peers. The rule as a whole is left out while there are none: with an empty
 * `from`, a rule admits everybody.
 */
export function outsideRule({ namespaces = [], cidrs = [] }: OutsidePeers, port: number): unknown {
  const anyone: BooleanValue = or(isSet(namespaces), isSet(cidrs));
  return when(anyone, { from: [...namespacePeers(namespaces), ...cidrPeers(cidrs)], ports: [tcpPort(port)] });
}
