import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ChartError, checksum, Condition, dnsLabel, equals, ifSet, or, repeatObjects, settingsOf, text, type Reference, type Settings, type Value } from '../lib';
import { mappingSpec, type MappedPrefix } from './exposure/emissary';
import { exposureNotes } from './exposure/exposure-notes';
import { EMISSARY_API, GATEWAY_API, requireSoundExposure } from './exposure/exposure-rules';
import { exposureValues, type ExposureValues } from './exposure/exposure-values';
import { httpRouteSpec, ingressSpec, type CertificateSource } from './exposure/http-objects';
import { isBelow, RouteTable, type ExposedComponent, type PassThrough } from './exposure/route-table';
import { loadBalancerSpec, nodePortSpec, nowhereSpec } from './exposure/service-objects';
import { endingOf } from './place/ending';
import { placeOf, type Labels, type Place } from './place/place';
import type { PortName } from './workload/ports';

/** What an Exposure is made of. */
export interface ExposureProps {
  /** What customers set: `chart.values.<block>` of a block made by `exposureValues`, or literals. */
  readonly values: Settings<ExposureValues>;
  /**
   * Beginnings of paths that nobody outside may ask for.
   * @default ['/healthz', '/livez', '/ready', '/readyz', '/metrics']
   */
  readonly denied?: readonly string[];
  /** The certificate of the hosts while the customer names no Secret. A TlsContract is one. @default - none */
  readonly certificate?: CertificateSource;
}

const DENIED: readonly string[] = ['/healthz', '/livez', '/ready', '/readyz', '/metrics'];
const NOWHERE_PORT = 80;
const EXPOSURE = Symbol.for('chartwright.Exposure');

/**
 * The only way into an application from outside its cluster, of the kind that the customer chooses:
 * nothing, Ingress (networking.k8s.io/v1), HTTPRoute (gateway.networking.k8s.io/v1), Mappings
 * (getambassador.io/v3alpha1, one for each path and host), or a Service of the type LoadBalancer or
 * NodePort. A chart has at most one Exposure, and all its routes lead to one port of one component: nothing
 * else can be exposed.
 *
 * What is guaranteed of `denied` paths: with Ingress, HTTPRoute and Mappings, the path and all below it are
 * routed to nowhere – to a Service without pods, or by a rule without backends –, so the controller itself
 * answers with an error. Paths that are encoded or doubled (`//healthz`) are as safe as the controller's
 * normalisation, and annotations that rewrite paths or switch to regular expressions may undo it.
 * LoadBalancer and NodePort pass on connections, not paths: there nothing is denied, which the notes say.
 *
 * An EgressLockedNamespace has to let the peers in: `ingressFrom` with the namespace of the ingress
 * controller, of the Gateway's data plane or of Emissary; for LoadBalancer and NodePort with the networks of
 * the clients, or of the nodes while externalTrafficPolicy is Cluster.
 *
 * @throws ChartError EXPOSURE_SECOND_ENTRY – when the chart has another Exposure.
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when a denied path is none, when literal values contradict each other, or
 *   there are several of these problems, which are told at once.
 * @example
 * const values = defineValues({ api: workloadValues(), exposure: exposureValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const api = new HardenedDeployment(chart, 'api', { values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.http({ port: 'http', live: '/healthz', ready: '/ready' }) });
 * const exposure = new Exposure(chart, 'exposure', { values: chart.values.exposure, denied: ['/healthz', '/ready', '/metrics'] });
 * exposure.route('/', api, 'http');
 */
export class Exposure extends Construct {
  private readonly place: Place;
  private readonly values: Reference<ExposureValues>;
  private readonly denied: readonly string[];
  private readonly labels: Labels;
  private readonly routes: RouteTable;
  private readonly emissary: Condition;
  private readonly prefixes = new Set<string>();

  constructor(scope: Construct, id: string, props: ExposureProps) {
    super(scope, id);
    const { path } = this.node;
    assertOnlyExposure(this);
    Object.defineProperty(this, EXPOSURE, { value: true });
    this.denied = props.denied ?? DENIED;
    this.routes = new RouteTable(this.denied, path);
    this.place = placeOf(this);
    this.values = settingsOf(exposureValues(), props.values, path);
    this.labels = { 'app.kubernetes.io/component': endingOf(this) };
    requireSoundExposure(this, this.place, this.values);
    this.createHttpObjects(props.certificate);
    this.emissary = this.modeScope('emissary');
    this.createServices();
  }

  /** Paragraphs for the customer: the address, the DNS record to create, and what to see to. For the notes of a HelmChart. */
  get notes(): readonly Value<string>[] {
    return exposureNotes(this.values, { denied: this.denied });
  }

