import type { ObjectView } from '../../object-view';
import type { ChartRule, RuleContext } from '../../rule';
import type { View } from '../../view/view';

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'api' }, spec: { ports: [{ name: 'http', port: 80 }] } };
const ingress = (backend: object): object => ({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'api' }, spec: { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }] } });
const route = (backend: object): object => ({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'api' }, spec: { rules: [{ backendRefs: [backend] }] } });

/** An entry that leads nowhere answers with an error. Backends in other namespaces, and those that are no Services, are not looked at. */
export const httpBackends: ChartRule = {
  kind: 'chart',
  id: 'http-backends',
  severity: 'error',
  description: 'Every Ingress and HTTPRoute leads to Services of the chart, and to ports that they have.',
  remedy: 'Name a Service of the chart, and one of its ports.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  checks: ['L04'],
  check: function* (context) {
    for (const object of context.every(context.objects.filter(({ kind }) => kind === 'Ingress' || kind === 'HTTPRoute'))) {
      for (const { at, port } of backendsOf(object)) {
        const problem = problemOf(context, at.get('name'), port);
        if (problem !== undefined && object.isRendered()) {
          yield { object, at, problem };
        }
      }
    }
  },
  examples: {
    passing: [
      [ingress({ service: { name: 'api', port: { name: 'http' } } }), service],
      [ingress({ service: { name: 'api', port: { number: 80 } } }), service],
      [route({ name: 'api', port: 80 }), service],
      [route({ name: 'bucket', kind: 'Bucket', group: 'example.com' })],
      [route({ name: 'api', kind: 'Service', port: 80 }), { ...service, spec: { ports: [{ port: 81 }, { port: 80 }] } }],
      [route({ name: 'web', namespace: 'shared', port: 80 })],
      [ingress({ resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'bucket' } })],
    ],
    failing: [
      [ingress({ service: { name: 'web', port: { name: 'http' } } }), service],
      [ingress({ service: { name: 'api', port: { number: 8080 } } }), service],
      [route({ name: 'api', port: 81 }), service],
      [route({ name: 'web', port: 80 }), service],
      [route({ name: 'web', kind: 'Service', port: 80 }), service],
    ],
  },
};

/** The Services that an object leads to, one by one. */
function* backendsOf({ kind, root }: ObjectView): Iterable<{ readonly at: View; readonly port: View }> {
  for (const rule of root.get('spec', 'rules').each()) {
    if (kind === 'Ingress') {
      for (const path of rule.get('http', 'paths').each()) {
        const at = path.get('backend', 'service');
        if (at.isPresent()) {
          yield { at, port: at.get('port', 'name').isPresent() ? at.get('port', 'name') : at.get('port', 'number') };
        }
      }
    } else {
      for (const at of rule.get('backendRefs').each()) {
        if (!at.get('namespace').isPresent() && (!at.get('kind').isPresent() || at.get('kind').equals('Service'))) {
          yield { at, port: at.get('port') };
        }
      }
    }
  }
}

function problemOf({ objects }: RuleContext, name: View, port: View): string | undefined {
  const found = objects.find(({ kind, root }) => kind === 'Service' && root.get('metadata', 'name').same(name));
  if (found === undefined) {
    return 'the chart has no such Service';
  }
  const hasPort = found.root.get('spec', 'ports').items().some((each) => each.get('name').same(port) || each.get('port').same(port));
  if (!hasPort) {
    return `${found.source} has no such port`;
  }
  return found.isRendered() ? undefined : `${found.source} is not always there`;
}
