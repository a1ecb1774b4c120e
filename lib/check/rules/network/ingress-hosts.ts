import type { ObjectRule } from '../../rule';

const ingress = (spec: object): object => ({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'api' }, spec });
const http = { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'api', port: { number: 80 } } } }] };

/** What answers for all hosts of a controller answers for those of others. A host such as `*.apps.example.com` is one of the customer's own. */
export const ingressHosts: ObjectRule = {
  kind: 'object',
  id: 'ingress-hosts',
  severity: 'warning',
  description: 'Every rule of an Ingress names its host, and nothing answers for all hosts of the controller.',
  remedy: 'Set host in each rule, from a value that may not be empty, and no defaultBackend.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules',
  checks: ['L04'],
  appliesTo: ['Ingress'],
  check: function* (object) {
    for (const rule of object.root.get('spec', 'rules').each()) {
      const host = rule.get('host');
      if (!host.isPresent() || host.oneOf(['', '*'])) {
        yield { object, at: host, problem: 'the rule is for all hosts of the controller' };
      }
    }
    const backend = object.root.get('spec', 'defaultBackend');
    if (backend.isPresent()) {
      yield { object, at: backend, problem: 'it answers for all hosts of the controller' };
    }
  },
  examples: {
    passing: [[ingress({ rules: [{ host: 'api.example.com', http }, { host: '*.apps.example.com', http }] })], [ingress({})]],
    failing: [[ingress({ rules: [{ http }] })], [ingress({ rules: [{ host: '', http }] })], [ingress({ rules: [{ host: 'api.example.com', http }], defaultBackend: { service: { name: 'api', port: { number: 80 } } } })]],
  },
};
