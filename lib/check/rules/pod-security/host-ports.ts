import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podSecurityRule } from './pod-security-rule';

/** No container takes a port of its node. */
export const hostPorts = podSecurityRule({
  id: 'host-ports',
  description: 'No container takes a port of its node.',
  remedy: 'Remove hostPort, and reach the pod through a Service.',
  checks: ['H17'],
  podSecurity: { id: 'hostPorts', level: 'baseline' },
  find: function* (pod) {
    for (const container of eachContainer(pod)) {
      for (const port of container.get('ports').each()) {
        const at = port.get('hostPort');
        if (at.isPresent() && !at.equals(0)) {
          yield { at, problem: 'a port of the node is taken' };
        } else if (pod.spec.get('hostNetwork').equals(true)) {
          // The API server's default: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
          yield { at: port.get('containerPort'), problem: 'in the network of the node the port of the container is one of the node' };
        }
      }
    }
  },
  examples: {
    passing: [[podWith({})], [podWith({}, { ports: [{ containerPort: 8080 }, { containerPort: 8081, hostPort: 0 }] })]],
    failing: [
      [podWith({}, { ports: [{ containerPort: 8080, hostPort: 8080 }] })],
      [podWith({ hostNetwork: true }, { ports: [{ containerPort: 8080 }] })],
    ],
  },
});
