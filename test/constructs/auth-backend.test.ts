import { Chart, Testing } from 'cdk8s';
import { ApiObject } from 'cdk8s';
import { AuthBackend, authValues, chartFiles, defineValues, EgressLockedNamespace, Exposure, exposureUrl, exposureValues, HardenedDeployment, HelmApp, HelmChart, hostOfUrl, ProbeSet, render, SmokeTest, smokeTestValues, v, workloadValues, type KubernetesObject, type Override } from '../../index';
import { hardeningFaults, podsOf } from '../apps/restricted-pods';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmLint, helmTemplate } from '../helm/helm';
import { codesOf } from './codes-of';
import { variablesOf } from './every-pod';

const FILTER = '(&(objectClass=person)(uid={{username}}))';
const definition = defineValues({ auth: authValues({ userSearchFilter: FILTER }), exposure: exposureValues(), api: workloadValues(), proxy: workloadValues(), smokeTest: smokeTestValues() });
const ports = { proxy: 3128, directory: 6636 } as const;

function makeChart(): HelmChart<typeof definition> {
  const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', icon: 'https://shop.example/i.svg', values: definition });
  const { values } = chart;
  const proxy = new HardenedDeployment(chart, 'proxy', { values: values.proxy, ports, probes: ProbeSet.tcp({ port: 'proxy' }) });
  const auth = new AuthBackend(chart, 'auth', { values: values.auth, publicUrl: exposureUrl(values.exposure), through: { workload: proxy, port: 'proxy', forward: 'directory' } });
  const api = new HardenedDeployment(chart, 'api', { values: values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), env: auth.env, mounts: auth.mounts });
  new Exposure(chart, 'exposure', { values: values.exposure }).route('/', api, 'http');
  new SmokeTest(chart, 'smoke-test', { values: values.smokeTest, checks: auth.checks });
  const network = new EgressLockedNamespace(chart, 'network');
  network.soleEgress(proxy, { cidrs: [] });
  auth.allowIn(network, [api]);
  return chart;
}

const chart = makeChart();
const cidrs = ['10.9.0.1/32'];
const hosted = (hostname: string) => ({ mode: 'ingress', ingress: { hostname } }) as const;
const sets = {
  builtin: {},
  oidc: { auth: { provider: 'oidc', oidc: { issuerUrl: 'https://user@id.corp.example:8443/realms/staff?x=1', port: 8443, clientId: 'shop', clientSecretRef: { name: 'shop-oidc', key: 'secret' }, cidrs } } },
  saml: { auth: { provider: 'saml', saml: { metadataUrl: 'https://sso.corp.example/metadata', entityId: 'urn:shop', cidrs } }, exposure: hosted('shop.corp.example') },
  ldap: { auth: { provider: 'ldap', ldap: { host: 'ldap.corp.example', baseDN: 'dc=corp,dc=example', bindDN: 'cn=reader', bindPasswordRef: { name: 'directory', key: 'pw' }, groupSearchFilter: '(&(member={0})(|(a={{ .Values.x }})(b="\\2a{{{")))', cidrs } } },
} as const satisfies Readonly<Record<string, Override<typeof definition>>>;
type Name = keyof typeof sets;
const rendered = (name: Name): readonly KubernetesObject[] => render(chart, { values: sets[name], release: { name: 'r', namespace: 'n' } });
const apiOf = (objects: readonly KubernetesObject[]) => podsOf(objects).find(({ place }) => place.endsWith('api'));

/** The variables of a provider, and files of secrets. */
function told(objects: readonly KubernetesObject[]): object {
  const pod = apiOf(objects);
  const variables = Object.entries(variablesOf(pod?.spec.containers[0] as never)).filter(([key]) => /^(?:AUTH|OIDC|SAML|LDAP)_/u.test(key));
  return { ...Object.fromEntries(variables), mounts: (pod?.spec.containers[0]?.volumeMounts ?? []).map(({ mountPath }: { readonly name: string; readonly mountPath?: string }) => mountPath) };
}

