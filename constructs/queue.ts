import { Construct } from 'constructs';
import { Condition, defaultTo, equals, settingsOf, text, when, type BooleanValue, type Reference, type Settings, type Value } from '../lib';
import { HealthCheck } from './check/health-check';
import { reachOutside, type ForwardedWayOut, type Outside } from './data/outside';
import { queueValues, type QueueValues } from './data/queue-values';
import { endingOf } from './place/ending';
import { HardenedStatefulSet } from './hardened-stateful-set';
import { scratchAt, type FilesMount } from './pod/mount';
import { ProbeSet } from './probe-set';
import { PvcContract } from './pvc-contract';
import type { PasswordSecret } from './data/password-secret';
import type { DestinationNetwork, ExternalDependency } from './external-dependency';
import type { NetworkIdentity } from './workload/network-identity';
import type { PortMap } from './workload/ports';

/** What a Queue is made of. */
export interface QueueProps<Ports extends PortMap> {
  /** What customers set: `chart.values.<block>` of a block made by `queueValues`, or literals. */
  readonly values: Settings<QueueValues>;
  /** The password of the user. */
  readonly credentials: PasswordSecret;
  /** The component that reaches a server outside, and its port that forwards to it. @default - none: clients connect to the server themselves */
  readonly through?: ForwardedWayOut<Ports>;
  /** What the variables begin with. @default 'QUEUE' */
  readonly prefix?: string;
}

const DATA = '/data';
// The password is in no argument, which others could read, but in a file that only the server can.
const START = (password: string): string => `umask 077
printf 'authorization { user: "%s", password: "%s" }\\njetstream { store_dir: ${DATA} }\\nport: 4222\\nhttp_port: 8222\\n' "$USERNAME" "$(cat ${password})" > /tmp/nats.conf
exec nats-server --config /tmp/nats.conf`;

/**
 * A queue: NATS with JetStream, in the chart, for evaluation, or a server outside. Clients are told the same in each
 * mode, by `env` and `mounts`: QUEUE_URL, QUEUE_USERNAME, QUEUE_PASSWORD_FILE, and QUEUE_TLS_SERVER_NAME, the name that
 * the server's certificate has. Streams are the application's to make.
 *
 * @throws ChartError PORT_UNKNOWN – when the component with the way out does not declare the ports.
 * @throws ChartError VALUE_INVALID, VALUE_MISSING, VALUE_UNKNOWN – when literal values are not what the block
 *   declares.
 * @throws ChartError CONSTRUCT_INVALID – when literal values contradict each other, or there are several of these
 *   problems, which are told at once.
 * @example
 * const keys = { password: 'Password of the user.' };
 * const values = defineValues({ api: workloadValues(), proxy: workloadValues(), queue: queueValues({ username: 'shop' }), queuePassword: secretValues(keys) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const proxy = new HardenedDeployment(chart, 'proxy', {
 *   values: chart.values.proxy, ports: { proxy: 3128, queue: 4222 }, probes: ProbeSet.tcp({ port: 'proxy' }), env: { FORWARD_QUEUE: externalAddress(chart.values.queue) },
 * });
 * const credentials = new SecretContract(chart, 'queue-password', { values: chart.values.queuePassword, keys });
 * const queue = new Queue(chart, 'queue', { values: chart.values.queue, credentials, through: { workload: proxy, port: 'proxy', forward: 'queue' } });
 * const api = new HardenedDeployment(chart, 'api', {
 *   values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), env: queue.env, mounts: queue.mounts,
 * });
 * const network = new EgressLockedNamespace(chart, 'network');
 * network.soleEgress(proxy, { cidrs: [] });
 * queue.allowIn(network, [api]);
 */
export class Queue<const Ports extends PortMap = PortMap> extends Construct {
  /** The URL without a password: `nats://<host>:<port>`, or `tls`. */
  readonly url: Value<string>;
  /** How the customer chose. */
  readonly mode: Value<string>;
  /** What clients are told. */
  readonly env: Readonly<Record<string, Value<string>>>;
  /** What clients need to read. */
  readonly mounts: readonly FilesMount[];
  /** Whether it answers. */
  readonly checks: readonly HealthCheck[];
  /** The server outside. Undefined without a component that reaches it. */
  readonly dependency: ExternalDependency | undefined;
  /** The bundled server. */
  readonly server: HardenedStatefulSet<{ readonly nats: 4222; readonly monitor: 8222 }>;
  private readonly outside: Outside;

  constructor(scope: Construct, id: string, { values: given, credentials, through, prefix = 'QUEUE' }: QueueProps<Ports>) {
    super(scope, id);
    const { mode, bundled, external } = settingsOf(queueValues(), given, this.node.path);
    this.mode = mode;
    const isBundled = equals<string>(mode, 'bundled');
    const folder = `/run/secrets/${endingOf(this)}`;
    const password = credentials.mountAt(folder, { keys: ['password'] });
    this.server = makeServer(new Condition(this, 'Default', isBundled), bundled, password);
    this.outside = reachOutside(this, { server: external, isExternal: equals<string>(mode, 'external'), purpose: 'Queue: NATS with JetStream', through });
    this.dependency = this.outside.dependency;
    this.url = when(isBundled, text`nats://${this.server.service.address('nats')}`, text`${when(external.tls, 'tls', 'nats')}://${this.outside.address}`);
    this.env = {
      [`${prefix}_URL`]: this.url,
      [`${prefix}_USERNAME`]: when(isBundled, bundled.username, external.username),
      [`${prefix}_PASSWORD_FILE`]: `${folder}/password`,
      [`${prefix}_TLS_SERVER_NAME`]: when(isBundled, this.server.service.host, defaultTo(external.host, '')),
    };
    this.mounts = [password];
    this.checks = [...this.outside.checks, healthOf(this.server, isBundled)];
  }

  /**
   * Lets clients connect to it, by the mode.
   *
   * @throws ChartError EGRESS_INVALID – when no component reaches a server outside.
   */
  allowIn(network: DestinationNetwork, clients: readonly NetworkIdentity[]): void {
    this.outside.allowIn(network, clients);
    for (const client of clients) {
      network.flow(client, this.server, 'nats');
    }
  }
}

function makeServer(scope: Condition, { server, storage, username }: Reference<QueueValues>['bundled'], password: FilesMount): HardenedStatefulSet<{ readonly nats: 4222; readonly monitor: 8222 }> {
  const volume = new PvcContract(scope, 'data', { values: storage, retention: '1d', backup: { method: 'none', reason: 'The bundled queue is for evaluation: what is in it can be made again.' } });
  return new HardenedStatefulSet(scope, 'Default', {
    values: server,
    ports: { nats: 4222, monitor: 8222 },
    // https://docs.nats.io/running-a-nats-service/nats_admin/monitoring#health-healthz
    probes: ProbeSet.http({ port: 'monitor', live: '/healthz?js-server-only=true', ready: '/healthz', startupBudgetSeconds: 120 }),
    env: { USERNAME: username },
    command: ['/bin/sh', '-c', START(`${password.path}/password`)],
    mounts: [volume.mountAt(DATA), password, scratchAt('/tmp')],
    singleWriter: true,
  });
}

function healthOf(server: HardenedStatefulSet<{ readonly nats: 4222; readonly monitor: 8222 }>, condition: BooleanValue): HealthCheck {
  return HealthCheck.http(server, 'monitor', { path: '/healthz', when: condition });
}
