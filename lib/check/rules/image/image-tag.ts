import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const withImage = (image: unknown): object => podWith({}, { image });
const DIGEST = `sha256:${'0'.repeat(64)}`;

// What follows the last colon is a tag or the number of a digest; a port is followed by a path
// (https://github.com/distribution/reference/blob/main/reference.go).
const HAS_VERSION = /:[^/:@]+$/u;
const IS_LATEST = /:latest$/u;

/** The image that was tested is the one that runs. Whoever pushes an image under a tag anew is not known here: see image-digest. */
export const imageTag = podRule({
  id: 'image-tag',
  severity: 'error',
  description: 'Every container names the version of its image: a digest, or a tag other than latest.',
  remedy: 'Name a version as the tag of the image, or its digest.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  checks: ['I01'],
  find: function* (pod) {
    for (const container of eachContainer(pod)) {
      const at = container.get('image');
      if (!at.matches(HAS_VERSION)) {
        yield { at, problem: 'the image has no tag, which means latest' };
      } else if (at.matches(IS_LATEST)) {
        yield { at, problem: 'the tag latest names another image every day' };
      }
    }
  },
  examples: {
    passing: [[withImage('app:1.4.0')], [withImage('registry.example.com:5000/shop/app:1.4.0')], [withImage(`app@${DIGEST}`)], [withImage(`app:latest@${DIGEST}`)]],
    failing: [
      [withImage('app')],
      [withImage('app:latest')],
      [withImage('registry.example.com:5000/shop/app')],
      [withImage(undefined)],
      [podWith({ initContainers: [{ name: 'first', image: 'app:latest' }] })],
    ],
  },
});
