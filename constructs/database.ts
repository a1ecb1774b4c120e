import { Construct } from 'constructs';
import { Condition, defaultTo, equals, isSet, not, or, settingsOf, text, when, type BooleanValue, type Reference, type Settings, type Value } from '../lib';
import { HealthCheck } from './check/health-check';
import { databaseValues, type DatabaseValues } from './data/database-values';
import { reachOutside, type ForwardedWayOut, type Outside } from './data/outside';
import { postgresCluster, type PostgresCluster } from './data/postgres-cluster';
import { makePostgresServer } from './data/postgres-server';
import { endingOf } from './place/ending';
import { placeOf, type Place } from './place/place';
import { nameOf } from './pod/service-account';
import type { ApiObject } from 'cdk8s';
import type { EgressLockedNamespace } from './egress-locked-namespace';
import type { ExternalDependency } from './external-dependency';
import type { HardenedStatefulSet } from './hardened-stateful-set';
import type { FilesMount } from './pod/mount';
import type { PasswordSecret } from './data/password-secret';
import type { NetworkIdentity } from './workload/network-identity';
import type { PortMap } from './workload/ports';

/** What a Database is made of. */
export interface DatabaseProps<Ports extends PortMap> {
  /** What customers set: `chart.values.<block>` of a block made by `databaseValues`, or literals. */
  readonly values: Settings<DatabaseValues>;
  /** The password of the user, while it is not made by CloudNativePG. */
  readonly credentials: PasswordSecret;
  /**
   * The component that reaches a server outside, and its port that forwards to it.
   * @default - none: clients connect to the server themselves, which no EgressLockedNamespace lets them
   */
  readonly through?: ForwardedWayOut<Ports>;
  /** What the variables begin with. @default 'DATABASE' */
  readonly prefix?: string;
}

/**
 * PostgreSQL, where the customer wants it: in the chart, for evaluation; as a Cluster of the operator CloudNativePG; or
 * a server outside. Clients are told the same in each mode, by `env` and `mounts`: DATABASE_URL without a password,
 * DATABASE_PASSWORD_FILE, and DATABASE_TLS_SERVER_NAME, the name that the server's certificate has, which is not that
 * of the address where connections are forwarded. No password is ever among the values.
 *
 * @throws ChartError PORT_UNKNOWN – when the component with the way out does not declare the ports.
 * @throws ChartError VALUE_INVALID, VALUE_MISSING, VALUE_UNKNOWN – when literal values are not what the block
 *   declares.
 * @throws ChartError CONSTRUCT_INVALID – when literal values contradict each other, or there are several of these
 *   problems, which are told at once.
 * @example
 * const keys = { password: 'Password of the user.' };
 * const values = defineValues({ api: workloadValues(), proxy: workloadValues(), database: databaseValues({ database: 'shop', username: 'shop' }), databasePassword: secretValues(keys) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const proxy = new HardenedDeployment(chart, 'proxy', {
 *   values: chart.values.proxy, ports: { proxy: 3128, database: 5432 }, probes: ProbeSet.tcp({ port: 'proxy' }), env: { FORWARD_DATABASE: externalAddress(chart.values.database) },
 * });
 * const credentials = new SecretContract(chart, 'database-password', { values: chart.values.databasePassword, keys });
 * const database = new Database(chart, 'database', { values: chart.values.database, credentials, through: { workload: proxy, port: 'proxy', forward: 'database' } });
 * const api = new HardenedDeployment(chart, 'api', {
 *   values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), env: database.env, mounts: database.mounts,
 * });
 * const network = new EgressLockedNamespace(chart, 'network');
 * network.soleEgress(proxy, { cidrs: [] });
 * database.allowIn(network, [api]);
 */
export class Database<const Ports extends PortMap = PortMap> extends Construct {
  /** The URL without a password: `postgresql://<user>@<host>:<port>/<database>?sslmode=…`. */
  readonly url: Value<string>;
  /** How the customer chose. */
  readonly mode: Value<string>;
  /** What clients are told. */
  readonly env: Readonly<Record<string, Value<string>>>;
  /** What clients need to read: the password, and the authority of the operator's servers. */
  readonly mounts: readonly FilesMount[];
  /** Whether it answers. */
  readonly checks: readonly HealthCheck[];
  /** The server outside. Undefined without a component that reaches it. */
  readonly dependency: ExternalDependency | undefined;
  /** The bundled server. */
  readonly server: HardenedStatefulSet<{ readonly postgres: 5432 }>;
  /** The Cluster, for patches. */
  readonly cluster: ApiObject;
  private readonly values: Reference<DatabaseValues>;
  private readonly place: Place;
  private readonly operated: PostgresCluster;
  private readonly outside: Outside;