forEachHelm((binary) => {
  test('Helm lints the chart strictly, renders each provider as we do, and asks for what the chosen one needs', () => {
    withChartFolder(chartFiles(chart), (folder) => {
      expect(helmLint(binary, folder, { strict: true })).toMatchObject({ ok: true });
      for (const name of Object.keys(sets) as Name[]) {
        const helm = helmTemplate(binary, folder, { values: sets[name], release: 'r', namespace: 'n' });
        expect({ name, objects: helm.ok ? helm.objects : helm.stderr }).toEqual({ name, objects: rendered(name) });
      }
      expect(helmTemplate(binary, folder, { values: { auth: { provider: 'oidc' } } })).toEqual({ ok: false, stderr: expect.stringMatching(/oidc[^]*(?:issuerUrl[^]*clientId|clientId[^]*issuerUrl)/u) as unknown });
      expect(helmTemplate(binary, folder, { values: { auth: { provider: 'kerberos' } } })).toMatchObject({ ok: false });
    });
  });

  test('the host of a URL is the same for Helm and for us, whatever the text is', () => {
    const urls = ['https://a.example', 'http://user:p%40ss@b.example:8080/x?y#z', 'https://[::1]:8443/', 'no url', '', 'https://', 'ldap+tls://c/{{d}}', 'HTTPS://D.example?q=https://e'];
    const values = defineValues(Object.fromEntries(urls.map((url, index) => [`u${String(index)}`, v.string({ description: 'A text.', default: url })])));
    const small = new HelmChart(new HelmApp(), 'urls', { version: '1.0.0', values });
    const references = small.values as unknown as Readonly<Record<string, string>>;
    new ApiObject(small, 'hosts', { apiVersion: 'v1', kind: 'ConfigMap', data: Object.fromEntries(urls.map((_, index) => [String(index), hostOfUrl(references[`u${String(index)}`] ?? '')])) });
    const ours = render(small);
    expect(Object.values((ours[0] as { data: Readonly<Record<string, string>> }).data)).toEqual(['a.example', 'b.example', '[', 'no url', '', '', 'c', 'D.example']);
    withChartFolder(chartFiles(small), (folder) => {
      expect(helmTemplate(binary, folder)).toMatchObject({ ok: true, objects: ours });
    });
  });
});

test('clients are told of the chosen provider alone, and read its secret from a file', () => {
  expect((Object.keys(sets) as Name[]).map((name) => told(rendered(name)))).toEqual([
    { AUTH_PROVIDER: 'builtin', mounts: [] },
    {
      AUTH_PROVIDER: 'oidc',
      OIDC_ISSUER_URL: 'https://user@id.corp.example:8443/realms/staff?x=1',
      OIDC_CLIENT_ID: 'shop',
      OIDC_CLIENT_SECRET_FILE: '/run/secrets/auth-oidc/client-secret',
      OIDC_SCOPES: 'openid profile email',
      OIDC_GROUPS_CLAIM: 'groups',
      mounts: ['/run/secrets/auth-oidc'],
    },
    { AUTH_PROVIDER: 'saml', SAML_METADATA_URL: 'https://sso.corp.example/metadata', SAML_ENTITY_ID: 'urn:shop', SAML_ACS_URL: 'https://shop.corp.example/saml/acs', mounts: [] },
    {
      AUTH_PROVIDER: 'ldap',
      LDAP_URL: 'ldaps://r-shop-proxy.n.svc.cluster.local:6636',
      LDAP_TLS_SERVER_NAME: 'ldap.corp.example',
      LDAP_BASE_DN: 'dc=corp,dc=example',
      LDAP_BIND_DN: 'cn=reader',
      LDAP_BIND_PASSWORD_FILE: '/run/secrets/auth-ldap/password',
      LDAP_USER_FILTER: FILTER,
      LDAP_GROUP_FILTER: '(&(member={0})(|(a={{ .Values.x }})(b="\\2a{{{")))',
      mounts: ['/run/secrets/auth-ldap'],
    },
  ]);
  expect((Object.keys(sets) as Name[]).flatMap((name) => podsOf(rendered(name)).flatMap(hardeningFaults))).toEqual([]);
});

test('the provider is reached through the component with the way out alone, and asked for by the test', () => {
  const reached = (Object.keys(sets) as Name[]).map((name) => {
    const policies = rendered(name).filter(({ kind, metadata }) => kind === 'NetworkPolicy' && /-egress-auth|network-api$/u.test((metadata as { name: string }).name)) as unknown as readonly { readonly spec: { readonly egress?: readonly { readonly ports: readonly { readonly port: number }[] }[] } }[];
    const args = podsOf(rendered(name)).find(({ place }) => place.startsWith('Pod/'))?.spec.containers[0]?.['args'] as readonly string[];
    return [policies.flatMap(({ spec }) => (spec.egress ?? []).map(({ ports: [first] }) => first?.port)), args.map((arg) => arg.replace(/^r-shop\S+ /u, ''))];
  });
  expect(reached).toEqual([
    [[], []],
    [[3128, 8443], ['connect', 'auth-oidc', '8443 id.corp.example']],
    [[3128, 443], ['connect', 'auth-saml', '443 sso.corp.example']],
    [[6636, 636], ['connect', 'auth-ldap', '636 ldap.corp.example']],
  ]);
});

