import { hasLabels } from '../../view/label-selector';
import { labelsOf, pod } from './network-examples';
import { podsAmong, type PodObject } from './pods-among';
import type { ObjectView } from '../../object-view';
import type { ChartRule } from '../../rule';
import type { View } from '../../view/view';

const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

const service = (name: string, spec: object = {}): object => ({ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { selector: labelsOf(name), ports: [{ port: 80 }], ...spec } });
const backend = (name: string): object => ({ service: { name, port: { number: 80 } } });
const ingress = (...names: readonly string[]): object => ({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'ingress' }, spec: { rules: [{ http: { paths: names.map((name) => ({ path: `/${name}`, pathType: 'Prefix', backend: backend(name) })) } }] } });
const route = (name: string): object => ({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'route' }, spec: { rules: [{ backendRefs: [{ name, port: 80 }] }] } });
const two = [pod('api'), pod('vault'), service('api'), service('vault')];

/** Whoever is outside meets one component, which asks who they are; everything behind it is out of their reach. */
export const singleEntry: ChartRule = {
  kind: 'chart',
  id: 'single-entry',
  severity: 'error',
  description: 'Ingresses, routes of the Gateway API and Services that are open to the outside lead to the pods of one component.',
  remedy: 'Route to one component, which passes on what others are to answer.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  checks: ['L03', 'L04'],
  premises: ['controllers-trusted'],
  check: function* ({ objects, every }) {
    const pods = podsAmong(objects);
    for (const [index, candidate] of every([...pods.entries()])) {
      const way = wayInto(candidate, objects);
      const other = way === undefined ? undefined : pods.slice(0, index).find((each) => wayInto(each, objects) !== undefined);
      if (way !== undefined && other !== undefined) {
        yield { object: way, at: way.root, problem: `it leads to ${candidate.object.source}, and another way from outside to ${other.object.source}` };
      }
    }
  },
  examples: {
    passing: [
      two,
      [...two, ingress('api'), route('api'), service('api', { type: 'LoadBalancer' })],
      [...two, ingress('api'), { ...service('nowhere'), spec: { ports: [{ port: 80 }] } }, ingress('nowhere')],
      [...two, pod('worker'), pod('report'), ingress('api')],
      [...two, ingress('api'), { ...service('vault', { type: 'NodePort' }), apiVersion: 'example.com/v1' }],
    ],
    failing: [
      [...two, ingress('api', 'vault')],
      ...['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map((kind) => [...two, ingress('api'), { ...route('vault'), kind }]),
      [...two, { ...route('api'), spec: { rules: [{ backendRefs: [{ name: 'api', port: 80 }, { name: 'vault', port: 80 }] }] } }],
      [...two, ingress('api'), service('vault', { type: 'LoadBalancer' })],
      [...two, { ...ingress(), spec: { rules: ['api', 'vault'].map((name) => ({ http: { paths: [{ path: '/', pathType: 'Prefix', backend: backend(name) }] } })) } }],
      [...two, { ...route('api'), spec: { rules: ['api', 'vault'].map((name) => ({ backendRefs: [{ name, port: 80 }] })) } }],
      [...two, ingress('api'), service('vault', { type: 'NodePort' })],
      [...two, route('api'), { ...service('open'), spec: { selector: labelsOf('vault'), externalIPs: ['192.0.2.1'] } }],
      [...two, route('api'), { ...ingress(), spec: { defaultBackend: backend('vault') } }],
    ],
  },
};

/** An object by which pods can be reached from outside, or undefined. */
function wayInto({ object, pod: { metadata } }: PodObject, objects: readonly ObjectView[]): ObjectView | undefined {
  for (const service of objects.filter(({ kind, apiVersion }) => kind === 'Service' && apiVersion === 'v1')) {
    const { root } = service;
    const selector = root.get('spec', 'selector');
    if (!selector.isPresent() || !hasLabels(metadata.get('labels'), selector)) {
      continue;
    }
    const isOpen = root.get('spec', 'type').oneOf(['LoadBalancer', 'NodePort']) || root.get('spec', 'externalIPs').items().length > 0;
    const way = isOpen ? service : objects.find((one) => leadsTo(one, root.get('metadata', 'name')) && one.isRendered());
    if (way !== undefined && service.isRendered() && object.isRendered()) {
      return way;
    }
  }
  return undefined;
}

/** Whether an Ingress or a route names a Service. */
function leadsTo({ kind, root }: ObjectView, name: View): boolean {
  if (ROUTES.includes(kind)) {
    return root.get('spec', 'rules').some((rule) => rule.get('backendRefs').some((backend) => backend.get('name').same(name)));
  }
  return kind === 'Ingress'
    && (root.get('spec', 'defaultBackend', 'service', 'name').same(name)
      || root.get('spec', 'rules').some((rule) => rule.get('http', 'paths').some((path) => path.get('backend', 'service', 'name').same(name))));
}
