import { ifSet, type Reference } from '../../lib';
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

function portOf({ component, portName }: Entry): object {
  const appProtocol = namedPorts(component.ports).find(({ name }) => name === portName)?.appProtocol;
  return { name: portName, targetPort: portName, protocol: 'TCP', ...(appProtocol === undefined ? {} : { appProtocol }) };
}
