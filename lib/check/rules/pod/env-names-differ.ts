import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const withEnv = (...names: readonly string[]): object => podWith({}, { env: names.map((name) => ({ name, value: 'x' })) });

/** Of two variables of one name the last counts, and server-side apply, which Helm 4 uses, refuses both. */
export const envNamesDiffer = podRule({
  id: 'env-names-differ',
  severity: 'warning',
  description: 'No container has two environment variables of one name.',
  remedy: 'Write each variable once, or let values be a map of variables by their names.',
  source: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy',
  checks: ['D06'],
  find: function* (pod) {
    for (const container of eachContainer(pod)) {
      const names = container.get('env').items(2).map((variable) => variable.get('name'));
      for (const [index, name] of names.entries()) {
        if (names.slice(0, index).some((earlier) => earlier.same(name))) {
          yield { at: name, problem: 'an earlier variable has the same name' };
        }
      }
    }
  },
  examples: { passing: [[podWith({})], [withEnv('A', 'B')]], failing: [[withEnv('A', 'B', 'A')]] },
});
