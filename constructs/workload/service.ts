import { ChartError, didYouMean, ifSet, type Reference } from '../../lib';
import { namedPorts, type NamedPort, type PortMap, type PortName } from './ports';
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Labels, Place } from '../place/place';
import type { WorkloadValues } from './workload-values';

/** What a Service is made of. */
export interface ServiceOptions<Ports extends PortMap> {
  readonly place: Place;
  readonly component: string;
  readonly name: string;
  readonly labels: Labels;
  readonly selector: Labels;
  readonly ports: Ports;
  readonly annotations: Reference<WorkloadValues>['service']['annotations'];
}

/** The Service of a workload: a name inside the cluster for its pods. It is never exposed by itself. */
export class WorkloadService<Ports extends PortMap = PortMap> {
  /** The object, for patches. */
  readonly apiObject: ApiObject;
  /** The name of the Service; may be placed wherever text is taken. */
  readonly name: string;
  /** The DNS name of the Service; may be placed wherever text is taken. */
  readonly host: string;
  private readonly ports: readonly NamedPort[];

  constructor(scope: Construct, private readonly options: ServiceOptions<Ports>) {
    const { place, name, labels, selector, annotations } = options;
    this.name = name;
    this.host = place.serviceHost(name);
    this.ports = namedPorts(options.ports);
    this.apiObject = place.object(scope, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, labels, annotations: ifSet(annotations) },
      spec: { type: 'ClusterIP', selector, ports: servicePorts(options.ports) },
    });
  }

  /**
   * The address of a port for other pods: `http://<service>.<namespace>.svc.<cluster domain>:<port>`.
   * It may be placed wherever text is taken.
   *
   * @throws ChartError PORT_UNKNOWN – when the workload does not declare the port.
   * @example env: { VAULT_URL: vault.service.url('http') }
   */
  url(port: PortName<Ports>, scheme = port === 'https' ? 'https' : 'http'): string {
    return `${scheme}://${this.address(port)}`;
  }

  /**
   * Host and port, joined by a colon.
   *
   * @throws ChartError PORT_UNKNOWN – when the workload does not declare the port.
   */
  address(port: PortName<Ports>): string {
    return `${this.host}:${String(this.port(port))}`;
  }

  private port(name: string): number {
    const found = this.ports.find((port) => port.name === name);
    if (found === undefined) {
      const names = this.ports.map((port) => port.name);
      throw new ChartError('PORT_UNKNOWN', `the port "${name}" is not declared by ${this.options.component} (declared: ${names.join(', ')})${didYouMean(name, names)}`, {
        in: this.apiObject.node.path,
        fix: 'use one of the declared ports, or add it to ports',
      });
    }
    return found.port;
  }
}

/** The `ports` of a Service: each goes to the container's port of the same name. */
export function servicePorts(ports: PortMap): readonly object[] {
  return namedPorts(ports).map(({ name, port, appProtocol }) => ({
    name,
    port,
    targetPort: name,
    protocol: 'TCP',
    ...(appProtocol === undefined ? {} : { appProtocol }),
  }));
}
