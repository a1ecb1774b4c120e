import { Construct } from 'constructs';
import { isSet, not, or, settingsOf, type BooleanValue, type Settings } from '../lib';
import { placeOf } from './place/place';
import { addToPods } from './pod/pod-addition';
import { nameOf } from './pod/service-account';
import { noProxy } from './proxy/no-proxy';
import { hasProxy, proxyFor, proxySchemes, variablesOfProxy, variablesOfValues } from './proxy/proxy-variables';
import { proxyValues, type ProxyValues } from './proxy/proxy-values';
import type { CheckTarget } from './check/health-check';
import type { PortMap, PortName } from './workload/ports';

/** What ProxySettings are made of. */
export interface ProxySettingsProps<Ports extends PortMap> {
  /** What customers set: `chart.values.<block>` of a block made by `proxyValues`, or literals. */
  readonly values: Settings<ProxyValues>;
  /**
   * A workload of the chart that is the proxy of all others. Then its own containers alone use the proxy that
   * the values name; those of all other pods use this workload, always.
   * @default - none: all containers use the proxy that the values name
   */
  readonly through?: { readonly workload: CheckTarget<Ports>; readonly port: PortName<Ports> };
}

/**
 * The proxy of every container of every pod of the chart, whenever the pod is made: of workloads, jobs, hooks and
 * tests, init containers and sidecars too. They get HTTP_PROXY, HTTPS_PROXY and NO_PROXY in upper and lower case;
 * where no proxy is named they get none of them. NO_PROXY holds everything in the cluster by its names. A
 * variable of the same name in the `env` of a construct wins. Emits no object.
 *
 * @throws ChartError PORT_UNKNOWN – when the workload does not declare the port.
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @throws ChartError CONSTRUCT_INVALID – when the chart has ProxySettings already, when literals name a proxy twice,
 *   or there are several of these problems, which are told at once.
 * @example
 * const values = defineValues({ api: workloadValues(), proxy: proxyValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * new ProxySettings(chart, 'proxy-settings', { values: chart.values.proxy });
 * new HardenedDeployment(chart, 'api', { values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }) });
 */
export class ProxySettings<const Ports extends PortMap = PortMap> extends Construct {
  /** Whether the values name a proxy. */
  readonly isNamed: BooleanValue;

  constructor(scope: Construct, id: string, { values: given, through }: ProxySettingsProps<Ports>) {
    super(scope, id);
    const place = placeOf(this);
    const values = settingsOf(proxyValues(), given, this.node.path);
    this.isNamed = hasProxy(values);
    for (const scheme of proxySchemes) {
      const { url, secret } = proxyFor(values, scheme);
      place.require(
        or(not(isSet(url)), not(isSet(secret.name))),
        `the proxy for ${scheme} is named twice`,
        `set only one of ${nameOf(url, `${scheme}Proxy`)} and ${nameOf(secret.name, `${scheme}ProxySecret.name`)}`,
      );
    }
    const url = through?.workload.service.url(through.port);
    addToPods(this, {
      id: 'ProxySettings',
      env: (component) => {
        const hosts = noProxy(this, place, values);
        return url === undefined || component === through?.workload.component ? variablesOfValues(values, hosts) : variablesOfProxy(url, hosts);
      },
    });
  }
}
