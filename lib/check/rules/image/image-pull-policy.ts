import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const withPolicy = (imagePullPolicy?: string): object => podWith({}, { imagePullPolicy });

/**
 * Some scanners ask for Always, so that a pod without credentials cannot use what another one pulled. Here an image
 * names a version or a digest, and IfNotPresent, which keeps running without the registry, is as good. Never is not:
 * images that somebody put onto nodes run with IfNotPresent too, and where nobody did, the pod never starts.
 */
export const imagePullPolicy = podRule({
  id: 'image-pull-policy',
  severity: 'error',
  description: 'No container forbids its node to pull the image.',
  remedy: 'Set imagePullPolicy to IfNotPresent or Always.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
  checks: ['I04'],
  find: function* (pod) {
    for (const container of eachContainer(pod)) {
      const at = container.get('imagePullPolicy');
      if (at.equals('Never')) {
        yield { at, problem: 'a node that does not have the image never starts the container' };
      }
    }
  },
  examples: { passing: [[withPolicy()], [withPolicy('IfNotPresent')], [withPolicy('Always')]], failing: [[withPolicy('Never')]] },
});
