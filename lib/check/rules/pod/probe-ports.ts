import { podWith } from '../examples';
import { podRule } from '../pod-rule';
import type { View } from '../../view/view';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const HANDLERS = PROBES.flatMap((probe) => ['httpGet', 'tcpSocket', 'grpc'].map((kind) => [probe, kind, 'port']));
const named = { ports: [{ name: 'http', containerPort: 8080 }] };

/**
 * Probes ask ports that the container declares. A name that it does not declare fails for ever; a number is asked all the
 * same, and nobody sees a wrong one before the pods restart.
 */
export const probePorts = podRule({
  id: 'probe-ports',
  severity: 'error',
  description: 'Every probe asks a port that its container declares.',
  remedy: 'Name a port of the container in the probe, or declare the port.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
  checks: ['P03'],
  find: function* ({ spec }, { every }) {
    for (const container of spec.get('containers').each()) {
      for (const keys of every(HANDLERS)) {
        const at = container.get(...keys);
        if (at.isPresent() && !isDeclared(at, container.get('ports').items())) {
          yield { at, problem: at.kind() === 'number' ? 'the container does not declare this port: whether anything listens there cannot be seen' : 'the container declares no port of this name: the probe never succeeds' };
        }
      }
    }
  },
  examples: {
    passing: [
      [podWith({}, { ...named, livenessProbe: { httpGet: { path: '/', port: 'http' } } })],
      [podWith({}, { ...named, readinessProbe: { grpc: { port: 8080 } } })],
      [podWith({}, { livenessProbe: { exec: { command: ['true'] } } })],
    ],
    failing: [
      [podWith({}, { ...named, livenessProbe: { httpGet: { path: '/', port: 'https' } } })],
      [podWith({}, { ...named, startupProbe: { tcpSocket: { port: 80 } } })],
      [podWith({}, { readinessProbe: { grpc: { port: 8080 } } })],
    ],
  },
});

function isDeclared(port: View, declared: readonly View[]): boolean {
  return declared.some((each) => port.same(each.get('name')) || port.same(each.get('containerPort')));
}
