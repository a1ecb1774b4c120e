import { Construct } from 'constructs';
import { and, Condition, isSet, not, or, settingsOf, throwProblems, when, type BooleanValue, type Reference, type Settings, type Value } from '../lib';
import { componentPolicy, type ComponentPolicy } from './network/component-policy';
import { assertConnection, componentProblems, destinationProblems, peersProblems, portNameProblems, portNumber, secondSoleProblems } from './network/connection-problems';
import { dnsRules } from './network/dns-rules';
import { makeFqdnPolicy } from './network/fqdn-policy';
import { listenForHookPods, type HookNetwork, type HookPods } from './network/hook-pods';
import { hookPolicies, type HookPolicies } from './network/hook-policies';
import { networkValues, type NetworkValues } from './network/network-values';
import { cidrPeers, internetPeers, outsideRule, podPeer, tcpPort, whileAll, type OutsidePeers } from './network/peers';
import { makeLimits, makeNamespace } from './network/namespace-objects';
import type { Destination, FlowOptions, SoleEgressOptions } from './network/connections';
import { endingOf } from './place/ending';
import { placeOf, type Place } from './place/place';
import { nameOf } from './pod/service-account';
import type { NetworkIdentity, PodPortName } from './workload/network-identity';

/** What an EgressLockedNamespace is made of. */
export interface EgressLockedNamespaceProps {
  /** What customers set: `chart.values.<block>` of a block made by `networkValues`, or literals. @default - the DNS of most clusters */
  readonly values?: Settings<NetworkValues>;
  /**
   * The name of a Namespace to create, labelled for the restricted level. Leave it out in charts: Helm
   * installs into a namespace that is there before, and whoever makes it gives it `podSecurityLabels()`.
   * @default - none is created
   */
  readonly createNamespace?: string;
}

interface SolePolicy {
  readonly id: string;
  readonly name: string;
  readonly isOpen: BooleanValue;
  readonly from: NetworkIdentity;
  readonly rule: object;
}

/**
 * A namespace in which nothing can connect to anything unless it was declared: default deny in both
 * directions for every pod, DNS to the cluster's own servers, the declared flows between components,
 * and outbound connections of one component only.
 *
 * Hooks run before the policies of a first installation are there, and an upgrade's before those of the new
 * version. So the pods of a HardenedJob or LedgerUpgrade that is one are given policies that are hooks too,
 * with a lower weight: default deny, DNS, and their flows, on both sides. They select those pods, and
 * what these may connect to, and nothing else. Helm never deletes them at an uninstallation; they select nothing then.
 *
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when there are several of these problems, which are told at once.
 * @example
 * const values = defineValues({
 *   api: workloadValues(),
 *   proxy: workloadValues(),
 *   network: networkValues(),
 *   cidrs: v.list(v.cidr(), { description: 'Networks that the proxy may reach. Empty: none.', default: [] }),
 * });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const proxy = new HardenedDeployment(chart, 'proxy', { values: chart.values.proxy, ports: { proxy: 3128 }, probes: ProbeSet.tcp({ port: 'proxy' }) });
 * const api = new HardenedDeployment(chart, 'api', {
 *   values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }), env: { HTTPS_PROXY: proxy.service.url('proxy') },
 * });
 * const network = new EgressLockedNamespace(chart, 'network', { values: chart.values.network });
 * network.soleEgress(proxy, { cidrs: chart.values.cidrs });
 * network.flow(api, proxy, 'proxy');
 */
export class EgressLockedNamespace extends Construct implements HookNetwork {
  private readonly place: Place;
  private readonly values: Reference<NetworkValues>;
  private readonly policies = new Map<string, ComponentPolicy>();
  private readonly hookPolicies: HookPolicies;
  private sole: (SoleEgressOptions & { readonly from: NetworkIdentity }) | undefined;

