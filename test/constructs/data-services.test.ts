import { Chart, Testing } from 'cdk8s';
import { Cache, chartFiles, Database, EgressLockedNamespace, HardenedDeployment, images, ObjectStore, ProbeSet, Queue, render, SecretContract, type KubernetesObject } from '../../index';
import { hardeningFaults, podsOf } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { kubernetesVersions, strictValidator } from '../kubernetes/strict-validator';
import { codesOf } from './codes-of';
import { apiVersions, dataObjects, dataValueSets, makeDataChart } from './data-chart';
import { variablesOf } from './every-pod';

const { chart } = makeDataChart();
const names = ['bundled', 'operated', 'external'] as const;
const objects = { bundled: dataObjects(chart, 'bundled'), operated: dataObjects(chart, 'operated'), external: dataObjects(chart, 'external') };

interface Policy {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: { readonly podSelector: { readonly matchLabels?: Readonly<Record<string, string>> }; readonly egress?: readonly Rule[]; readonly ingress?: readonly Rule[] };
}
interface Rule {
  readonly to?: readonly { readonly podSelector?: { readonly matchLabels: Readonly<Record<string, string>> }; readonly ipBlock?: { readonly cidr: string } }[];
  readonly from?: readonly object[];
  readonly ports: readonly { readonly port: number }[];
}

const find = (set: keyof typeof objects, kind: string, name: string): KubernetesObject | undefined => objects[set].find((object) => object['kind'] === kind && (object['metadata'] as { name: string }).name === `r-shop-${name}`);
const policy = (set: keyof typeof objects, name: string): Policy | undefined => find(set, 'NetworkPolicy', name) as unknown as Policy | undefined;
const clientOf = (set: keyof typeof objects) => podsOf(objects[set]).find(({ place }) => place === 'Deployment/r-shop-api');

/** Where the pods of a policy may connect to, by component and port. */
function targetsOf(set: keyof typeof objects, name: string): readonly string[] {
  return (policy(set, name)?.spec.egress ?? []).flatMap(({ to = [], ports }) =>
    to.flatMap(({ podSelector }) => (podSelector === undefined ? [] : [`${podSelector.matchLabels['app.kubernetes.io/component'] ?? String(podSelector.matchLabels['cnpg.io/cluster'])}:${String(ports[0]?.port)}`])),
  );
}

forEachHelm((binary) => {
  test('Helm lints the chart strictly, and renders each mode as we do', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
      for (const name of names) {
        const helm = helmTemplate(binary, folder, { values: dataValueSets[name], apiVersions, release: 'r', namespace: 'n' });
        expect({ name, objects: helm.ok ? helm.objects : helm.stderr }).toEqual({ name, objects: objects[name] });
      }
      expect(helmTemplate(binary, folder, { values: { database: { mode: 'external' } } })).toEqual({ ok: false, stderr: expect.stringMatching(/external[^]*host/u) as unknown });
    });
  });
});

test.each([kubernetesVersions[0], kubernetesVersions[8]] as const)('Kubernetes %s accepts every built-in object', (version) => {
  const faultsOf = strictValidator(version);
  expect(names.flatMap((name) => objects[name]).flatMap(faultsOf)).toEqual([]);
});

test('clients are told the same in every mode, and never a password', () => {
  const told = names.map((name) => variablesOf(clientOf(name)?.spec.containers[0] as never));
  const [bundled = {}, operated = {}, external = {}] = told;
  expect(told.map((variables) => Object.keys(variables))).toEqual(names.map(() => Object.keys(bundled)));
  const database = 'postgresql://app@';
  expect(bundled).toMatchObject({
    DATABASE_URL: `${database}r-shop-database.n.svc.cluster.local:5432/app?sslmode=disable`,
    DATABASE_PASSWORD_FILE: '/run/secrets/database/password',
    CACHE_URL: 'redis://r-shop-cache.n.svc.cluster.local:6379',
    QUEUE_URL: 'nats://r-shop-queue.n.svc.cluster.local:4222',
    OBJECT_STORE_ENDPOINT: 'http://r-shop-object-store.n.svc.cluster.local:9000',
  });
  expect(operated['DATABASE_URL']).toBe(`${database}r-shop-database-rw.n.svc.cluster.local:5432/app?sslmode=verify-ca&sslrootcert=/run/secrets/database-authority/ca.crt`);
  expect(external).toMatchObject({
    DATABASE_URL: `${database}r-shop-proxy.n.svc.cluster.internal:5432/app?sslmode=verify-full`,
    DATABASE_TLS_SERVER_NAME: 'pg.corp.example',
    CACHE_URL: 'rediss://r-shop-proxy.n.svc.cluster.internal:6379',
    QUEUE_URL: 'tls://r-shop-proxy.n.svc.cluster.internal:4222',
    OBJECT_STORE_ENDPOINT: 'https://s3.corp.example:443',
  });
  expect(JSON.stringify(told)).not.toMatch(/secretKeyRef/u);
});