  /**
   * Leads all requests for a path, and for all paths below it, to a port of a component. LoadBalancer and
   * NodePort lead to the port of `passThrough` while its condition holds: there the component itself ends TLS.
   *
   * @throws ChartError EXPOSURE_SECOND_ENTRY – when another route leads to another component, or to another port.
   * @throws ChartError PORT_UNKNOWN – when the component does not declare the port.
   * @throws ChartError CONSTRUCT_INVALID – when the path is none, is routed already, or is denied.
   * @example exposure.route('/', gateway, 'http', { port: 'https', condition: tls.isEnabled })
   */
  route<To extends ExposedComponent>(path: string, to: To, port: PortName<To['ports']>, passThrough?: PassThrough<PortName<To['ports']>>): void {
    this.routes.add(path, to, port, passThrough);
    const address = to.service.address(port);
    this.map({ name: this.nameOf(path), prefix: path, service: port === 'https' ? `https://${address}` : address, isRouted: true });
    const nowhere = `${this.place.serviceHost(this.nowhere)}:${String(NOWHERE_PORT)}`;
    for (const denied of this.denied.filter((each) => isBelow(each, path))) {
      this.map({ name: this.nameOf(`deny${denied}`), prefix: denied, service: nowhere, isRouted: false });
    }
  }

  /** A Mapping for each host, once for each prefix. Those of further hosts are named by the host, so that the order of hosts does not matter. */
  private map(mapped: MappedPrefix): void {
    if (this.prefixes.has(mapped.prefix)) {
      return;
    }
    this.prefixes.add(mapped.prefix);
    const { emissary } = this.values;
    const id = dnsLabel(mapped.isRouted ? `route${mapped.prefix}` : `deny${mapped.prefix}`);
    const mappingOf = (hostname: Value<string>) => ({ apiVersion: EMISSARY_API, kind: 'Mapping', spec: mappingSpec(emissary, mapped, hostname) });
    this.create(this.emissary, id, mapped.name, mappingOf(emissary.hostname), emissary.annotations);
    repeatObjects(this.emissary, `${id}-extra-hosts`, emissary.extraHosts, (scope, host) => {
      this.create(scope, 'Default', text`${mapped.name}-${checksum(host)}`, mappingOf(host), emissary.annotations);
    });
  }

  private createHttpObjects(certificate: CertificateSource | undefined): void {
    const { routes, nowhere } = this;
    const { ingress, httpRoute } = this.values;
    const spec = () => ingressSpec(ingress, routes.entry, routes.paths, { name: nowhere, port: NOWHERE_PORT }, certificate);
    this.create(this.modeScope('ingress'), 'Default', this.nameOf(''), { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', spec }, ingress.annotations);
    const routeSpec = () => httpRouteSpec(httpRoute, routes.entry, routes.paths);
    this.create(this.modeScope('httpRoute'), 'Default', this.nameOf(''), { apiVersion: GATEWAY_API, kind: 'HTTPRoute', spec: routeSpec }, httpRoute.annotations);
  }

  private createServices(): void {
    const { routes } = this;
    const { mode, loadBalancer, nodePort } = this.values;
    const service = { apiVersion: 'v1', kind: 'Service' };
    this.create(this.modeScope('loadBalancer'), 'Default', this.nameOf(''), { ...service, spec: () => loadBalancerSpec(loadBalancer, routes.entry) }, loadBalancer.annotations);
    this.create(this.modeScope('nodePort'), 'Default', this.nameOf(''), { ...service, spec: () => nodePortSpec(nodePort, routes.entry) }, nodePort.annotations);
    if (this.denied.length > 0) {
      const needed = or(equals(mode, 'ingress'), equals(mode, 'emissary'));
      this.create(new Condition(this, 'nowhere', needed), 'Default', this.nowhere, { ...service, spec: nowhereSpec(NOWHERE_PORT) });
    }
  }

  private create(scope: Construct, id: string, name: Value<string>, manifest: { readonly apiVersion: string; readonly kind: string; readonly [key: string]: unknown }, annotations?: Value<unknown>): void {
    const metadata = { name, labels: this.labels, ...(annotations === undefined ? {} : { annotations: ifSet(annotations) }) };
    this.place.object(scope, id, { ...manifest, metadata });
  }

  private modeScope(mode: ExposureValues['mode']): Condition {
    return new Condition(this, mode, equals(this.values.mode, mode));
  }

  private get nowhere(): string {
    return this.nameOf('nowhere');
  }

  private nameOf(part: string): string {
    return this.place.objectName(dnsLabel(`${endingOf(this)}-${part}`));
  }
}

function assertOnlyExposure(exposure: Exposure): void {
  const other = Chart.of(exposure).node.findAll().find((construct) => construct !== exposure && EXPOSURE in construct);
  if (other !== undefined) {
    throw new ChartError('EXPOSURE_SECOND_ENTRY', `the chart is exposed by ${other.node.path} already`, { in: exposure.node.path, fix: `add a route to ${other.node.path} instead` });
  }
}
