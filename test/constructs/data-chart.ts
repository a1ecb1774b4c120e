import {
  Cache, cacheValues, Database, databaseValues, defineValues, EgressLockedNamespace, evaluationNotes, externalAddress, ExternalDependency, externalDependencyValues, HardenedDeployment, HardenedJob, HelmApp, HelmChart,
  jobValues, networkValues, ObjectStore, objectStoreValues, ProbeSet, Queue, queueValues, render, SecretContract, secretValues, SmokeTest, smokeTestValues, v, workloadValues, type KubernetesObject, type Override,
} from '../../index';

const password = { password: 'Password.' };
const accessKey = { 'access-key': 'Access key.', 'secret-key': 'Its secret.' };

/** The values of a chart that keeps its data in all that there is for it. */
export const dataDefinition = defineValues({
  database: databaseValues(),
  cache: cacheValues(),
  queue: queueValues(),
  objectStore: objectStoreValues({ bucket: 'files' }),
  mail: externalDependencyValues({ port: 587 }),
  secrets: v.object({ database: secretValues(password), cache: secretValues(password), queue: secretValues(password), objectStore: secretValues(accessKey) }),
  network: networkValues(),
  api: workloadValues(),
  proxy: workloadValues(),
  migrate: jobValues(),
  smokeTest: smokeTestValues(),
});

/** A chart with one client, one job before an upgrade, and one component with the way out. */
export function makeDataChart() {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', icon: 'https://shop.example/i.svg', values: dataDefinition, notes: (values) => evaluationNotes([values.database, values.cache, values.queue, values.objectStore]) });
  const { values } = chart;
  const probes = ProbeSet.tcp({ port: 'proxy' });
  const proxy = new HardenedDeployment(chart, 'proxy', { values: values.proxy, ports: { proxy: 3128, database: 5432, cache: 6379, queue: 4222 }, probes, env: { FORWARD_DATABASE: externalAddress(values.database) } });
  const through = { workload: proxy, port: 'proxy' } as const;
  const secret = (name: 'database' | 'cache' | 'queue'): SecretContract<typeof password> => new SecretContract(chart, `${name}-password`, { values: values.secrets[name], keys: password });
  const database = new Database(chart, 'database', { values: values.database, credentials: secret('database'), through: { ...through, forward: 'database' } });
  const cache = new Cache(chart, 'cache', { values: values.cache, credentials: secret('cache'), through: { ...through, forward: 'cache' } });
  const queue = new Queue(chart, 'queue', { values: values.queue, credentials: secret('queue'), through: { ...through, forward: 'queue' } });
  const objectStore = new ObjectStore(chart, 'object-store', { values: values.objectStore, credentials: new SecretContract(chart, 'key', { values: values.secrets.objectStore, keys: accessKey }), through });
  const mail = new ExternalDependency(chart, 'mail', { values: values.mail, purpose: 'Mail', criticality: 'optional', through });
  const stores = [database, cache, queue, objectStore];
  const env = Object.assign({}, ...stores.map((store) => store.env)) as typeof database.env;
  const api = new HardenedDeployment(chart, 'api', { values: values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), env, mounts: stores.flatMap((store) => store.mounts) });
  const migrate = new HardenedJob(chart, 'migrate', { values: values.migrate, env: database.env, mounts: database.mounts, hook: { events: ['pre-upgrade'] } });
  const smokeTest = new SmokeTest(chart, 'smoke-test', { values: values.smokeTest, checks: [...stores, mail].flatMap(({ checks }) => checks) });
  const network = new EgressLockedNamespace(chart, 'network', { values: values.network });
  network.soleEgress(proxy, { cidrs: [] });
  database.allowIn(network, [api, migrate]);
  for (const store of [cache, queue, objectStore, mail]) store.allowIn(network, [api]);
  smokeTest.allowIn(network);
  return { chart, database, mail };
}

export const apiVersions = ['postgresql.cnpg.io/v1'];
const outside = (host: string, address: string) => ({ mode: 'external', external: { host, cidrs: [address] } }) as const;

/** One set of values for each way in which data can be kept. */
export const dataValueSets = {
  bundled: {},
  operated: {
    global: { imageRegistry: 'mirror.example', imagePullSecrets: ['one'] },
    database: { mode: 'cloudNativePg', cloudNativePg: { backup: { volumeSnapshotClassName: 'csi' }, storage: { storageClass: 'fast' } } },
    network: { apiServer: { cidrs: ['10.0.0.10/32'] } },
  },
  external: {
    clusterDomain: 'cluster.internal',
    database: outside('pg.corp.example', '10.9.0.1/32'),
    cache: outside('redis.corp.example', '10.9.0.2/32'),
    queue: outside('nats.corp.example', '10.9.0.3/32'),
    objectStore: outside('s3.corp.example', '10.9.0.4/32'),
    mail: { hosts: ['mail.corp.example', 'mail2.corp.example'], cidrs: ['10.9.0.5/32'] },
  },
} as const satisfies Readonly<Record<string, Override<typeof dataDefinition>>>;

/** The objects of a value set. */
export function dataObjects(chart: HelmChart<typeof dataDefinition>, set: keyof typeof dataValueSets): readonly KubernetesObject[] {
  return render(chart, { values: dataValueSets[set], capabilities: { apiVersions }, release: { name: 'r', namespace: 'n' } });
}
