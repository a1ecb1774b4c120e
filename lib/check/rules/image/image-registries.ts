import { escapedPattern } from '../../language/escaped-pattern';
import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podRule } from '../pod-rule';
import type { ObjectRule } from '../../rule';
import type { View } from '../../view/view';

// Without a dot or a colon, the first part of a name is a path of docker.io, unless it is "localhost"
// (https://github.com/distribution/reference/blob/main/normalize.go).
const NAMES_NO_HOST = /^([^/.:]+\/|[^/]*$)/u;

/** A rule that every image comes from one of some registries. An image that names no host is of `docker.io`. */
export function imageRegistries(registries: readonly string[]): ObjectRule {
  const allowed = new RegExp(`^(${registries.map(escapedPattern).join('|')})/`, 'u');
  const isAllowed = (image: View): boolean => image.matches(allowed) || (registries.includes('docker.io') && image.matches(NAMES_NO_HOST) && !image.matches(/^localhost\//u));
  const first = registries[0] ?? 'registry.example.com';
  return podRule({
    id: 'image-registries',
    severity: 'error',
    description: `Every image comes from ${registries.join(' or ')}.`,
    remedy: 'Take the image from a registry that is allowed, and keep values from naming another one.',
    source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    checks: ['I03'],
    find: function* (pod) {
      for (const container of eachContainer(pod)) {
        const at = container.get('image');
        if (!isAllowed(at)) {
          yield { at, problem: 'the image comes from another registry' };
        }
      }
    },
    examples: {
      passing: [[podWith({}, { image: `${first}/app:1.0.0` })], ...(registries.includes('docker.io') ? [[podWith({}, { image: 'app:1.0.0' })], [podWith({}, { image: 'shop/app' })]] : [])],
      failing: [[podWith({}, { image: 'localhost/app:1.0.0' })], [podWith({}, { image: 'elsewhere.example.com/app:1.0.0' })], [podWith({}, { image: `${first}.attacker.example.com/app:1.0.0` })]],
    },
  });
}
