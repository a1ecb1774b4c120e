import { EgressLockedNamespace, equals, Exposure, greaterThan, guard, isSet, not, or, type HelmChart } from '../../index';
import { innerPaths } from './inner-paths';
import type { Configuration } from './configuration';
import type { Dependencies } from './dependencies';
import type { EgressProxy } from './egress-proxy';
import type { Services } from './services';
import type { saasValues } from './values';

type SaasChart = HelmChart<typeof saasValues>;

/** Who may connect to whom. Everything else is denied. */
export function createNetwork(chart: SaasChart, { web, api, worker, assistant, migrations }: Services, { workload: proxy, hasProxy }: EgressProxy, { database, cache, queue, objectStore, mailServer, assistantModel, auth, outside }: Dependencies): EgressLockedNamespace {
  const { clients, egress, egressProxy, network: values } = chart.values;
  const network = new EgressLockedNamespace(chart, 'network', { values });
  network.ingressFrom(clients, web, 'http');
  network.ingressFrom(clients, web, 'https');
  network.flow(web, api, 'http');
  network.flow(api, proxy, 'proxy');
  network.flow(worker, proxy, 'proxy');
  network.soleEgress(proxy, egress);
  database.allowIn(network, [api, worker, migrations]);
  cache.allowIn(network, [api, worker]);
  queue.allowIn(network, [api, worker]);
  objectStore.allowIn(network, [api, worker]);
  mailServer.allowIn(network, [worker]);
  auth.allowIn(network, [api]);
  network.flow(api, assistant, 'http');
  assistantModel.allowIn(network, [assistant]);
  guard(chart, or(not(or(isSet(egress.cidrs), egress.internet.enabled)), greaterThan(egressProxy.replicas, 0)), 'egress names networks, but egress-proxy has no pods: set egressProxy.replicas to 1 or more, or egress.cidrs to [] and egress.internet.enabled to false.');
  guard(chart, or(not(or(...outside.map(({ isUsed }) => isUsed))), greaterThan(egressProxy.replicas, 0)), 'something outside is to be reached, but egress-proxy has no pods: set egressProxy.replicas to 1 or more.');
  guard(chart, or(not(hasProxy), isSet(egress.cidrs), egress.internet.enabled, isSet(egress.fqdns)), 'proxy names a proxy, but egress-proxy may not connect to it: add its address to egress.cidrs.');
  return network;
}

/** The only way in from outside: web. */
export function createExposure(chart: SaasChart, { web }: Services, { tls }: Configuration): void {
  const { clients, exposure: values } = chart.values;
  const exposure = new Exposure(chart, 'exposure', { values, denied: innerPaths, certificate: tls });
  exposure.route('/', web, 'http', { port: 'https', condition: tls.isEnabled });
  guard(
    chart,
    or(equals(values.mode, 'none'), isSet(clients.namespaces), isSet(clients.cidrs), clients.everyone),
    'exposure.mode lets clients in, but the network does not: name the namespace of the controller in clients.namespaces, or networks in clients.cidrs.',
  );
}