test('the password is that of the customer\'s Secret, or of the one that the operator makes', () => {
  const secrets = names.map((name) => (clientOf(name)?.spec.volumes ?? []).find((volume) => volume['name'] === 'secret-database-password-password')?.['secret']);
  const own = { secretName: 'r-shop-database-password', items: [{ key: 'password', path: 'password' }] };
  expect(secrets).toMatchObject([own, { ...own, secretName: 'r-shop-database-app' }, own]);
});

test('only the servers of the chosen modes are there, and all of their pods are restricted', () => {
  const servers = names.map((name) => objects[name].filter(({ kind }) => kind === 'StatefulSet' || kind === 'Cluster' || kind === 'ScheduledBackup').map(({ kind, metadata }) => `${String(kind)} ${(metadata as { name: string }).name}`).sort());
  const [database, ...others] = ['StatefulSet r-shop-database', 'StatefulSet r-shop-cache', 'StatefulSet r-shop-object-store', 'StatefulSet r-shop-queue'];
  expect(servers).toEqual([[...others, database].sort(), ['Cluster r-shop-database', 'ScheduledBackup r-shop-database', ...others], []]);
  expect(names.flatMap((name) => podsOf(objects[name]).flatMap(hardeningFaults))).toEqual([]);
});

test('connections are those of the mode, before an upgrade too', () => {
  expect(names.map((name) => targetsOf(name, 'network-api'))).toEqual([
    ['database:5432', 'cache:6379', 'queue:4222', 'object-store:9000'],
    ['r-shop-database:5432', 'cache:6379', 'queue:4222', 'object-store:9000'],
    ['proxy:5432', 'proxy:6379', 'proxy:4222', 'proxy:3128', 'proxy:3128'],
  ]);
  expect(names.map((name) => targetsOf(name, 'network-hook-migrate'))).toEqual([['database:5432'], ['r-shop-database:5432'], ['proxy:5432']].map((targets) => ['undefined:53', ...targets]));
});

test('a server outside is reached by the component with the way out alone, at its addresses and on its port', () => {
  const destinations = objects.external.filter(({ kind, metadata }) => kind === 'NetworkPolicy' && (metadata as Policy['metadata']).annotations?.['chartwright.dev/egress'] === 'sole') as unknown as readonly Policy[];
  expect(destinations.map(({ spec: { podSelector, egress = [] } }) => [podSelector.matchLabels?.['app.kubernetes.io/component'], egress[0]?.to?.[0]?.ipBlock?.cidr, egress[0]?.ports[0]?.port])).toEqual([
    ['proxy', '10.9.0.2/32', 6379],
    ['proxy', '10.9.0.1/32', 5432],
    ['proxy', '10.9.0.5/32', 587],
    ['proxy', '10.9.0.4/32', 443],
    ['proxy', '10.9.0.3/32', 4222],
  ]);
  expect(JSON.stringify([...objects.bundled])).not.toContain('ipBlock');
  expect(variablesOf(podsOf(objects.external).find(({ place }) => place === 'Deployment/r-shop-proxy')?.spec.containers[0] as never)['FORWARD_DATABASE']).toBe('pg.corp.example:5432');
});

test('servers of the operator are reached by it, by each other and by the clients, and reach the Kubernetes API', () => {
  const cluster = policy('operated', 'network-database-cluster');
  expect(cluster?.spec.podSelector.matchLabels).toEqual({ 'cnpg.io/cluster': 'r-shop-database' });
  const operator = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'cnpg-system' } } };
  expect((cluster?.spec.ingress ?? []).filter(({ from }) => JSON.stringify(from) === JSON.stringify([operator])).map(({ ports }) => ports[0]?.port)).toEqual([8000, 9187]);
  expect(JSON.stringify(cluster?.spec.egress)).toContain('10.0.0.10/32');
  expect(find('operated', 'Cluster', 'database')?.['spec']).toMatchObject({ imageName: 'mirror.example/cloudnative-pg/postgresql:17.6', imagePullSecrets: [{ name: 'one' }], bootstrap: { initdb: { database: 'app', owner: 'app' } }, storage: { size: '20Gi', storageClass: 'fast' } });
  expect(images(chart).some(({ kind, path, repository }) => kind === 'Cluster' && path === '/spec/imageName' && repository === 'database.cloudNativePg.image.repository')).toBe(true);
});

test('what cannot work stops an installation, with what to do', () => {
  const refused = (values: object): unknown => render(chart, { values, capabilities: { apiVersions } });
  expect(() => refused({ database: { mode: 'external', external: { host: 'pg.example' } } })).toThrow('database is outside, and proxy may reach no network: list its addresses in database.external.cidrs.');
  expect(() => refused({ database: { mode: 'cloudNativePg' } })).toThrow('database.mode is cloudNativePg, whose servers need the Kubernetes API, and no address of it is known: list its addresses in network.apiServer.cidrs.');
  expect(() => render(chart, { values: { ...dataValueSets.operated } })).toThrow('database.mode is cloudNativePg, but the cluster does not serve postgresql.cnpg.io/v1');
  expect(codesOf(() => refused({ database: { mode: 'external' }, cache: { bundled: { password: 'x' } } }))).toEqual(expect.arrayContaining(['VALUE_MISSING', 'VALUE_UNKNOWN']));
  // Of what is not there, nothing is asked.
  expect(() => refused({ ...dataValueSets.external, database: { ...dataValueSets.external.database, bundled: { server: { serviceAccount: { create: false } } } } })).not.toThrow();
});

