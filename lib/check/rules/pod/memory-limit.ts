import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const withLimits = (limits: object): object => podWith({}, { resources: { limits } });

/**
 * A leak ends the container that leaks, and not its neighbours. A limit of CPU is not asked for: it slows a container
 * down while its node is idle.
 */
export const memoryLimit = podRule({
  id: 'memory-limit',
  severity: 'error',
  description: 'Every container has a limit of memory.',
  remedy: 'Set resources.limits.memory of the container.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  checks: ['R02'],
  find: function* ({ spec }) {
    for (const list of ['initContainers', 'containers']) {
      for (const container of spec.get(list).each()) {
        const at = container.get('resources', 'limits', 'memory');
        if (!at.isPresent()) {
          yield { at, problem: 'the container may use all memory of its node' };
        }
      }
    }
  },
  examples: { passing: [[withLimits({ memory: '128Mi' })]], failing: [[podWith({})], [withLimits({ cpu: '1' })], [podWith({ initContainers: [{ name: 'first' }] }, { resources: { limits: { memory: '128Mi' } } })]] },
});
