import { equals, text, valuesPathOf, when, type Value } from '../../lib';

/** A choice of which `bundled` is one. */
export interface BundledChoice {
  /** The choice of the customer, as its values have it. */
  readonly mode: Value<string>;
}

/**
 * Paragraphs for the customer about what is bundled, and for evaluation only. For the notes of a HelmChart.
 *
 * @example
 * const keys = { password: 'Password of the server.' };
 * const values = defineValues({ proxy: workloadValues(), worker: jobValues(), cache: cacheValues(), cachePassword: secretValues(keys) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values, notes: (given) => evaluationNotes([given.cache]) });
 * const proxy = new HardenedDeployment(chart, 'proxy', { values: chart.values.proxy, ports: { proxy: 3128, cache: 6379 }, probes: ProbeSet.tcp({ port: 'proxy' }) });
 * const credentials = new SecretContract(chart, 'cache-password', { values: chart.values.cachePassword, keys });
 * const cache = new Cache(chart, 'cache', { values: chart.values.cache, credentials, through: { workload: proxy, port: 'proxy', forward: 'cache' } });
 * const network = new EgressLockedNamespace(chart, 'network');
 * network.soleEgress(proxy, { cidrs: [] });
 * const worker = new HardenedJob(chart, 'worker', { values: chart.values.worker, env: cache.env, mounts: cache.mounts });
 * cache.allowIn(network, [worker]);
 */
export function evaluationNotes(choices: readonly BundledChoice[]): readonly Value<string>[] {
  return choices.map(({ mode }) => {
    const name = valuesPathOf(mode) ?? 'mode';
    return when(equals(mode, 'bundled'), text`FOR EVALUATION ONLY: ${name} is bundled: one pod, no failover, and no backup. Before anybody relies on it, set ${name} to another mode; data is not carried over.`);
  });
}
