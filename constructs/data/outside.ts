import { ChartError, defaultTo, equals, text, valuesPathOf, when, type BooleanValue, type Reference, type Value } from '../../lib';
import { ExternalDependency, type DestinationNetwork, type WayOut } from '../external-dependency';
import { endingOf } from '../place/ending';
import type { Construct } from 'constructs';
import type { HealthCheck } from '../check/health-check';
import type { NetworkIdentity } from '../workload/network-identity';
import type { PortMap, PortName } from '../workload/ports';

/** The component with the way out, and the port on which it forwards connections to one server outside. */
export interface ForwardedWayOut<Ports extends PortMap = PortMap> extends WayOut<Ports> {
  /** What is sent to this port goes to the server, as it is: TLS is between the client and the server. */
  readonly forward: PortName<Ports>;
}

/** A server of the customer's, outside the cluster. */
export interface OutsideServer {
  /** The name or address of the server. */
  readonly host: Reference<string>;
  /** Its TCP port. */
  readonly port: Reference<number>;
  /** Networks in which it is. */
  readonly cidrs: Reference<readonly string[]>;
}

/** What is to be reached outside. */
export interface OutsideOptions<Ports extends PortMap> {
  readonly server: OutsideServer;
  /** Whether the server is outside. */
  readonly isExternal: BooleanValue;
  readonly purpose: string;
  readonly through: ForwardedWayOut<Ports> | undefined;
}

/** A server outside, as its clients reach it. */
export interface Outside {
  /** Host and port that clients connect to. */
  readonly address: Value<string>;
  /** @default - nothing says which component reaches it */
  readonly dependency: ExternalDependency | undefined;
  readonly checks: readonly HealthCheck[];
  readonly allowIn: (network: DestinationNetwork, clients: readonly NetworkIdentity[]) => void;
}

/** Makes a server outside an external dependency, which clients reach by the port that forwards to it. */
export function reachOutside<Ports extends PortMap>(construct: Construct, { server, isExternal, purpose, through }: OutsideOptions<Ports>): Outside {
  const { host, port, cidrs } = server;
  if (through === undefined) {
    return {
      address: text`${defaultTo(host, '')}:${port}`,
      dependency: undefined,
      checks: [],
      allowIn: () => {
        throw new ChartError('EGRESS_INVALID', `${construct.node.id} may be outside, and nothing says which component reaches it`, { in: construct.node.path, fix: 'pass through: the component with the way out, and its port that forwards to the server' });
      },
    };
  }
  const { workload, forward } = through;
  const dependency = new ExternalDependency(construct, 'external', { name: endingOf(construct), values: { hosts: [textOf(host)], cidrs, port }, purpose, criticality: 'required', through, when: isExternal });
  return {
    address: workload.service.address(forward),
    dependency: dependency as unknown as ExternalDependency,
    checks: dependency.checks,
    allowIn: (network, clients) => {
      dependency.allowIn(network, []);
      for (const client of clients) {
        network.flow(client, workload, forward, { when: isExternal });
      }
    },
  };
}

/** A text of a branch, or empty text where a literal says nothing because another branch is chosen. */
export function textOf(value: Reference<string>): Reference<string> {
  return valuesPathOf(value) === undefined ? defaultTo(value, '') : value;
}

/** What decides where a server is. */
export interface ExternalSettings {
  /** The choice of the customer, as its values have it. */
  readonly mode: Value<string>;
  /** The server outside. */
  readonly external: Pick<OutsideServer, 'host' | 'port'>;
}

/**
 * Host and port of a server outside, while the values say that it is there: what the component with the way out
 * forwards to. As the value of a variable, it is left out otherwise.
 *
 * @example
 * const values = defineValues({ proxy: workloadValues(), database: databaseValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * new HardenedDeployment(chart, 'proxy', {
 *   values: chart.values.proxy, ports: { proxy: 3128, database: 5432 }, probes: ProbeSet.tcp({ port: 'proxy' }),
 *   env: { FORWARD_DATABASE: externalAddress(chart.values.database) },
 * });
 */
export function externalAddress({ mode, external: { host, port } }: ExternalSettings): Value<string> {
  return when(equals(mode, 'external'), text`${defaultTo(host, '')}:${port}`);
}
