import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const probe = { httpGet: { path: '/', port: 8080 } };

function deployment(container: object): object {
  const { spec } = podWith({}, container) as { readonly spec: object };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'example' }, spec: { template: { spec } } };
}

/** What serves is asked whether it is alive and whether it is ready. */
export const probesPresent = podRule({
  id: 'probes-present',
  severity: 'error',
  description: 'Every container of a workload that serves has a liveness and a readiness probe.',
  remedy: 'Give the container a livenessProbe and a readinessProbe.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  checks: ['P01'],
  appliesTo: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'],
  find: function* ({ spec }, { every }) {
    for (const container of spec.get('containers').each()) {
      for (const key of every(['livenessProbe', 'readinessProbe'])) {
        const at = container.get(key);
        if (!at.isPresent()) {
          yield { at, problem: `the container has no ${key}` };
        }
      }
    }
  },
  examples: {
    passing: [[deployment({ livenessProbe: probe, readinessProbe: probe })], [podWith({})]],
    failing: [
      [deployment({})],
      [deployment({ livenessProbe: probe })],
      [deployment({ readinessProbe: probe, livenessProbe: null })],
      ...['StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController'].map((kind) => [{ ...deployment({}), kind }]),
    ],
  },
});
