import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const RESOURCES = ['cpu', 'memory'] as const;
const withResources = (resources: object): object => podWith({}, { resources });

/** The scheduler knows what every container needs. A limit without a request is one. */
export const resourceRequests = podRule({
  id: 'resource-requests',
  severity: 'error',
  description: 'Every container says how much CPU and memory it needs.',
  remedy: 'Set resources.requests.cpu and resources.requests.memory of the container.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  checks: ['R01'],
  find: function* ({ spec }, { every }) {
    for (const list of ['initContainers', 'containers']) {
      for (const container of spec.get(list).each()) {
        for (const resource of every(RESOURCES)) {
          const at = container.get('resources', 'requests', resource);
          if (!at.isPresent() && !container.get('resources', 'limits', resource).isPresent()) {
            yield { at, problem: `the container does not say how much ${resource} it needs` };
          }
        }
      }
    }
  },
  examples: {
    passing: [[withResources({ requests: { cpu: '100m', memory: '128Mi' } })], [withResources({ requests: { cpu: 1 }, limits: { memory: '128Mi' } })]],
    failing: [
      [podWith({})],
      [withResources({ requests: { cpu: '100m' } })],
      [withResources({ requests: { cpu: null, memory: '128Mi' } })],
      [podWith({ initContainers: [{ name: 'first' }] }, { resources: { requests: { cpu: '100m', memory: '128Mi' } } })],
    ],
  },
});
