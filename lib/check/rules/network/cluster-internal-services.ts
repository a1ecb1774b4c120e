import type { ObjectRule } from '../../rule';

const service = (spec: object): object => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'api' }, spec: { ports: [{ port: 80 }], ...spec } });

/** Customers may choose a load balancer as the way in. Those who forbid it to their charts name the rule. */
export const clusterInternalServices: ObjectRule = {
  kind: 'object',
  id: 'cluster-internal-services',
  severity: 'error',
  description: 'No Service can be reached from outside the cluster, or leads out of it.',
  remedy: 'Use the type ClusterIP, and an Ingress or HTTPRoute as the way in.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  checks: ['L03'],
  appliesTo: ['Service'],
  check: function* (object) {
    const [type, addresses] = [object.root.get('spec', 'type'), object.root.get('spec', 'externalIPs')];
    if (type.isPresent() && !type.equals('ClusterIP')) {
      yield { object, at: type, problem: 'the Service is known outside the cluster' };
    }
    if (addresses.items().length > 0) {
      yield { object, at: addresses, problem: 'whoever may write externalIPs receives what others send there (CVE-2020-8554)' };
    }
  },
  examples: {
    passing: [[service({})], [service({ type: 'ClusterIP', clusterIP: 'None' })]],
    failing: [[service({ type: 'NodePort' })], [service({ type: 'LoadBalancer' })], [service({ type: 'ExternalName', externalName: 'example.com' })], [service({ externalIPs: ['192.0.2.1'] })]],
  },
};
