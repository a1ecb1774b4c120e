import type { ExposureValues, Settings } from '../../index';

type Exposed = Settings<ExposureValues>;

const hosts = { hostname: 'shop.bank.example', extraHosts: ['shop.bank.internal'] };
/** What customers of each kind set to be reached. */
export const exposureValueSets = {
  none: {},
  ingress: { mode: 'ingress', ingress: { ...hosts, ingressClassName: 'internal', annotations: { 'a.example/b': '{{ literal }}' }, tls: { secretName: 'shop-tls' } } },
  'ingress without TLS': { mode: 'ingress', ingress: { hostname: '*.bank.example', tls: { enabled: false } } },
  httpRoute: { mode: 'httpRoute', httpRoute: { ...hosts, parentRefs: [{ name: 'internal', namespace: 'gateways', sectionName: 'https' }] } },
  'httpRoute of all hosts of the listener': { mode: 'httpRoute', httpRoute: { parentRefs: [{ name: 'internal' }] } },
  emissary: { mode: 'emissary', emissary: { ...hosts, ambassadorId: ['edge'], timeoutMs: 30_000 } },
  'emissary for one host': { mode: 'emissary', emissary: { hostname: '*', rewrite: '/root/' } },
  loadBalancer: { mode: 'loadBalancer', loadBalancer: { hostname: 'shop.bank.example', loadBalancerClass: 'service.k8s.aws/nlb', loadBalancerSourceRanges: ['10.0.0.0/8'], allocateLoadBalancerNodePorts: false, externalTrafficPolicy: 'Local', annotations: { 'metallb.io/address-pool': 'internal' } } },
  nodePort: { mode: 'nodePort', nodePort: {} },
  'nodePort that is fixed': { mode: 'nodePort', nodePort: { nodePort: 30_443, externalTrafficPolicy: 'Local' } },
} as const satisfies Readonly<Record<string, Exposed>>;
