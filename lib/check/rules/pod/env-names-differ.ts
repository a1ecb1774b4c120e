import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const withEnv = (...names: readonly string[]): object => podWith({}, { env: names.map((name) => ({ name, value: 'x' })) });

/** Of two variables of one name the last counts, and server-side apply, which Helm 4 uses, refuses both. */
export const envNamesDiffer = podRule({
  id: 'env-names-differ',
  severity: 'error',
  description: 'No container has two environment variables of one name.',
  remedy: 'Write each variable once; in a list of the customer refuse the names of the chart (reserveNames) and those that come twice (repeated).',
  source: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy',
  checks: ['D06'],
  find: function* (pod) {
    for (const container of eachContainer(pod)) {
      for (const name of container.get('env').eachRepeated('name')) {
        yield { at: name, problem: 'an earlier variable has the same name' };
      }
    }
  },
  examples: { passing: [[podWith({})], [withEnv('A', 'B')]], failing: [[withEnv('A', 'B', 'A')]] },
});
