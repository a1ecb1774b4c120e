import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const withVolume = (source: object): object => podWith({ volumes: [{ name: 'scratch', ...source }] });

/** Files that nobody cleans up end the pod that wrote them, and not its node. */
export const scratchSizeLimit = podRule({
  id: 'scratch-size-limit',
  severity: 'error',
  description: 'Every emptyDir has a limit of its size.',
  remedy: 'Set sizeLimit of the emptyDir.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  checks: ['R04'],
  find: function* ({ spec }) {
    for (const volume of spec.get('volumes').each()) {
      const at = volume.get('emptyDir');
      if (at.isPresent() && !at.get('sizeLimit').isPresent()) {
        yield { at, problem: 'the emptyDir has no limit' };
      }
    }
  },
  examples: {
    passing: [[podWith({})], [withVolume({ emptyDir: { sizeLimit: '64Mi' } })], [withVolume({ secret: { secretName: 'own' } })]],
    failing: [[withVolume({ emptyDir: {} })], [withVolume({ emptyDir: { medium: 'Memory' } })]],
  },
});