  constructor(scope: Construct, id: string, props: DatabaseProps<Ports>) {
    super(scope, id);
    const values = settingsOf(databaseValues(), props.values, this.node.path);
    const { mode, bundled, cloudNativePg, external } = values;
    this.values = values;
    this.mode = mode;
    const place = placeOf(this);
    this.place = place;
    const ending = endingOf(this);
    const folder = `/run/secrets/${ending}`;
    const password = props.credentials.mountAt(folder, { keys: ['password'] });
    this.server = makePostgresServer(new Condition(this, 'Default', this.is('bundled')), bundled, password);
    const name = place.objectName(ending);
    this.operated = postgresCluster(this, { place, name, component: `${ending}-cluster`, values: cloudNativePg, isWanted: this.is('cloudNativePg'), modeName: nameOf(mode, 'mode') });
    this.cluster = this.operated.cluster;
    this.outside = reachOutside(this, { server: external, isExternal: this.is('external'), purpose: 'PostgreSQL', through: props.through });
    this.dependency = this.outside.dependency;
    const operatedHost = place.serviceHost(place.objectName(`${ending}-rw`));
    const authority = `${folder}-authority`;
    this.url = this.choose({
      bundled: text`postgresql://${bundled.username}@${this.server.service.address('postgres')}/${bundled.database}?sslmode=disable`,
      cloudNativePg: text`postgresql://${cloudNativePg.username}@${operatedHost}:5432/${cloudNativePg.database}?sslmode=verify-ca&sslrootcert=${authority}/ca.crt`,
      external: text`postgresql://${external.username}@${this.outside.address}/${external.database}?sslmode=${external.sslMode}`,
    });
    const { prefix = 'DATABASE' } = props;
    this.env = {
      [`${prefix}_URL`]: this.url,
      [`${prefix}_PASSWORD_FILE`]: `${folder}/password`,
      [`${prefix}_TLS_SERVER_NAME`]: this.choose({ bundled: this.server.service.host, cloudNativePg: operatedHost, external: defaultTo(external.host, '') }),
    };
    this.mounts = [this.passwordOf(password, name), this.authorityOf(name, authority)];
    this.checks = [
      ...this.outside.checks,
      HealthCheck.tcp(this.server, 'postgres', { when: this.is('bundled') }),
      { kind: 'tcp', target: this.operated.identity, port: 'postgres', name: `${ending} cluster`, path: '', address: `${operatedHost}:5432`, condition: this.is('cloudNativePg'), isRequired: true },
    ];
  }

  /**
   * Lets clients connect to it, by the mode: to the bundled server, to those of the operator, or through the component
   * with the way out. The operator's servers may reach each other and the API server, and are reached by the operator.
   *
   * @throws ChartError EGRESS_INVALID – when no component reaches a server outside.
   */
  allowIn(network: EgressLockedNamespace, clients: readonly NetworkIdentity[]): void {
    const { server, operated: { identity }, outside, place, values } = this;
    outside.allowIn(network, clients);
    for (const client of clients) {
      network.flow(client, server, 'postgres');
      network.flow(client, identity, 'postgres');
    }
    network.flow(identity, identity, 'postgres');
    network.flow(identity, identity, 'status');
    for (const port of ['status', 'metrics'] as const) {
      network.ingressFrom({ namespaces: [values.cloudNativePg.operatorNamespace] }, identity, port);
    }
    network.apiServer(identity);
    place.require(or(not(this.is('cloudNativePg')), isSet(network.apiServerCidrs)), `${nameOf(values.mode, 'mode')} is cloudNativePg, whose servers need the Kubernetes API, and no address of it is known`, `list its addresses in ${nameOf(network.apiServerCidrs, 'apiServer.cidrs')}`);
  }

  private is(mode: DatabaseValues['mode']): BooleanValue {
    return equals<string>(this.values.mode, mode);
  }

  private choose(modes: Readonly<Record<DatabaseValues['mode'], Value<string>>>): Value<string> {
    return when(this.is('bundled'), modes.bundled, when(this.is('cloudNativePg'), modes.cloudNativePg, modes.external));
  }

  /** The operator makes a Secret itself: https://cloudnative-pg.io/documentation/current/applications/ */
  private passwordOf(password: FilesMount, name: string): FilesMount {
    const isOperated = this.is('cloudNativePg');
    const items = when(isOperated, [{ key: 'password', path: 'password' }], password.items) as unknown as readonly unknown[];
    return { ...password, objectName: when(isOperated, `${name}-app`, password.objectName), items };
  }

  /** The operator's servers have certificates of an authority of its own. */
  private authorityOf(name: string, path: string): FilesMount {
    return { kind: 'secret', path, volume: `${endingOf(this)}-authority`, objectName: `${name}-ca`, items: [{ key: 'ca.crt', path: 'ca.crt' }], condition: this.is('cloudNativePg') };
  }
}