test('what contradicts itself is refused, with what to do', () => {
  const refused = (values: Override<typeof definition>): unknown => render(chart, { values });
  expect(() => refused({ ...sets.saml, exposure: {} })).toThrow('the identity provider has nowhere to send users back to: set auth.saml.assertionConsumerServiceUrl, or expose the application at a host.');
  const { bindPasswordRef: _, ...directory } = sets.ldap.auth.ldap;
  expect(() => refused({ auth: { provider: 'ldap', ldap: directory } })).toThrow('auth.ldap.bindDN is set, and has no password: set auth.ldap.bindPasswordRef.name.');
  expect(() => refused({ auth: { provider: 'ldap', ldap: { ...sets.ldap.auth.ldap, bindDN: '' } } })).toThrow('auth.ldap.bindPasswordRef.name is set, and nobody uses it: set auth.ldap.bindDN.');
  expect(codesOf(() => refused({ auth: { provider: 'ldap', ldap: { ...sets.ldap.auth.ldap, userSearchFilter: '(uid=$(x))' } } }))).toEqual(['VALUE_INVALID']);
  expect(codesOf(() => refused({ auth: { provider: 'oidc', oidc: { issuerUrl: 'http://id.example' } } }))).toEqual(expect.arrayContaining(['VALUE_INVALID', 'VALUE_MISSING']));
});

test.each([
  ['https://shop.corp.example', hosted('shop.corp.example')],
  ['', hosted('*.corp.example')],
  ['https://shop.corp.example:8443', { mode: 'loadBalancer', loadBalancer: { hostname: 'shop.corp.example', port: 8443 } }],
  ['https://shop.corp.example', { mode: 'loadBalancer', loadBalancer: { hostname: 'shop.corp.example' } }],
  ['', { mode: 'nodePort', nodePort: { hostname: 'shop.corp.example' } }],
  ['http://shop.corp.example:30443', { mode: 'nodePort', nodePort: { hostname: 'shop.corp.example', nodePort: 30_443 } }],
  ['', {}],
] as const)('the address is "%s" with the exposure %j', (url, exposure) => {
  const urls = new HelmChart(new HelmApp(), 'urls', { version: '1.0.0', values: defineValues({ exposure: exposureValues() }) });
  new ApiObject(urls, 'url', { apiVersion: 'v1', kind: 'ConfigMap', data: { url: exposureUrl(urls.values.exposure) } });
  expect(render(urls, { values: { exposure: exposure } })).toMatchObject([{ data: { url } }]);
});

test('in an ordinary chart literals make plain variables, with all braces', () => {
  const plain = new Chart(Testing.app(), 'shop');
  const proxy = new HardenedDeployment(plain, 'proxy', { values: { image: { tag: '1' } }, ports, probes: ProbeSet.tcp({ port: 'proxy' }) });
  const through = { workload: proxy, port: 'proxy', forward: 'directory' } as const;
  const auth = new AuthBackend(plain, 'auth', { values: { provider: 'ldap', ldap: { host: 'ldap.corp.example', baseDN: 'dc=corp', userSearchFilter: FILTER } }, through });
  new HardenedDeployment(plain, 'api', { values: { image: { tag: '1' } }, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), env: auth.env, mounts: auth.mounts });
  expect(told(Testing.synth(plain) as KubernetesObject[])).toMatchObject({ AUTH_PROVIDER: 'ldap', LDAP_URL: 'ldaps://proxy:6636', LDAP_USER_FILTER: FILTER, LDAP_BIND_PASSWORD_FILE: '', mounts: [] });
  expect(() => new AuthBackend(plain, 'saml', { values: { provider: 'saml', saml: { metadataUrl: 'https://sso.example/m', entityId: 'x' } }, through })).toThrow('CONSTRUCT_INVALID: the identity provider has nowhere to send users back to\n  in: shop/saml\n  fix: set saml.assertionConsumerServiceUrl, or expose the application at a host');
});
