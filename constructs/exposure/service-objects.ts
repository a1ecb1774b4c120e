import { ifSet, when, type Reference, type Value } from '../../lib';
import { namedPorts } from '../workload/ports';
import type { Entry } from './route-table';
import type { ExposureValues } from './exposure-values';

/** The spec of a Service of the type LoadBalancer. */
export function loadBalancerSpec(values: Reference<ExposureValues>['loadBalancer'], entry: Entry): object {
  return {
    type: 'LoadBalancer',
    loadBalancerClass: ifSet(values.loadBalancerClass),
    loadBalancerSourceRanges: ifSet(values.loadBalancerSourceRanges),
    allocateLoadBalancerNodePorts: values.allocateLoadBalancerNodePorts,
    externalTrafficPolicy: values.externalTrafficPolicy,
    selector: entry.component.selector,
    ports: [{ ...portOf(entry), port: values.port }],
  };
}

/** The spec of a Service of the type NodePort. */
export function nodePortSpec(values: Reference<ExposureValues>['nodePort'], entry: Entry): object {
  return {
    type: 'NodePort',
    externalTrafficPolicy: values.externalTrafficPolicy,
    selector: entry.component.selector,
    ports: [{ ...portOf(entry), port: entry.port, nodePort: ifSet(values.nodePort) }],
  };
}

/** The spec of the Service that no pod is behind. */
export function nowhereSpec(port: number): object {
  return { type: 'ClusterIP', ports: [{ name: 'nowhere', port, protocol: 'TCP' }] };
}

/** The port of the component: the one that ends TLS, while it does. */
function portOf({ component, portName, passThrough }: Entry): object {
  const protocolOf = (name: string): string | undefined => namedPorts(component.ports).find((port) => port.name === name)?.appProtocol;
  const either = (choose: (name: string) => string | undefined): Value<string> | undefined =>
    passThrough === undefined ? choose(portName) : when(passThrough.condition, choose(passThrough.port) ?? '', choose(portName) ?? '');
  const appProtocol = protocolOf(portName) === undefined ? undefined : either(protocolOf);
  return { name: portName, targetPort: either((name) => name), protocol: 'TCP', ...(appProtocol === undefined ? {} : { appProtocol }) };
}
