import { dnsLabelPattern, dnsSubdomainPattern, labelKeyPattern, v } from '../../lib';
import { hostGlobPattern, hostPattern, LONGEST_HOST, placeholderHosts, requiredHostPattern } from './host-pattern';
import type { ValueOf } from '../../lib';

const HIGHEST_PORT = 65_535;
const LONGEST_TIMEOUT_MS = 86_400_000;

/**
 * The values block of Exposure: one way in, or none. Nothing has a host until the customer names one.
 *
 * @example
 * const values = defineValues({ exposure: exposureValues() });
 */
export function exposureValues() {
  return v.union(
    'mode',
    {
      none: {},
      ingress: ingressFields(),
      httpRoute: httpRouteFields(),
      emissary: emissaryFields(),
      loadBalancer: loadBalancerFields(),
      nodePort: nodePortFields(),
    },
    {
      section: 'Exposure',
      description:
        'How clients outside the cluster reach the application: not at all, by an Ingress, a Gateway API HTTPRoute, an Emissary Mapping, or a Service of the type LoadBalancer or NodePort. The controller is the customer\'s own.',
      default: 'none',
    },
  );
}

/** What an exposure's values block declares. */
export type ExposureValues = ValueOf<ReturnType<typeof exposureValues>>;

function ingressFields() {
  return {
    ...hostFields(hostPattern, 'Required in this mode.'),
    ingressClassName: v.string({ description: 'Class of the Ingress. Empty: the default class of the cluster.', default: '', pattern: `^$|${dnsSubdomainPattern}`, maxLength: 253 }),
    annotations: annotations('Ingress'),
    tls: v.object({
      enabled: v.boolean({ description: 'Whether clients connect by TLS, which the ingress controller ends.', default: true }),
      secretName: v.string({
        description: 'Secret with the certificate of all hosts. Empty: the one that the chart asks for, if any, or else the default certificate of the controller.',
        default: '',
        pattern: `^$|${dnsSubdomainPattern}`, maxLength: 253,
      }),
    }),
  };
}

function httpRouteFields() {
  return {
    ...hostFields(hostPattern, 'Empty: the hosts of the Gateway\'s listener.'),
    parentRefs: v.list(parentRef(), {
      description: 'Gateways of the customer that the route is attached to. Required in this mode.',
      default: [],
      example: [{ name: 'internal', namespace: 'gateways', sectionName: 'https' }],
    }),
    annotations: annotations('HTTPRoute'),
    scheme: scheme('https', 'Whether the listeners of the Gateways end TLS. It decides the address that is shown.'),
  };
}

function parentRef() {
  const text = (description: string, pattern: string) => v.string({ description, pattern, maxLength: LONGEST_HOST, removable: true });
  return v.object({
    name: v.string({ description: 'Name of the Gateway.', required: true, pattern: dnsSubdomainPattern, maxLength: LONGEST_HOST }),
    namespace: text('Namespace of the Gateway.', dnsLabelPattern),
    sectionName: text('Listener of the Gateway.', dnsSubdomainPattern),
    port: v.port({ description: 'Port of the listener.', removable: true }),
    group: text('API group of the parent.', dnsSubdomainPattern),
    kind: text('Kind of the parent.', '^[A-Za-z][-A-Za-z0-9]*$'),
  });
}

function emissaryFields() {
  const milliseconds = (description: string) => v.integer({ description, removable: true, minimum: 1, maximum: LONGEST_TIMEOUT_MS, advanced: true });
  return {
    ...hostFields(hostGlobPattern, 'Required in this mode. "*" takes all hosts, and with them the denied paths of all hosts.'),
    ambassadorId: v.list(v.string({ minLength: 1 }), { description: 'Emissary installations that serve the Mappings. Empty: the default one.', default: [], advanced: true }),
    annotations: annotations('Mappings'),
    rewrite: v.string({ description: 'What the path\'s prefix is replaced by. Without it paths arrive as they were sent.', removable: true, pattern: '^/[!-~]*$', advanced: true }),
    timeoutMs: milliseconds('Milliseconds that an answer may take. Without it: the default of Emissary.'),
    idleTimeoutMs: milliseconds('Milliseconds that a connection may be silent. Without it: the default of Emissary.'),
    scheme: scheme('https', 'Whether the Host of Emissary ends TLS. It decides the address that is shown.'),
  };
}

function loadBalancerFields() {
  return {
    hostname: hostname(hostPattern, 'Empty: none; it decides only the address that is shown.'),
    port: v.port({ description: 'Port of the load balancer.', default: 443 }),
    loadBalancerClass: v.string({ description: 'Class of the load balancer. Empty: the default of the cluster. Kubernetes lets nobody change it later.', default: '', pattern: `^$|${labelKeyPattern}` }),
    annotations: annotations('Service'),
    loadBalancerSourceRanges: v.list(v.cidr(), { description: 'Networks of the clients. Empty: any.', default: [], example: ['10.20.0.0/16'] }),
    allocateLoadBalancerNodePorts: v.boolean({ description: 'Whether each node opens a port too. Turn off where the load balancer reaches pods directly.', default: true }),
    externalTrafficPolicy: trafficPolicy(),
    scheme: scheme('https', 'Whether the load balancer, or the application, ends TLS. It decides the address that is shown.'),
  };
}

function nodePortFields() {
  return {
    hostname: hostname(hostPattern, 'Empty: none; it decides only the address that is shown.'),
    nodePort: v.port({ description: 'Port of each node, within the range of the cluster. Without it: one that the cluster chooses.', removable: true, maximum: HIGHEST_PORT, example: 30_443 }),
    annotations: annotations('Service'),
    externalTrafficPolicy: trafficPolicy(),
    scheme: scheme('http', 'Whether the application itself ends TLS. It decides the address that is shown.'),
  };
}

function hostFields(pattern: string, meaning: string) {
  return {
    hostname: hostname(pattern, meaning),
    extraHosts: v.list(v.string({ pattern: requiredHostPattern, maxLength: LONGEST_HOST, forbidden: placeholderHosts }), {
      description: 'Further hosts.',
      default: [],
    }),
  };
}

function hostname(pattern: string, meaning: string) {
  return v.string({ description: `Host by which clients reach the application. ${meaning}`, default: '', pattern, maxLength: LONGEST_HOST, forbidden: placeholderHosts });
}

function annotations(kind: string) {
  return v.map(v.string(), { description: `Annotations of the ${kind}.`, default: {}, keyPattern: labelKeyPattern });
}

function scheme(value: 'http' | 'https', description: string) {
  return v.choice(['https', 'http'], { description, default: value });
}

function trafficPolicy() {
  return v.choice(['Cluster', 'Local'], { description: 'Whether nodes pass requests on to other nodes (Cluster), or keep the client\'s address (Local).', default: 'Cluster' });
}
