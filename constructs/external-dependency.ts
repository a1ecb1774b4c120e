import { Construct } from 'constructs';
import { and, ChartError, isSet, settingsOf, valuesPathOf, type BooleanValue, type Reference, type Settings } from '../lib';
import { connectCheck, type CheckTarget, type HealthCheck } from './check/health-check';
import { externalDependencyValues, type ExternalDependencyValues } from './dependency/dependency-values';
import { endingOf } from './place/ending';
import type { Destination, FlowOptions } from './network/connections';
import type { NetworkIdentity } from './workload/network-identity';
import type { PortMap, PortName } from './workload/ports';

/** The component with the way out, and its port that takes `CONNECT` of HTTP. */
export interface WayOut<Ports extends PortMap = PortMap> {
  /** The component with outbound connections. */
  readonly workload: CheckTarget<Ports>;
  /** Its port that clients connect to. */
  readonly port: PortName<Ports>;
}

/** What something outside is. */
export interface ExternalDependencyProps<Ports extends PortMap> {
  /** What customers set: `chart.values.<block>` of a block made by `externalDependencyValues`, or literals. */
  readonly values: Settings<ExternalDependencyValues>;
  /** What it is called, in names of objects and in messages. @default - the construct's id */
  readonly name?: string;
  /** What the application needs it for, in a few words, for whoever has to allow the connection. */
  readonly purpose: string;
  /** Whether the application works without it. A check that fails is a failed test only where it does not. */
  readonly criticality: 'required' | 'optional';
  /** The only component that may reach it, which everybody else connects through. */
  readonly through: WayOut<Ports>;
  /** While it does not hold, it is not used. @default true */
  readonly when?: BooleanValue;
}

/** A network in which something outside can be declared. EgressLockedNamespace is one. */
export interface DestinationNetwork {
  /** Lets the component with the way out reach something outside. */
  readonly destination: (destination: Destination) => void;
  /** Lets the pods of one component connect to a port of another. */
  readonly flow: (from: NetworkIdentity, to: NetworkIdentity, port: string, options?: FlowOptions) => void;
}

/**
 * Something outside the cluster that the application connects to. The component with the way out may reach its
 * networks, on its port alone; `checks` ask whether it can, from where the application would, and are handed to a
 * SmokeTest and a SelfCheck; `outboundGuide` lists it for whoever has to allow the connection. Without hosts it is not
 * used. Emits a NetworkPolicy, once it is allowed in a network.
 *
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when nothing is said of its purpose, or there are several of these problems,
 *   which are told at once.
 * @example
 * const values = defineValues({ api: workloadValues(), proxy: workloadValues(), mailServer: externalDependencyValues({ port: 587 }) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const proxy = new HardenedDeployment(chart, 'proxy', { values: chart.values.proxy, ports: { proxy: 3128 }, probes: ProbeSet.tcp({ port: 'proxy' }) });
 * const api = new HardenedDeployment(chart, 'api', { values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) });
 * const mail = new ExternalDependency(chart, 'mail', {
 *   values: chart.values.mailServer, purpose: 'Invitations and reminders', criticality: 'optional', through: { workload: proxy, port: 'proxy' },
 * });
 * const network = new EgressLockedNamespace(chart, 'network');
 * network.soleEgress(proxy, { cidrs: [] });
 * mail.allowIn(network, [api]);
 */
export class ExternalDependency<const Ports extends PortMap = PortMap> extends Construct {
  /** What it is called. */
  readonly name: string;
  /** What the application needs it for. */
  readonly purpose: string;
  /** Whether the application works without it. */
  readonly criticality: 'required' | 'optional';
  /** Whether it is used. */
  readonly isUsed: BooleanValue;
  /** What the customer set of it. */
  readonly values: Reference<ExternalDependencyValues>;
  /** Whether it can be reached. */
  readonly checks: readonly HealthCheck[];
  private readonly through: WayOut<Ports>;

  constructor(scope: Construct, id: string, props: ExternalDependencyProps<Ports>) {
    super(scope, id);
    const { path } = this.node;
    if (props.purpose.trim() === '') {
      throw new ChartError('CONSTRUCT_INVALID', `nothing is said of what ${id} is needed for`, { in: path, fix: 'say it in purpose, in a few words' });
    }
    this.name = props.name ?? endingOf(this);
    this.purpose = props.purpose;
    this.criticality = props.criticality;
    this.through = props.through;
    this.values = settingsOf(externalDependencyValues(), props.values, path);
    this.isUsed = and(props.when ?? true, isSet(this.values.hosts));
    this.checks = [
      connectCheck({ name: this.name, through: props.through, hosts: this.values.hosts, port: this.values.port, isRequired: props.criticality === 'required', condition: this.isUsed }),
    ];
  }

  /** Lets clients connect to it, through the component with the way out. */
  allowIn(network: DestinationNetwork, clients: readonly NetworkIdentity[]): void {
    const { cidrs, port } = this.values;
    network.destination({ name: this.name, cidrs, ports: [port], when: this.isUsed });
    for (const client of clients) {
      network.flow(client, this.through.workload, this.through.port, { when: this.isUsed });
    }
  }

  /** How the customer calls its settings. */
  get valuesNames(): readonly string[] {
    const { hosts, cidrs, port } = this.values;
    return [...(Array.isArray(hosts) ? (hosts as readonly unknown[]) : [hosts]), cidrs, port].flatMap((value) => valuesPathOf(value as string) ?? []);
  }
}
