import { Construct } from 'constructs';
import { Condition, defaultTo, equals, settingsOf, text, when, type Settings, type Value } from '../lib';
import { HealthCheck } from './check/health-check';
import { cacheValues, type CacheValues } from './data/cache-values';
import { reachOutside, type ForwardedWayOut, type Outside } from './data/outside';
import { endingOf } from './place/ending';
import { HardenedStatefulSet } from './hardened-stateful-set';
import { scratchAt, type FilesMount } from './pod/mount';
import { ProbeSet } from './probe-set';
import type { PasswordSecret } from './data/password-secret';
import type { DestinationNetwork, ExternalDependency } from './external-dependency';
import type { NetworkIdentity } from './workload/network-identity';
import type { PortMap } from './workload/ports';

/** What a Cache is made of. */
export interface CacheProps<Ports extends PortMap> {
  /** What customers set: `chart.values.<block>` of a block made by `cacheValues`, or literals. */
  readonly values: Settings<CacheValues>;
  /** The password of the server. */
  readonly credentials: PasswordSecret;
  /** The component that reaches a server outside, and its port that forwards to it. @default - none: clients connect to the server themselves */
  readonly through?: ForwardedWayOut<Ports>;
  /** What the variables begin with. @default 'CACHE' */
  readonly prefix?: string;
}

// The password is in no argument, which others could read, but in a file that only the server can.
const START = (password: string): string => `umask 077
printf 'requirepass "%s"\\n' "$(cat ${password})" > /tmp/valkey.conf
exec valkey-server /tmp/valkey.conf --port 6379 --dir /tmp --save '' --appendonly no --maxmemory-policy allkeys-lru`;

/**
 * A cache of the protocol of Redis: in the chart, for evaluation, or a server outside. Clients are told the same in
 * each mode, by `env` and `mounts`: CACHE_URL without a password, CACHE_PASSWORD_FILE, and CACHE_TLS_SERVER_NAME, the
 * name that the server's certificate has.
 *
 * @throws ChartError PORT_UNKNOWN – when the component with the way out does not declare the ports.
 * @throws ChartError VALUE_INVALID, VALUE_MISSING, VALUE_UNKNOWN – when literal values are not what the block
 *   declares.
 * @throws ChartError CONSTRUCT_INVALID – when literal values contradict each other, or there are several of these
 *   problems, which are told at once.
 * @example
 * const keys = { password: 'Password of the server.' };
 * const values = defineValues({ api: workloadValues(), proxy: workloadValues(), cache: cacheValues(), cachePassword: secretValues(keys) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const proxy = new HardenedDeployment(chart, 'proxy', {
 *   values: chart.values.proxy, ports: { proxy: 3128, cache: 6379 }, probes: ProbeSet.tcp({ port: 'proxy' }), env: { FORWARD_CACHE: externalAddress(chart.values.cache) },
 * });
 * const credentials = new SecretContract(chart, 'cache-password', { values: chart.values.cachePassword, keys });
 * const cache = new Cache(chart, 'cache', { values: chart.values.cache, credentials, through: { workload: proxy, port: 'proxy', forward: 'cache' } });
 * const api = new HardenedDeployment(chart, 'api', {
 *   values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), env: cache.env, mounts: cache.mounts,
 * });
 * const network = new EgressLockedNamespace(chart, 'network');
 * network.soleEgress(proxy, { cidrs: [] });
 * cache.allowIn(network, [api]);
 */
export class Cache<const Ports extends PortMap = PortMap> extends Construct {
  /** The URL without a password: `redis://<host>:<port>`, or `rediss` with TLS. */
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
  readonly server: HardenedStatefulSet<{ readonly redis: 6379 }>;
  private readonly outside: Outside;

  constructor(scope: Construct, id: string, { values: given, credentials, through, prefix = 'CACHE' }: CacheProps<Ports>) {
    super(scope, id);
    const { mode, bundled, external } = settingsOf(cacheValues(), given, this.node.path);
    this.mode = mode;
    const isBundled = equals<string>(mode, 'bundled');
    const folder = `/run/secrets/${endingOf(this)}`;
    const password = credentials.mountAt(folder, { keys: ['password'] });
    this.server = new HardenedStatefulSet(new Condition(this, 'Default', isBundled), 'Default', {
      values: bundled.server,
      ports: { redis: 6379 },
      probes: ProbeSet.tcp({ port: 'redis', startupBudgetSeconds: 60 }),
      command: ['/bin/sh', '-c', START(`${folder}/password`)],
      mounts: [password, scratchAt('/tmp')],
      singleWriter: true,
    });
    this.outside = reachOutside(this, { server: external, isExternal: equals<string>(mode, 'external'), purpose: 'Cache of the protocol of Redis', through });
    this.dependency = this.outside.dependency;
    this.url = when(isBundled, text`redis://${this.server.service.address('redis')}`, text`${when(external.tls, 'rediss', 'redis')}://${this.outside.address}`);
    this.env = {
      [`${prefix}_URL`]: this.url,
      [`${prefix}_PASSWORD_FILE`]: `${folder}/password`,
      [`${prefix}_TLS_SERVER_NAME`]: when(isBundled, this.server.service.host, defaultTo(external.host, '')),
    };
    this.mounts = [password];
    this.checks = [...this.outside.checks, HealthCheck.tcp(this.server, 'redis', { when: isBundled })];
  }

  /**
   * Lets clients connect to it, by the mode.
   *
   * @throws ChartError EGRESS_INVALID – when no component reaches a server outside.
   */
  allowIn(network: DestinationNetwork, clients: readonly NetworkIdentity[]): void {
    this.outside.allowIn(network, clients);
    for (const client of clients) {
      network.flow(client, this.server, 'redis');
    }
  }
}
