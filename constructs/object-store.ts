import { Construct } from 'constructs';
import { Condition, defaultTo, equals, settingsOf, text, when, type Reference, type Settings, type Value } from '../lib';
import { HealthCheck } from './check/health-check';
import { objectStoreValues, type ObjectStoreValues } from './data/object-store-values';
import { textOf } from './data/outside';
import { endingOf } from './place/ending';
import { ExternalDependency, type DestinationNetwork, type WayOut } from './external-dependency';
import { HardenedStatefulSet } from './hardened-stateful-set';
import { scratchAt, type FilesMount } from './pod/mount';
import { ProbeSet } from './probe-set';
import { PvcContract } from './pvc-contract';
import type { NetworkIdentity } from './workload/network-identity';
import type { PortMap } from './workload/ports';

/** A Secret with an access key. A SecretContract with the keys `access-key` and `secret-key` is one. */
export interface AccessKeySecret {
  /** The files of the Secret at a path of a container. */
  mountAt(path: string, options?: { readonly keys?: readonly ('access-key' | 'secret-key')[] }): FilesMount;
}

/** What an ObjectStore is made of. */
export interface ObjectStoreProps<Ports extends PortMap> {
  /** What customers set: `chart.values.<block>` of a block made by `objectStoreValues`, or literals. */
  readonly values: Settings<ObjectStoreValues>;
  /** The access key, and its secret. */
  readonly credentials: AccessKeySecret;
  /** The component that reaches a store outside, as a proxy of HTTP: every SDK for S3 knows such. */
  readonly through: WayOut<Ports>;
  /** What the variables begin with. @default 'OBJECT_STORE' */
  readonly prefix?: string;
}

type Server = HardenedStatefulSet<{ readonly http: 9000 }>;
const DATA = '/data';

/**
 * A store of files of the protocol of S3: in the chart, for evaluation, or outside. Clients are told the same in each
 * mode, by `env` and `mounts`: OBJECT_STORE_ENDPOINT, OBJECT_STORE_REGION, OBJECT_STORE_BUCKET, OBJECT_STORE_PATH_STYLE,
 * OBJECT_STORE_ACCESS_KEY_FILE and OBJECT_STORE_SECRET_KEY_FILE.
 *
 * @throws ChartError PORT_UNKNOWN – when the component with the way out does not declare the port.
 * @throws ChartError VALUE_INVALID, VALUE_MISSING, VALUE_UNKNOWN – when literal values are not what the block
 *   declares.
 * @throws ChartError CONSTRUCT_INVALID – when literal values contradict each other, or there are several of these
 *   problems, which are told at once.
 * @example
 * const keys = { 'access-key': 'Access key.', 'secret-key': 'Its secret.' };
 * const values = defineValues({ api: workloadValues(), proxy: workloadValues(), objectStore: objectStoreValues({ bucket: 'shop' }), objectStoreKey: secretValues(keys) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const proxy = new HardenedDeployment(chart, 'proxy', { values: chart.values.proxy, ports: { proxy: 3128 }, probes: ProbeSet.tcp({ port: 'proxy' }) });
 * const credentials = new SecretContract(chart, 'object-store-key', { values: chart.values.objectStoreKey, keys });
 * const store = new ObjectStore(chart, 'object-store', { values: chart.values.objectStore, credentials, through: { workload: proxy, port: 'proxy' } });
 * const api = new HardenedDeployment(chart, 'api', {
 *   values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), env: store.env, mounts: store.mounts,
 * });
 * const network = new EgressLockedNamespace(chart, 'network');
 * network.soleEgress(proxy, { cidrs: [] });
 * store.allowIn(network, [api]);
 */
export class ObjectStore<const Ports extends PortMap = PortMap> extends Construct {
  /** The URL of the store, without a bucket. */
  readonly url: Value<string>;
  /** How the customer chose. */
  readonly mode: Value<string>;
  /** What clients are told. */
  readonly env: Readonly<Record<string, Value<string>>>;
  /** What clients need to read. */
  readonly mounts: readonly FilesMount[];
  /** Whether it answers. */
  readonly checks: readonly HealthCheck[];
  /** The store outside. */
  readonly dependency: ExternalDependency<Ports>;
  /** The bundled server. */
  readonly server: Server;

  constructor(scope: Construct, id: string, { values: given, credentials, through, prefix = 'OBJECT_STORE' }: ObjectStoreProps<Ports>) {
    super(scope, id);
    const { mode, bundled, external } = settingsOf(objectStoreValues({ bucket: 'app' }), given, this.node.path);
    this.mode = mode;
    const isBundled = equals<string>(mode, 'bundled');
    const folder = `/run/secrets/${endingOf(this)}`;
    const keys = credentials.mountAt(folder, { keys: ['access-key', 'secret-key'] });
    this.server = makeServer(new Condition(this, 'Default', isBundled), bundled, keys);
    const { host, cidrs, port, tls } = external;
    const outside = { hosts: [textOf(host)], cidrs, port, tls };
    this.dependency = new ExternalDependency(this, 'external', { name: endingOf(this), values: outside, purpose: 'Files, in a store of the protocol of S3', criticality: 'required', through, when: equals<string>(mode, 'external') });
    this.url = when(isBundled, this.server.service.url('http'), text`${when(tls, 'https', 'http')}://${defaultTo(host, '')}:${port}`);
    this.env = {
      [`${prefix}_ENDPOINT`]: this.url,
      [`${prefix}_REGION`]: when(isBundled, 'us-east-1', external.region),
      [`${prefix}_BUCKET`]: when(isBundled, bundled.bucket, external.bucket),
      [`${prefix}_PATH_STYLE`]: when(isBundled, 'true', text`${external.pathStyle}`),
      [`${prefix}_ACCESS_KEY_FILE`]: `${folder}/access-key`,
      [`${prefix}_SECRET_KEY_FILE`]: `${folder}/secret-key`,
    };
    this.mounts = [keys];
    this.checks = [...this.dependency.checks, HealthCheck.http(this.server, 'http', { path: '/minio/health/live', when: isBundled })];
  }

  /** Lets clients connect to it, by the mode. */
  allowIn(network: DestinationNetwork, clients: readonly NetworkIdentity[]): void {
    this.dependency.allowIn(network, clients);
    for (const client of clients) {
      network.flow(client, this.server, 'http');
    }
  }
}

function makeServer(scope: Condition, { server, storage }: Reference<ObjectStoreValues>['bundled'], keys: FilesMount): Server {
  const volume = new PvcContract(scope, 'data', { values: storage, retention: '1d', backup: { method: 'none', reason: 'The bundled object store is for evaluation: what is in it can be made again.' } });
  return new HardenedStatefulSet(scope, 'Default', {
    values: server,
    ports: { http: 9000 },
    // https://min.io/docs/minio/linux/operations/monitoring/healthcheck-probe.html
    probes: ProbeSet.http({ port: 'http', live: '/minio/health/live', ready: '/minio/health/ready', startupBudgetSeconds: 120 }),
    args: ['server', DATA, '--address', ':9000'],
    env: { MINIO_ROOT_USER_FILE: `${keys.path}/access-key`, MINIO_ROOT_PASSWORD_FILE: `${keys.path}/secret-key`, MINIO_BROWSER: 'off', HOME: '/tmp' },
    mounts: [volume.mountAt(DATA), keys, scratchAt('/tmp')],
    singleWriter: true,
  });
}
