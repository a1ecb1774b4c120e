import { equals, isSet, release, text, valuesPathOf, when, type Reference, type Value } from '../../lib';
import type { ExposureValues } from './exposure-values';

/** What the notes of an exposure tell besides its values. */
export interface ExposureNotesOptions {
  /** Beginnings of paths that are denied. @default - none are mentioned */
  readonly denied?: readonly string[];
}

/**
 * The notes of an Exposure from its values alone: the address, the DNS record to create, and what to see
 * to. The same as `exposure.notes`, for notes that are written before the construct is there.
 *
 * @example
 * const values = defineValues({ api: workloadValues(), exposure: exposureValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', {
 *   version: '1.0.0', appVersion: '1.4.0', values, notes: (given) => [text`Installed as ${release.name}.`, ...exposureNotes(given.exposure)],
 * });
 * const api = new HardenedDeployment(chart, 'api', { values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) });
 * new Exposure(chart, 'exposure', { values: chart.values.exposure }).route('/', api, 'http');
 */
export function exposureNotes(values: Reference<ExposureValues>, { denied = [] }: ExposureNotesOptions = {}): readonly Value<string>[] {
  const { mode, ingress, httpRoute, emissary, loadBalancer, nodePort } = values;
  const block = (valuesPathOf(mode) ?? 'mode').replace(/mode$/u, '');
  const passed = denied.length === 0 ? 'Connections are passed on whole.' : `Connections are passed on whole, so ${denied.join(', ')} can be asked for from outside: keep clients from them in front of the cluster.`;
  const modes: readonly (readonly [ExposureValues['mode'], Value<string>])[] = [
    ['ingress', text`Address: ${when(ingress.tls.enabled, 'https', 'http')}://${ingress.hostname}

DNS records to create: ${ingress.hostname}, and each name in ${block}ingress.extraHosts, to the address of the ingress controller, which stands here:

  ${kubectl('ingress')}`],
    ['httpRoute', text`Address: ${when(isSet(httpRoute.hostname), text`${httpRoute.scheme}://${httpRoute.hostname}`, text`${httpRoute.scheme}, at the hosts of the Gateway's listener`)}

DNS records to create: each host, to the address of the Gateways in ${block}httpRoute.parentRefs. Whether they accept the route stands here:

  ${kubectl('httproute')} --output yaml`],
    ['emissary', text`Address: ${emissary.scheme}://${emissary.hostname}

DNS records to create: ${emissary.hostname}, and each name in ${block}emissary.extraHosts, to the address of Emissary. A Mapping is ignored without a word unless a Host and a Listener of Emissary fit it.`],
    ['loadBalancer', text`Address: ${when(isSet(loadBalancer.hostname), text`${loadBalancer.scheme}://${loadBalancer.hostname}:${loadBalancer.port}`, text`${loadBalancer.scheme}, at the EXTERNAL-IP and port ${loadBalancer.port}`)}

DNS record to create: the host by which clients reach the application, to the EXTERNAL-IP that stands here:

  ${kubectl('service')}

${passed}`],
    ['nodePort', text`Address: ${nodePort.scheme}, at ${when(isSet(nodePort.hostname), nodePort.hostname, 'any node')} and the port that stands here:

  ${kubectl('service')}

${passed}`],
  ];
  const hidden: Value<string> = `The application cannot be reached from outside: ${block}mode is none.`;
  return [modes.reduceRight<Value<string>>((otherwise, [name, paragraph]) => when(equals(mode, name), paragraph, otherwise), hidden)];
}

function kubectl(kind: string): Value<string> {
  return text`kubectl --namespace ${release.namespace} get ${kind} --selector app.kubernetes.io/instance=${release.name}`;
}
