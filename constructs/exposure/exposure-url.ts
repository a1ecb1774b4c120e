import { and, contains, defaultTo, defineHelper, equals, isSet, text, valuesPathOf, when, type Reference, type Value } from '../../lib';
import type { ExposureValues } from './exposure-values';

/**
 * The address at which clients outside reach the application, from the values of its Exposure: scheme and host, and a
 * port that is not that of the scheme. Empty where the values do not say it: without an exposure, without a host, or
 * with one that stands for many.
 *
 * @example
 * const values = defineValues({ worker: jobValues(), exposure: exposureValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * new HardenedJob(chart, 'worker', { values: chart.values.worker, env: { PUBLIC_URL: exposureUrl(chart.values.exposure) } });
 */
export function exposureUrl(values: Reference<ExposureValues>): Value<string> {
  const url = urlByMode(values);
  return valuesPathOf(values.mode) === undefined
    ? url
    : defineHelper('publicUrl', { description: 'The address at which clients outside reach the application, or empty text.', parameters: {} }, () => url)({});
}

function urlByMode({ mode, ingress, httpRoute, emissary, loadBalancer, nodePort }: Reference<ExposureValues>): Value<string> {
  const { scheme, hostname, port } = loadBalancer;
  const isUsual = and(equals<string>(scheme, 'https'), equals<number>(port, 443));
  const modes: readonly (readonly [ExposureValues['mode'], Value<string>])[] = [
    ['ingress', unlessMany(ingress.hostname, text`${when(ingress.tls.enabled, 'https', 'http')}://${ingress.hostname}`)],
    ['httpRoute', when(isSet(httpRoute.hostname), unlessMany(httpRoute.hostname, text`${httpRoute.scheme}://${httpRoute.hostname}`), '')],
    ['emissary', unlessMany(emissary.hostname, text`${emissary.scheme}://${emissary.hostname}`)],
    ['loadBalancer', when(isSet(hostname), when(isUsual, text`${scheme}://${hostname}`, text`${scheme}://${hostname}:${port}`), '')],
    ['nodePort', when(and(isSet(nodePort.hostname), isSet(nodePort.nodePort)), text`${nodePort.scheme}://${nodePort.hostname}:${nodePort.nodePort}`, '')],
  ];
  return modes.reduceRight<Value<string>>((otherwise, [name, url]) => when(equals(mode, name), url, otherwise), '');
}

/** The address of one host; a pattern of hosts has none. */
function unlessMany(hostname: Reference<string>, url: Value<string>): Value<string> {
  return when(contains(defaultTo(hostname, ''), '*'), '', url);
}
