import { Construct } from 'constructs';
import { and, equals, hostOfUrl, isSet, join, not, or, settingsOf, text, when, type BooleanValue, type Reference, type Settings, type Value } from '../lib';
import { authValues, type AuthValues } from './auth/auth-values';
import { textOf, reachOutside, type ForwardedWayOut, type Outside } from './data/outside';
import { ExternalDependency, type DestinationNetwork } from './external-dependency';
import { endingOf } from './place/ending';
import { placeOf, type Place } from './place/place';
import { nameOf } from './pod/service-account';
import type { HealthCheck } from './check/health-check';
import type { EnvValue } from './pod/env-source';
import type { FilesMount } from './pod/mount';
import type { NetworkIdentity } from './workload/network-identity';
import type { PortMap } from './workload/ports';

/** What an AuthBackend is made of. */
export interface AuthBackendProps<Ports extends PortMap> {
  /** What customers set: `chart.values.<block>` of a block made by `authValues`, or literals. */
  readonly values: Settings<AuthValues>;
  /** The component with the way out: as a proxy of HTTP to an identity provider, and by a port of its own to a directory. */
  readonly through: ForwardedWayOut<Ports>;
  /** The address of the application, to which users come back: see `exposureUrl`. @default - none: with SAML the customer has to say it */
  readonly publicUrl?: Value<string>;
  /** The path of the application that takes the answers of SAML. @default '/saml/acs' */
  readonly assertionConsumerPath?: string;
}

type Provider = AuthValues['provider'];

/**
 * Who signs users in: the application itself, an identity provider by OpenID Connect or SAML, or a directory by LDAP.
 * Clients are told by AUTH_PROVIDER and the variables of the chosen provider alone, and read its secret from a file:
 * OIDC_ISSUER_URL, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE, OIDC_SCOPES, OIDC_GROUPS_CLAIM; SAML_METADATA_URL,
 * SAML_ENTITY_ID, SAML_ACS_URL; LDAP_URL, LDAP_TLS_SERVER_NAME, LDAP_BASE_DN, LDAP_BIND_DN, LDAP_BIND_PASSWORD_FILE,
 * LDAP_USER_FILTER, LDAP_GROUP_FILTER. Filters arrive as they were written, with all their braces.
 *
 * @throws ChartError PORT_UNKNOWN – when the component with the way out does not declare the ports.
 * @throws ChartError VALUE_INVALID, VALUE_MISSING, VALUE_UNKNOWN – when literal values are not what the block
 *   declares.
 * @throws ChartError CONSTRUCT_INVALID – when literal values contradict each other, or there are several of these
 *   problems, which are told at once.
 * @example
 * const values = defineValues({ api: workloadValues(), proxy: workloadValues(), exposure: exposureValues(), auth: authValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const proxy = new HardenedDeployment(chart, 'proxy', { values: chart.values.proxy, ports: { proxy: 3128, directory: 1636 }, probes: ProbeSet.tcp({ port: 'proxy' }) });
 * const auth = new AuthBackend(chart, 'auth', {
 *   values: chart.values.auth, publicUrl: exposureUrl(chart.values.exposure), through: { workload: proxy, port: 'proxy', forward: 'directory' },
 * });
 * const api = new HardenedDeployment(chart, 'api', {
 *   values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), env: auth.env, mounts: auth.mounts,
 * });
 * new Exposure(chart, 'exposure', { values: chart.values.exposure }).route('/', api, 'http');
 * const network = new EgressLockedNamespace(chart, 'network');
 * network.soleEgress(proxy, { cidrs: [] });
 * auth.allowIn(network, [api]);
 */
export class AuthBackend<const Ports extends PortMap = PortMap> extends Construct {
  /** What clients are told. */
  readonly env: Readonly<Record<string, EnvValue>>;
  /** What clients need to read: the secret of the chosen provider. */
  readonly mounts: readonly FilesMount[];
  /** Whether the provider can be reached. */
  readonly checks: readonly HealthCheck[];
  /** What is outside: one for each provider, of which at most one is used. */
  readonly dependencies: readonly ExternalDependency[];
  private readonly values: Reference<AuthValues>;
  private readonly issuers: readonly ExternalDependency<Ports>[];
  private readonly directory: Outside;

