import { Construct } from 'constructs';
import { didYouMean, dnsLabelPattern, HelmChart, settingsOf, v, type Problem, type Settings, type Value } from '../../lib';
import { fqdnsValue, internetValues } from './egress-values';
import { networkValue } from './network-value';
import type { ValueOf } from '../../lib';
import type { Destination, InternetAccess } from './connections';
import type { OutsidePeers } from './peers';
import type { NetworkIdentity } from '../workload/network-identity';
import type { PortOptions } from '../workload/ports';

function connection() {
  return v.object({
    namespaces: v.list(v.string({ pattern: dnsLabelPattern }), { description: '', default: [] }),
    cidrs: v.list(networkValue(), { description: '', default: [] }),
    internet: internetValues('it'),
    fqdns: fqdnsValue('it'),
    ports: v.list(v.port(), { description: '', default: [] }),
  });
}

/** What of a connection may be given as literals. */
export interface ConnectionLiterals {
  readonly namespaces?: Value<readonly string[]> | undefined;
  readonly cidrs?: Value<readonly string[]> | undefined;
  readonly internet?: InternetAccess | undefined;
  readonly fqdns?: Value<readonly string[]> | undefined;
  readonly ports?: readonly Value<number>[] | undefined;
}

/**
 * Refuses literals that the API server would refuse, or that open more than a network has. What is a reference is judged
 * by its own field, when values are there.
 *
 * @param others - Further problems, to be told at the same time.
 * @throws ChartError VALUE_INVALID – when a literal is wrong; CONSTRUCT_INVALID – when there are several problems.
 */
export function assertConnection(given: ConnectionLiterals, place: string, others: readonly Problem[] = []): void {
  settingsOf(connection(), given as Settings<ValueOf<ReturnType<typeof connection>>>, place, others);
}

/** What is wrong when a second component asks for the way out. */
export function secondSoleProblems({ component }: NetworkIdentity, first: NetworkIdentity | undefined, place: string): readonly Problem[] {
  return first === undefined
    ? []
    : [{ code: 'EGRESS_SECOND_SOLE', what: `${component} asks for outbound connections, which ${first.component} alone has`, in: place, fix: `connect through ${first.component}: declare a flow to it, and give ${component} its address` }];
}

/** What is wrong with a destination besides its literals. */
export function destinationProblems({ name, ports }: Destination, sole: NetworkIdentity | undefined, isKnown: boolean, place: string): readonly Problem[] {
  const problem = (what: string, fix: string): Problem => ({ code: 'EGRESS_INVALID', what, in: place, fix });
  return [
    ...(sole === undefined ? [problem(`no component may reach ${name}`, 'call soleEgress first')] : []),
    ...(ports.length === 0 ? [problem(`no port of ${name} is named`, 'name its ports')] : []),
    ...(isKnown ? [problem(`two destinations are called ${name}`, 'give each its own name')] : []),
  ];
}

/** What is wrong with peers from outside besides their literals. */
export function peersProblems({ namespaces, cidrs, everyone }: OutsidePeers, { component }: NetworkIdentity, place: string): readonly Problem[] {
  return namespaces === undefined && cidrs === undefined && everyone === undefined
    ? [{ code: 'EGRESS_INVALID', what: `nobody is named who may connect to ${component}`, in: place, fix: 'give namespaces, cidrs or everyone' }]
    : [];
}

// The policies that a network has by itself, and what else is in it.
const OWN_PARTS: ReadonlySet<string> = new Set(['default-deny', 'dns', 'sole-egress', 'limit-range', 'resource-quota', 'namespace', 'fqdns']);

/**
 * What is wrong with components that a network has policies of: one that is called like a part of the network, after which
 * a policy is named already, or one of another Helm chart, whose pods have other labels.
 */
export function componentProblems(network: Construct, components: readonly NetworkIdentity[]): readonly Problem[] {
  const { path } = network.node;
  const chart = HelmChart.find(network);
  const isForeign = (one: NetworkIdentity): boolean => Construct.isConstruct(one) && HelmChart.find(one) !== chart;
  return [...new Map(components.map((one) => [one.component, one])).values()].flatMap((one): readonly Problem[] => [
    ...(OWN_PARTS.has(one.component) ? [{ code: 'CONSTRUCT_INVALID' as const, what: `a component is called ${one.component}, as a part of the network is`, in: path, fix: 'give the component another id' }] : []),
    ...(isForeign(one) ? [{ code: 'EGRESS_INVALID' as const, what: `${one.component} is a component of another chart, whose labels this one does not know`, in: path, fix: 'let its namespace in with ingressFrom, in the chart that is connected to' }] : []),
  ]);
}

/** What is wrong with the name of a port. Sidecars have ports too. */
export function portNameProblems({ component, ports, sidecarPorts }: NetworkIdentity, name: string, place: string): readonly Problem[] {
  const names = Object.keys({ ...ports, ...sidecarPorts });
  return names.includes(name)
    ? []
    : [{ code: 'PORT_UNKNOWN', what: `the port "${name}" is not declared by ${component} (declared: ${names.join(', ')})${didYouMean(name, names)}`, in: place, fix: 'use one of the declared ports, or add it to ports' }];
}

/** The number of a port by its name. */
export function portNumber({ ports, sidecarPorts }: NetworkIdentity, name: string): number {
  const port = { ...ports, ...sidecarPorts }[name] as number | PortOptions;
  return typeof port === 'number' ? port : port.port;
}
