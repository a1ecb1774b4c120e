import { addFile, AuthBackend, Cache, Database, dataGuide, ExternalDependency, exposureUrl, ObjectStore, outboundGuide, Queue, type HelmChart } from '../../index';
import type { Configuration } from './configuration';
import type { EgressProxy } from './egress-proxy';
import type { saasValues } from './values';

/** What the services keep their data in, and what they connect to. */
export function createDependencies(chart: HelmChart<typeof saasValues>, { credentials }: Configuration, { workload }: EgressProxy) {
  const { values } = chart;
  const through = { workload, port: 'proxy' } as const;
  const database = new Database(chart, 'database', { values: values.database, credentials: credentials.database, through: { ...through, forward: 'database' } });
  const cache = new Cache(chart, 'cache', { values: values.cache, credentials: credentials.cache, through: { ...through, forward: 'cache' } });
  const queue = new Queue(chart, 'queue', { values: values.queue, credentials: credentials.queue, through: { ...through, forward: 'queue' } });
  const objectStore = new ObjectStore(chart, 'object-store', { values: values.objectStore, credentials: credentials.objectStore, through });
  const mailServer = new ExternalDependency(chart, 'mail-server', { values: values.mailServer, purpose: 'Mail of worker', criticality: 'optional', through });
  const assistantModel = new ExternalDependency(chart, 'assistant-model', { values: values.assistantModel, purpose: 'Answers of the assistant', criticality: 'required', through, when: values.features.aiAssistant });
  const auth = new AuthBackend(chart, 'auth', { values: values.auth, publicUrl: exposureUrl(values.exposure), through: { ...through, forward: 'directory' } });
  const stores = [database, cache, queue, objectStore];
  const outside = [...stores.flatMap(({ dependency }) => dependency ?? []), ...auth.dependencies, mailServer, assistantModel];
  addFile(chart, 'docs/data.md', dataGuide(stores));
  addFile(chart, 'docs/outbound-connections.md', outboundGuide(outside));
  return {
    database,
    cache,
    queue,
    objectStore,
    mailServer,
    assistantModel,
    auth,
    outside,
    env: Object.assign({}, ...stores.map(({ env }) => env)) as typeof database.env,
    mounts: stores.flatMap(({ mounts }) => mounts),
    checks: [...stores, auth, mailServer, assistantModel].flatMap(({ checks }) => checks),
  };
}

/** What `createDependencies` makes. */
export type Dependencies = ReturnType<typeof createDependencies>;