  constructor(scope: Construct, id: string, props: EgressLockedNamespaceProps = {}) {
    super(scope, id);
    this.place = placeOf(this);
    this.values = settingsOf(networkValues(), props.values ?? {}, this.node.path);
    if (props.createNamespace !== undefined) {
      makeNamespace(this, this.place, props.createNamespace);
    }
    const dns = dnsRules(this.values, this.place);
    this.policy(this, 'default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    this.policy(this, 'dns', { podSelector: {}, policyTypes: ['Egress'], egress: dns });
    makeLimits(this, this.place, this.values);
    this.hookPolicies = hookPolicies({ construct: this, place: this.place, ending: endingOf(this), dns });
    listenForHookPods(this);
  }

  /** The networks of the Kubernetes API server, as the values have them. */
  get apiServerCidrs(): Value<readonly string[]> {
    return this.values.apiServer.cidrs;
  }

  /** @internal */
  lockHook(pods: HookPods): void {
    this.hookPolicies.lock(pods);
  }

  /**
   * Lets one component, and no other, reach networks outside.
   *
   * @throws ChartError EGRESS_SECOND_SOLE – when another component has been given this already.
   * @throws ChartError VALUE_INVALID – when literals are no networks, names or ports, or are wider than a network is.
   */
  soleEgress(from: NetworkIdentity, options: SoleEgressOptions): void {
    // Spread, because a block of values throws where a key is asked for that it does not have.
    const { cidrs, internet, ports = [], fqdns }: SoleEgressOptions = { ...options };
    assertConnection({ cidrs, internet, ports, fqdns }, this.node.path, [...secondSoleProblems(from, this.sole?.from, this.node.path), ...componentProblems(this, [from])]);
    this.sole = { ...options, from };
    const rule = { to: [...cidrPeers(cidrs), ...(internet === undefined ? [] : internetPeers(internet))], ...(ports.length === 0 ? {} : { ports: ports.map(tcpPort) }) };
    // A rule without networks would reach everything: without any, the policy is left out as a whole.
    const isOpen = and(from.condition ?? true, or(isSet(cidrs), internet?.enabled ?? false));
    this.solePolicy({ id: 'sole-egress', name: 'sole-egress', isOpen, from, rule });
    if (fqdns !== undefined) {
      const name = this.place.objectName(`${endingOf(this)}-fqdns`);
      makeFqdnPolicy(this, { place: this.place, name, from, fqdns, ports, values: this.values });
    }
  }

  /**
   * Lets the component with the way out reach one thing outside besides, on its ports alone, by a policy that is named
   * after it. Values that ask for it without any network stop the installation.
   *
   * @throws ChartError EGRESS_INVALID – when no component has the way out yet, or no port is named.
   * @throws ChartError VALUE_INVALID – when literals are no networks or ports, or are wider than a network is.
   * @example network.destination({ name: 'mail', cidrs: values.mail.cidrs, ports: [values.mail.port] })
   */
  destination(destination: Destination): void {
    const { name, cidrs, ports, when: condition = true } = destination;
    const { sole, node } = this;
    assertConnection({ cidrs, ports }, node.path, destinationProblems(destination, sole?.from, node.tryFindChild(`destination-${name}`) !== undefined, node.path));
    if (sole !== undefined) {
      const { from, internet, fqdns = [] } = sole;
      const isOpen = and(from.condition ?? true, condition, isSet(cidrs));
      this.solePolicy({ id: `destination-${name}`, name: `egress-${name}`, isOpen, from, rule: { to: cidrPeers(cidrs), ports: ports.map(tcpPort) } });
      this.place.require(
        or(not(condition), isSet(cidrs), isSet(sole.cidrs), internet?.enabled ?? false, isSet(fqdns)),
        `${name} is outside, and ${from.component} may reach no network`,
        `list its addresses in ${nameOf(cidrs, 'cidrs')}`,
      );
    }
  }

  /** Lets the pods of a component connect to the Kubernetes API server, while the values say where it is. */
  apiServer(from: NetworkIdentity): void {
    const { cidrs, port } = this.values.apiServer;
    throwProblems('EGRESS_INVALID', `${this.node.path}: a component is invalid`, componentProblems(this, [from]));
    if (this.declare(`${from.component} → API server`)) {
      const rule = when(isSet(cidrs), { to: cidrPeers(cidrs), ports: [tcpPort(port)] });
      this.policyOf(from).egress.push(rule);
      this.hookPolicies.allow(from, rule);
    }
  }

  /**
   * Lets the pods of one component connect to a port of another, or of one of its sidecars, while both are there.
   *
   * @throws ChartError PORT_UNKNOWN – when the other component does not declare the port.
   */
  flow<To extends NetworkIdentity>(from: NetworkIdentity, to: To, port: PodPortName<To>, { when: condition = true }: FlowOptions = {}): void {
    const { path } = this.node;
    throwProblems('EGRESS_INVALID', `${path}: a flow is invalid`, [...componentProblems(this, [from, to]), ...portNameProblems(to, port, path)]);
    const rule = `${from.component} → ${to.component}:${port}`;
    // What is always open need not be opened under a condition once more.
    if (this.node.tryFindChild(rule) !== undefined || !this.declare(condition === true ? rule : `${rule} while ${String(this.node.children.length)}`)) {
      return;
    }
    const ports = [tcpPort(portNumber(to, port))];
    this.policyOf(from).egress.push(whileAll([to.condition, condition], { to: [podPeer(to.selector)], ports }));
    this.policyOf(to).ingress.push(whileAll([from.condition, condition], { from: [podPeer(from.selector)], ports }));
    this.hookPolicies.flow(from, to, { port, ports, condition });
  }

  /**
   * Lets peers from outside the release connect to a port of a component, or of one of its sidecars: an ingress
   * controller, for example, or what scrapes metrics.
   *
   * @throws ChartError PORT_UNKNOWN – when the component does not declare the port; EGRESS_INVALID – when no kind of peer is
   *   named; VALUE_INVALID – when literals are no namespaces or networks, or are wider than a network is. All at once.
   * @example network.ingressFrom({ namespaces: values.clients.namespaces }, gateway, 'http')
   */
  ingressFrom<To extends NetworkIdentity>(peers: OutsidePeers, to: To, port: PodPortName<To>): void {
    const { path } = this.node;
    const given: OutsidePeers = { ...peers };
    assertConnection({ namespaces: given.namespaces, cidrs: given.cidrs }, path, [...peersProblems(given, to, path), ...componentProblems(this, [to]), ...portNameProblems(to, port, path)]);
    this.declare(`outside ${String(this.node.children.length)} → ${to.component}:${port}`);
    this.policyOf(to).ingress.push(outsideRule(given, portNumber(to, port)));
  }

  /** Notes a rule in the construct tree, by which a chart sees that it has changed. False when it is there already. */
  private declare(rule: string): boolean {
    if (this.node.tryFindChild(rule) !== undefined) {
      return false;
    }
    new Construct(this, rule);
    return true;
  }

  private policyOf(identity: NetworkIdentity): ComponentPolicy {
    const { component } = identity;
    const known = this.policies.get(component);
    if (known !== undefined) {
      return known;
    }
    const made = componentPolicy(this, this.place, this.place.objectName(`${endingOf(this)}-${component}`), identity);
    this.policies.set(component, made);
    return made;
  }

  /** A policy of the only component with outbound connections, and its copy for hooks. */
  private solePolicy({ id, name, isOpen, from, rule }: SolePolicy): void {
    const spec = { podSelector: { matchLabels: from.selector }, policyTypes: ['Egress'], egress: [rule] };
    this.policy(new Condition(this, id, isOpen), 'Default', spec, { name, annotations: { 'chartwright.dev/egress': 'sole' } });
    this.hookPolicies.allow(from, when(isOpen, rule));
  }

  private policy(scope: Construct, id: string, spec: object, { name = id, annotations }: { readonly name?: string; readonly annotations?: object } = {}): void {
    this.place.object(scope, id, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: this.place.objectName(`${endingOf(this)}-${name}`), ...(annotations === undefined ? {} : { annotations }) },
      spec,
    });
  }
}
