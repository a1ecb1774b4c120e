import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const withMounts = (...paths: readonly string[]): object => podWith({ volumes: [{ name: 'a', emptyDir: {} }] }, { volumeMounts: paths.map((mountPath) => ({ name: 'a', mountPath })) });
const withVolumes = (...names: readonly string[]): object => podWith({ volumes: names.map((name) => ({ name, emptyDir: {} })) });

/** The API server refuses what makes such pods, when hooks have run and other objects have been changed. */
export const volumesDiffer = podRule({
  id: 'volumes-differ',
  severity: 'error',
  description: 'No pod has two volumes of one name, and no container two mounts at one path.',
  remedy: 'Write each volume and each path once; in a list of the customer refuse those of the chart (reserveNames) and those that come twice (repeated).',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes',
  find: function* (pod) {
    for (const name of pod.spec.get('volumes').eachRepeated('name')) {
      yield { at: name, problem: 'an earlier volume has the same name' };
    }
    for (const container of eachContainer(pod)) {
      for (const path of container.get('volumeMounts').eachRepeated('mountPath')) {
        yield { at: path, problem: 'an earlier volume is mounted at the same path' };
      }
    }
  },
  examples: {
    passing: [[podWith({})], [withVolumes('a', 'b')], [withMounts('/a', '/a/b')]],
    failing: [[withVolumes('a', 'b', 'a')], [withMounts('/a', '/b', '/a')], [podWith({ initContainers: [{ name: 'first', volumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'b', mountPath: '/a' }] }] })]],
  },
});
