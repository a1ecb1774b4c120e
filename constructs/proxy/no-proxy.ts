import { ApiObject, Chart } from 'cdk8s';
import { defineHelper, HelmChart, isSet, join, text, when, type Reference, type Value } from '../../lib';
import type { Construct } from 'constructs';
import type { Place } from '../place/place';
import type { ProxyValues } from './proxy-values';

/**
 * What is not reached through a proxy: the pod itself, everything in the cluster by its names, and what the
 * customer adds. Services are also listed by their names without a domain, which no suffix covers.
 */
export function noProxy(construct: Construct, place: Place, values: Reference<ProxyValues>): Value<string> {
  const hosts = [
    'localhost',
    '127.0.0.1',
    '::1',
    '.svc',
    text`.${place.clusterDomain}`,
    'kubernetes.default',
    // Clients of the API server take its address from this variable, and the kubelet fills it in here:
    // https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
    '$(KUBERNETES_SERVICE_HOST)',
    ...serviceNames(construct),
    ...values.podCidrs,
    ...values.serviceCidrs,
    when(isSet(values.noProxy), values.noProxy),
  ];
  const joined = join(hosts, ',');
  return HelmChart.find(construct) === undefined
    ? joined
    : defineHelper('noProxy', { description: 'What is not reached through a proxy: everything in the cluster, and what the values add.', parameters: {} }, () => joined)({});
}

/** The names of all Services of the chart, those of foreign constructs too. */
function serviceNames(construct: Construct): readonly string[] {
  const chart = Chart.of(construct);
  const services = chart.node
    .findAll()
    .filter((each): each is ApiObject => ApiObject.isApiObject(each) && each.kind === 'Service' && each.apiVersion === 'v1' && Chart.of(each) === chart);
  return [...new Set(services.map(({ name }) => name))];
}
