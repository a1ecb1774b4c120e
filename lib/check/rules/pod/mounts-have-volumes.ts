import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const withMount = (name: string): object => podWith({ volumes: [{ name: 'a', emptyDir: {} }] }, { volumeMounts: [{ name, mountPath: '/a' }] });

/** The API server refuses what makes such pods, when hooks have run and other objects have been changed. */
export const mountsHaveVolumes = podRule({
  id: 'mounts-have-volumes',
  severity: 'error',
  description: 'Every container mounts volumes that its pod has.',
  remedy: 'Give the pod the volume, under the same condition as the mount; of lists of the customer compare the names in a guard (missing).',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes-1',
  find: function* (pod) {
    const volumes = pod.spec.get('volumes');
    for (const container of eachContainer(pod)) {
      for (const name of container.get('volumeMounts').eachMissing('name', volumes)) {
        yield { at: name, problem: 'the pod has no volume of this name' };
      }
    }
  },
  examples: {
    passing: [[podWith({})], [withMount('a')]],
    failing: [[withMount('b')], [podWith({}, { volumeMounts: [{ name: 'a', mountPath: '/a' }] })], [podWith({ initContainers: [{ name: 'first', volumeMounts: [{ name: 'a', mountPath: '/a' }] }] })]],
  },
});
