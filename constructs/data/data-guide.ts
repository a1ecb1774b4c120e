import { valuesPathOf, type Value } from '../../lib';

/** What an application keeps its data in: a Database, a Cache, a Queue or an ObjectStore. */
export interface GuidedService {
  /** The choice of the customer, as its values have it. */
  readonly mode: Value<string>;
  /** The variables that clients are given. */
  readonly env: Readonly<Record<string, unknown>>;
}

/**
 * What a customer has to know of the services that an application keeps its data in, as Markdown: which modes are for
 * evaluation only, what changes with the mode, and what the application is told. To be packed with the chart.
 *
 * @example
 * const keys = { password: 'Password of the server.' };
 * const values = defineValues({ proxy: workloadValues(), worker: jobValues(), cache: cacheValues(), cachePassword: secretValues(keys) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const proxy = new HardenedDeployment(chart, 'proxy', { values: chart.values.proxy, ports: { proxy: 3128, cache: 6379 }, probes: ProbeSet.tcp({ port: 'proxy' }) });
 * const credentials = new SecretContract(chart, 'cache-password', { values: chart.values.cachePassword, keys });
 * const cache = new Cache(chart, 'cache', { values: chart.values.cache, credentials, through: { workload: proxy, port: 'proxy', forward: 'cache' } });
 * const network = new EgressLockedNamespace(chart, 'network');
 * network.soleEgress(proxy, { cidrs: [] });
 * const worker = new HardenedJob(chart, 'worker', { values: chart.values.worker, env: cache.env, mounts: cache.mounts });
 * cache.allowIn(network, [worker]);
 * addFile(chart, 'docs/data.md', dataGuide([cache]));
 */
export function dataGuide(services: readonly GuidedService[]): string {
  const rows = services.map(({ mode, env }) => [`\`${valuesPathOf(mode) ?? 'mode'}\``, Object.keys(env).map((name) => `\`${name}\``).join(', ')]);
  const table = [['chosen by', 'the application is told'], ['---', '---'], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  return `${[
    '# What data is kept in',
    table,
    '## For evaluation only',
    'The mode `bundled` is for a trial: one pod, no failover, no backup, and connections without TLS inside the namespace. Nothing of it is meant to be relied on, and there is no way from it to another mode but to export the data and import it.',
    '## Outside',
    'With the mode `external` the server is yours. The component with the way out alone connects to it, at the addresses in `cidrs` and on its port, and passes on what clients send. TLS is between client and server: the client compares the certificate with the name in `…_TLS_SERVER_NAME`. An authority of your own belongs into trustBundle.',
    '## Passwords',
    'No password is among the values. It is a Secret that you make before the installation, or that comes from your store of secrets; CloudNativePG makes one itself. Passwords of bundled servers are of letters and digits. When one changes, restart what uses it.',
  ].join('\n\n')}\n`;
}
