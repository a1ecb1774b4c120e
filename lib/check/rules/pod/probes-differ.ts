import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const probe = (path: string, port: number | string = 8080): object => ({ httpGet: { path, port } });

/**
 * An outage of a database takes pods out of their Service, and does not restart them. Only paths of HTTP are
 * compared: a probe by TCP asks nothing that could differ.
 */
export const probesDiffer = podRule({
  id: 'probes-differ',
  severity: 'error',
  description: 'Liveness and readiness ask different paths.',
  remedy: 'Let liveness ask a path that answers while the process is alive, whatever it depends on.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  checks: ['P02'],
  find: function* ({ spec }) {
    for (const container of spec.get('containers').each()) {
      const [live, ready] = [container.get('livenessProbe', 'httpGet'), container.get('readinessProbe', 'httpGet')];
      if (live.get('path').same(ready.get('path')) && live.get('port').same(ready.get('port'))) {
        yield { at: live.get('path'), problem: 'liveness and readiness ask the same path' };
      }
    }
  },
  examples: {
    passing: [
      [podWith({})],
      [podWith({}, { livenessProbe: probe('/healthz'), readinessProbe: probe('/ready') })],
      [podWith({}, { livenessProbe: probe('/healthz', 9090), readinessProbe: probe('/healthz') })],
    ],
    failing: [[podWith({}, { livenessProbe: probe('/healthz'), readinessProbe: probe('/healthz') })]],
  },
});