test('what is for evaluation only is said to the customer', () => {
  expect(chartFiles(chart).get('templates/NOTES.txt')).toMatch(/if eq \.Values\.database\.mode "bundled" -\}\}\nFOR EVALUATION ONLY: database\.mode is bundled/u);
  expect(chartFiles(chart).get('values.yaml')).toMatch(/For evaluation only: one pod, no failover, and no backup\./u);
});

describe('in an ordinary chart, with literals', () => {
  const make = (mode: 'bundled' | 'cloudNativePg' | 'external') => {
    const plain = new Chart(Testing.app(), 'shop');
    const secret = (id: string) => new SecretContract(plain, `${id}-password`, { values: {}, keys: { password: 'Password.' } });
    const proxy = new HardenedDeployment(plain, 'proxy', { values: { image: { tag: '1' } }, ports: { proxy: 3128, database: 5432 }, probes: ProbeSet.tcp({ port: 'proxy' }) });
    const through = { workload: proxy, port: 'proxy' } as const;
    const external = { host: 'server.example', cidrs: ['10.9.0.1/32'] };
    const other = mode === 'external' ? ({ mode, external } as const) : {};
    const database = new Database(plain, 'database', { values: { mode, ...(mode === 'external' ? { external } : {}) }, credentials: secret('database'), through: { ...through, forward: 'database' } });
    const cache = new Cache(plain, 'cache', { values: other, credentials: secret('cache') });
    const queue = new Queue(plain, 'queue', { values: other, credentials: secret('queue') });
    const store = new ObjectStore(plain, 'files', { values: { ...other }, credentials: new SecretContract(plain, 'key', { values: {}, keys: { 'access-key': 'a', 'secret-key': 'b' } }), through });
    const env = { ...database.env, ...cache.env, ...queue.env, ...store.env };
    const api = new HardenedDeployment(plain, 'api', { values: { image: { tag: '1' } }, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), env, mounts: [...database.mounts, ...store.mounts] });
    const network = new EgressLockedNamespace(plain, 'network', { values: { apiServer: { cidrs: ['10.0.0.1/32'] } } });
    network.soleEgress(proxy, { cidrs: [] });
    database.allowIn(network, [api]);
    return { objects: Testing.synth(plain) as KubernetesObject[], cache, network, api };
  };

  test.each([['bundled', 'StatefulSet', 'postgresql://app@database:5432/app?sslmode=disable'], ['cloudNativePg', 'Cluster', 'postgresql://app@database-rw:5432/app?sslmode=verify-ca&sslrootcert=/run/secrets/database-authority/ca.crt'], ['external', undefined, 'postgresql://app@proxy:5432/app?sslmode=verify-full']] as const)('%s makes plain objects', (mode, kind, url) => {
    const { objects: plain } = make(mode);
    const isDatabase = ({ kind: of, metadata }: KubernetesObject): boolean => (of === 'StatefulSet' || of === 'Cluster') && (metadata as { name: string }).name === 'database';
    expect(plain.filter(isDatabase).map((object) => object['kind'])).toEqual(kind === undefined ? [] : [kind]);
    expect(variablesOf(podsOf(plain).find(({ place }) => place === 'Deployment/api')?.spec.containers[0] as never)['DATABASE_URL']).toBe(url);
    expect(podsOf(plain).flatMap(hardeningFaults)).toEqual([]);
  });

  test('a server outside that nobody reaches is refused in a locked network, with the fix', () => {
    const { cache, network, api } = make('external');
    expect(() => { cache.allowIn(network, [api]); }).toThrow('EGRESS_INVALID: cache may be outside, and nothing says which component reaches it\n  in: shop/cache\n  fix: pass through: the component with the way out, and its port that forwards to the server');
    const plain = new Chart(Testing.app(), 'y');
    const proxy = new HardenedDeployment(plain, 'proxy', { values: { image: { tag: '1' } }, ports: { proxy: 3128 }, probes: ProbeSet.tcp({ port: 'proxy' }) });
    const credentials = new SecretContract(plain, 'password', { values: {}, keys: { password: 'Password.' } });
    // @ts-expect-error the component has no such port
    expect(codesOf(() => new Cache(plain, 'cache', { values: {}, credentials, through: { workload: proxy, port: 'proxy', forward: 'cache' } }))).toEqual(['PORT_UNKNOWN']);
    expect(codesOf(() => new Queue(plain, 'queue', { values: { mode: 'external', external: { host: 'no host' } }, credentials }))).toEqual(['VALUE_INVALID']);
    const empty = new EgressLockedNamespace(new Chart(Testing.app(), 'x'), 'network');
    expect(codesOf(() => { empty.destination({ name: 'mail', cidrs: ['10.0.0.1/32'], ports: [25] }); })).toEqual(['EGRESS_INVALID']);
  });
});
