import type { ObjectRule } from '../../rule';

const ingress = (spec: object): object => ({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'api' }, spec });
const rule = (host?: string): object => ({ ...(host === undefined ? {} : { host }), http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'api', port: { number: 80 } } } }] } });

/** Customers may end TLS in front of the Ingress, by a load balancer. Those who forbid it to their charts name the rule. */
export const ingressTls: ObjectRule = {
  kind: 'object',
  id: 'ingress-tls',
  severity: 'error',
  description: 'Every host of an Ingress is one that its controller ends TLS for.',
  remedy: 'List each host of the rules in spec.tls, whatever the values.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  checks: ['L04'],
  appliesTo: ['Ingress'],
  check: function* (object) {
    const tls = object.root.get('spec', 'tls');
    for (const each of object.root.get('spec', 'rules').each()) {
      const host = each.get('host');
      if (!tls.some((entry) => entry.get('hosts').some((name) => name.same(host)))) {
        yield { object, at: host, problem: 'no entry of tls has the host' };
      }
    }
    const backend = object.root.get('spec', 'defaultBackend');
    if (backend.isPresent() && !tls.some(() => true)) {
      yield { object, at: backend, problem: 'nothing is said of TLS' };
    }
  },
  examples: {
    passing: [
      [ingress({ rules: [rule('a.example.com'), rule('b.example.com')], tls: [{ hosts: ['a.example.com'] }, { hosts: ['c.example.com', 'b.example.com'], secretName: 'tls' }] })],
      [ingress({ defaultBackend: { service: { name: 'api', port: { number: 80 } } }, tls: [{ secretName: 'tls' }] })],
    ],
    failing: [
      [ingress({ rules: [rule('a.example.com')] })],
      [ingress({ rules: [rule('a.example.com')], tls: [{ hosts: ['b.example.com'] }] })],
      [ingress({ rules: [rule()], tls: [{ hosts: ['b.example.com'] }] })],
      [ingress({ defaultBackend: { service: { name: 'api', port: { number: 80 } } } })],
    ],
  },
};