  constructor(scope: Construct, id: string, props: AuthBackendProps<Ports>) {
    super(scope, id);
    this.values = settingsOf(authValues(), props.values, this.node.path);
    const { oidc, saml, ldap } = this.values;
    const { through, publicUrl = '', assertionConsumerPath = '/saml/acs' } = props;
    const issuer = (provider: 'oidc' | 'saml', url: Reference<string>, settings: Reference<AuthValues>['saml' | 'oidc']): ExternalDependency<Ports> =>
      new ExternalDependency(this, provider, {
        values: { hosts: [hostOfUrl(textOf(url))], cidrs: settings.cidrs, port: settings.port },
        purpose: `Sign-in by ${provider === 'oidc' ? 'OpenID Connect' : 'SAML'}`,
        criticality: 'required',
        through,
        when: this.is(provider),
      });
    this.issuers = [issuer('oidc', oidc.issuerUrl, oidc), issuer('saml', saml.metadataUrl, saml)];
    this.directory = reachOutside(new Construct(this, 'ldap'), { server: ldap, isExternal: this.is('ldap'), purpose: 'Sign-in by LDAP', through });
    this.dependencies = [...(this.issuers as unknown as readonly ExternalDependency[]), ...[this.directory.dependency].flatMap((dependency) => dependency ?? [])];
    this.checks = this.dependencies.flatMap(({ checks }) => checks);
    const folder = `/run/secrets/${endingOf(this)}`;
    const acsUrl = when(isSet(saml.assertionConsumerServiceUrl), saml.assertionConsumerServiceUrl, text`${publicUrl}${assertionConsumerPath}`);
    this.requireSoundValues(placeOf(this), publicUrl);
    this.env = { AUTH_PROVIDER: this.values.provider, ...this.oidcEnv(folder), ...this.samlEnv(acsUrl), ...this.ldapEnv(folder) };
    this.mounts = [
      this.secretAt(`${folder}-oidc`, { ref: oidc.clientSecretRef, file: 'client-secret', condition: this.is('oidc') }),
      this.secretAt(`${folder}-ldap`, { ref: ldap.bindPasswordRef, file: 'password', condition: and(this.is('ldap'), isSet(ldap.bindPasswordRef.name)) }),
    ];
  }

  /** Lets clients connect to the chosen provider, through the component with the way out. */
  allowIn(network: DestinationNetwork, clients: readonly NetworkIdentity[]): void {
    for (const issuer of this.issuers) {
      issuer.allowIn(network, clients);
    }
    this.directory.allowIn(network, clients);
  }

  private is(provider: Provider): BooleanValue {
    return equals<string>(this.values.provider, provider);
  }

  /** The variables of a provider, which are left out while another is chosen. */
  private only(provider: Provider, variables: Readonly<Record<string, Value<string>>>): Readonly<Record<string, Value<string>>> {
    return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, when(this.is(provider), value) as Value<string>]));
  }

  private oidcEnv(folder: string): Readonly<Record<string, Value<string>>> {
    const { issuerUrl, clientId, scopes, groupsClaim } = this.values.oidc;
    return this.only('oidc', { OIDC_ISSUER_URL: issuerUrl, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET_FILE: `${folder}-oidc/client-secret`, OIDC_SCOPES: join(scopes, ' '), OIDC_GROUPS_CLAIM: groupsClaim });
  }

  private samlEnv(acsUrl: Value<string>): Readonly<Record<string, Value<string>>> {
    const { metadataUrl, entityId } = this.values.saml;
    return this.only('saml', { SAML_METADATA_URL: metadataUrl, SAML_ENTITY_ID: entityId, SAML_ACS_URL: acsUrl });
  }

  private ldapEnv(folder: string): Readonly<Record<string, Value<string>>> {
    const { tls, host, baseDN, bindDN, bindPasswordRef, userSearchFilter, groupSearchFilter } = this.values.ldap;
    return this.only('ldap', {
      LDAP_URL: text`${when(tls, 'ldaps', 'ldap')}://${this.directory.address}`,
      LDAP_TLS_SERVER_NAME: textOf(host),
      LDAP_BASE_DN: baseDN,
      LDAP_BIND_DN: bindDN,
      LDAP_BIND_PASSWORD_FILE: when(isSet(bindPasswordRef.name), `${folder}-ldap/password`, ''),
      LDAP_USER_FILTER: userSearchFilter,
      LDAP_GROUP_FILTER: groupSearchFilter,
    });
  }

  private secretAt(path: string, { ref, file, condition }: { readonly ref: { readonly name: Value<string>; readonly key: Value<string> }; readonly file: string; readonly condition: BooleanValue }): FilesMount {
    return { kind: 'secret', path, volume: path.slice('/run/secrets/'.length), objectName: ref.name, items: [{ key: ref.key, path: file }], condition };
  }

  private requireSoundValues(place: Place, publicUrl: Value<string>): void {
    const { saml, ldap } = this.values;
    const [bindDN, password] = [nameOf(ldap.bindDN, 'ldap.bindDN'), nameOf(ldap.bindPasswordRef.name, 'ldap.bindPasswordRef.name')];
    const acs = nameOf(saml.assertionConsumerServiceUrl, 'saml.assertionConsumerServiceUrl');
    place.require(or(not(this.is('saml')), isSet(saml.assertionConsumerServiceUrl), isSet(publicUrl)), 'the identity provider has nowhere to send users back to', `set ${acs}, or expose the application at a host`);
    place.require(or(not(this.is('ldap')), not(isSet(ldap.bindDN)), isSet(ldap.bindPasswordRef.name)), `${bindDN} is set, and has no password`, `set ${password}`);
    place.require(or(not(this.is('ldap')), isSet(ldap.bindDN), not(isSet(ldap.bindPasswordRef.name))), `${password} is set, and nobody uses it`, `set ${bindDN}`);
  }
}
