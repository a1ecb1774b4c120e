import { createCompliancePlatform } from '../../apps/compliance-platform/chart';
import { valueSets, type ValueSet } from '../../apps/compliance-platform/value-sets';
import { HelmApp, render, type KubernetesObject } from '../../index';
import { containersOf, variablesOf } from '../constructs/every-pod';
import { hardeningFaults, podsOf } from './restricted-pods';

const chart = createCompliancePlatform(new HelmApp());
const PROXY = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'];
const AUTHORITIES = ['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'AWS_CA_BUNDLE', 'GRPC_DEFAULT_SSL_ROOTS_FILE_PATH'];
type Containers = ReturnType<typeof containersOf>;

/** Everything that all containers of a chart must have, by the values that ask for it. Each finds what is missing. */
const promises: Readonly<Record<string, (objects: readonly KubernetesObject[], set: ValueSet) => readonly string[]>> = {
  'is hardened': (objects) => podsOf(objects).flatMap(hardeningFaults),
  'connects through egress-proxy, which connects through the customer\'s proxy': (objects, { values }) =>
    containersOf(objects).flatMap((container) => {
      const variables = variablesOf(container);
      const given = PROXY.filter((name) => variables[name] !== undefined);
      const names = container.place.endsWith('-egress-proxy') ? (values.proxy === undefined ? [] : PROXY) : PROXY;
      const urls = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy'].map((name) => JSON.stringify(variables[name]));
      const isOwn = urls.some((url) => /egress-proxy[.][^"]*:3128/u.test(url));
      return fault(container, JSON.stringify(given) === JSON.stringify(names) && isOwn === !container.place.endsWith('-egress-proxy') && isExempt(variables['no_proxy'], objects, names), given);
    }),
  'trusts the customer\'s authorities': (objects, { values }) => {
    const isWanted = values.trustBundle !== undefined;
    return containersOf(objects).flatMap((container) => {
      const variables = variablesOf(container);
      const given = AUTHORITIES.filter((name) => variables[name] === '/etc/trust-bundle/ca.crt');
      const isMounted = (container.volumeMounts ?? []).some(({ name }) => name === 'trust-bundle');
      return fault(container, given.length === (isWanted ? AUTHORITIES.length : 0) && isMounted === isWanted, given);
    });
  },
  'has its image from the registry': (objects, { values }) => {
    const registry = values.global?.imageRegistry ?? 'registry.compliance-platform.example';
    return containersOf(objects).flatMap((container) => fault(container, container.image.startsWith(`${registry}/`), container.image));
  },
  'is pulled with the pull secrets': (objects, { values }) => {
    const wanted = (values.global?.imagePullSecrets ?? []).map((secret) => (typeof secret === 'string' ? { name: secret } : secret));
    return podsOf(objects).flatMap(({ place, spec }) => fault({ place, name: 'pod' }, JSON.stringify(spec['imagePullSecrets'] ?? []) === JSON.stringify(wanted), spec['imagePullSecrets']));
  },
  'leaves users and groups to OpenShift': (objects, { apiVersions = [] }) =>
    apiVersions.includes('security.openshift.io/v1')
      ? containersOf(objects).flatMap((container) => fault(container, !/runAs(User|Group)|fsGroup"/u.test(JSON.stringify(container.securityContext)), container.securityContext))
      : [],
};

/** Whether all Services of the chart are reached without the proxy. */
function isExempt(noProxy: unknown, objects: readonly KubernetesObject[], names: readonly string[]): boolean {
  const hosts = String(noProxy).split(',');
  const services = objects.filter(({ kind }) => kind === 'Service').map(({ metadata }) => (metadata as { readonly name: string }).name);
  return names.length === 0 || [...services, '.svc'].every((name) => hosts.includes(name));
}

function fault({ place, name }: { readonly place: string; readonly name: string }, isKept: boolean, seen: unknown): readonly string[] {
  return isKept ? [] : [`${place}/${name}: ${JSON.stringify(seen)}`];
}

describe.each(Object.entries(valueSets))('with the values %s', (_name, set) => {
  const { values, apiVersions = [] } = set;
  // Steps of an upgrade are pods too.
  const objects = render(chart, { values, capabilities: { apiVersions }, release: { name: 'r', namespace: 'n', isUpgrade: true } });

  test('the walk sees all kinds of pods and containers', () => {
    const kinds = new Set(podsOf(objects).map(({ place }) => place.split('/')[0]));
    expect([...kinds]).toEqual(expect.arrayContaining(['Deployment', 'StatefulSet', 'Pod', ...(values.ledgerUpgrade?.enabled === false ? [] : ['Job']), ...(values.selfCheck?.enabled === true ? ['CronJob'] : [])]));
    const all: Containers = containersOf(objects);
    expect(all.length).toBeGreaterThanOrEqual(podsOf(objects).length);
  });

  test.each(Object.keys(promises))('every container %s', (promise) => {
    expect(promises[promise]?.(objects, set)).toEqual([]);
  });
});

test('a container that lacks something is found', () => {
  const set: ValueSet = { description: '', values: { trustBundle: { source: 'secret', secret: { name: 'a' } }, global: { imageRegistry: 'a', imagePullSecrets: ['b'] } }, apiVersions: ['security.openshift.io/v1'] };
  const bare = { kind: 'Pod', metadata: { name: 'x' }, spec: { containers: [], initContainers: [{ name: 'y', image: 'z', securityContext: { runAsUser: 1 } }] } } as unknown as KubernetesObject;
  expect(Object.values(promises).map((find) => find([bare], set).length > 0)).toEqual(Object.keys(promises).map(() => true));
});
