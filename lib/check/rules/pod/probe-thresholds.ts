import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const NUMBERS = ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((name) =>
  ['periodSeconds', 'timeoutSeconds', 'failureThreshold'].map((key) => [name, key] as const),
);

const probe = (numbers: object): object => ({ httpGet: { path: '/', port: 8080 }, ...numbers });

/** The numbers of probes are those that the API server accepts. */
export const probeThresholds = podRule({
  id: 'probe-thresholds',
  severity: 'error',
  description: 'One success is enough for liveness and startup probes, and the numbers of all probes are at least 1.',
  remedy: 'Set successThreshold of liveness and startup probes to 1, and the other numbers to 1 or more.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe',
  checks: ['P04'],
  find: function* ({ spec }, { every }) {
    for (const container of spec.get('containers').each()) {
      for (const name of every(['livenessProbe', 'startupProbe'])) {
        const at = container.get(name, 'successThreshold');
        if (at.isPresent() && !at.equals(1)) {
          yield { at, problem: `successThreshold of a ${name} is not 1` };
        }
      }
      for (const [name, key] of every(NUMBERS)) {
        const at = container.get(name, key);
        if (at.isPresent() && !at.atLeast(1)) {
          yield { at, problem: `${key} is less than 1` };
        }
      }
    }
  },
  examples: {
    passing: [[podWith({})], [podWith({}, { livenessProbe: probe({ successThreshold: 1, periodSeconds: 1 }), readinessProbe: probe({ successThreshold: 2 }) })]],
    failing: [
      [podWith({}, { livenessProbe: probe({ successThreshold: 2 }) })],
      [podWith({}, { startupProbe: probe({ successThreshold: 3 }) })],
      [podWith({}, { readinessProbe: probe({ failureThreshold: 0 }) })],
      [podWith({}, { livenessProbe: probe({ timeoutSeconds: -1 }) })],
      ...['periodSeconds', 'timeoutSeconds', 'failureThreshold'].map((key) => [podWith({}, { startupProbe: probe({ [key]: 0 }) })]),
    ],
  },
});
