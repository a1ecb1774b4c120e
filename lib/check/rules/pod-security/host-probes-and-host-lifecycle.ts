import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podSecurityRule } from './pod-security-rule';

const HANDLERS = [
  ['livenessProbe'], ['readinessProbe'], ['startupProbe'], ['lifecycle', 'postStart'], ['lifecycle', 'preStop'],
] as const;
const QUESTIONS = HANDLERS.flatMap((handler) => (['httpGet', 'tcpSocket'] as const).map((kind) => [...handler, kind, 'host']));

const probe = (host?: string): object => ({ livenessProbe: { httpGet: { path: '/', port: 8080, ...(host === undefined ? {} : { host }) } } });

/** The kubelet asks pods whether they are well, and no other host. */
export const hostProbesAndHostLifecycle = podSecurityRule({
  id: 'host-probes-and-host-lifecycle',
  description: "No probe and no lifecycle hook makes the node send requests to a host other than the pod (from 1.34 on).",
  remedy: 'Remove host from probes and lifecycle hooks.',
  checks: ['H19'],
  perVersion: true,
  podSecurity: { id: 'hostProbesAndHostLifecycle', level: 'baseline', since: '1.34' },
  find: function* (pod, { kubernetes, every }) {
    for (const container of eachContainer(pod)) {
      for (const keys of every(QUESTIONS)) {
        const at = container.get(...keys);
        if (at.isPresent() && !at.equals('') && kubernetes.isAtLeast('1.34')) {
          yield { at, problem: 'the node is made to send requests to a host' };
        }
      }
    }
  },
  examples: {
    passing: [[podWith({})], [podWith({}, probe())], [podWith({}, probe(''))]],
    failing: [
      [podWith({}, probe('db.example.com'))],
      [podWith({}, probe('127.0.0.1'))],
      [podWith({}, { lifecycle: { preStop: { httpGet: { host: 'example.com', path: '/', port: 80 } } } })],
      [podWith({}, { startupProbe: { tcpSocket: { host: 'example.com', port: 80 } } })],
    ],
  },
});
