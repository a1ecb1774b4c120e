import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const withImage = (image: string): object => podWith({}, { image });
const DIGEST = `sha256:${'0'.repeat(64)}`;

/** A tag can be pushed anew, a digest cannot. A policy of those who pin all images; `digestOnly` of a values block keeps it. */
export const imageDigest = podRule({
  id: 'image-digest',
  severity: 'error',
  description: 'Every container names its image by a digest.',
  remedy: 'Let the schema demand a digest (digestOnly), or give the image one that no value can empty.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  checks: ['I02'],
  find: function* (pod) {
    for (const container of eachContainer(pod)) {
      const at = container.get('image');
      // https://github.com/opencontainers/image-spec/blob/main/descriptor.md#registered-algorithms
      if (!at.matches(/@sha(256:[0-9a-f]{64}|512:[0-9a-f]{128})$/u)) {
        yield { at, problem: 'the image has no digest' };
      }
    }
  },
  examples: {
    passing: [[withImage(`app@${DIGEST}`)], [withImage(`registry.example.com/app:1.4.0@${DIGEST}`)]],
    failing: [[withImage('app:1.4.0')], [withImage('app@sha256:0000')]],
  },
});
