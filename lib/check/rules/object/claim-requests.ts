import type { ObjectRule } from '../../rule';

const claim = (spec: object): object => ({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec } });
const MODES = ['ReadWriteOnce', 'ReadWriteOncePod', 'ReadWriteMany', 'ReadOnlyMany'];

/** The API server refuses a claim without them. */
export const claimRequests: ObjectRule = {
  kind: 'object',
  id: 'claim-requests',
  severity: 'error',
  description: 'Every PersistentVolumeClaim says how it is used and how large it is.',
  remedy: 'Set accessModes, and resources.requests.storage.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims',
  checks: ['V01'],
  appliesTo: ['PersistentVolumeClaim'],
  check: function* (object) {
    const spec = object.root.get('spec');
    const size = spec.get('resources', 'requests', 'storage');
    if (!size.isPresent()) {
      yield { object, at: size, problem: 'the claim has no size' };
    }
    const modes = spec.get('accessModes').items();
    if (modes.length === 0) {
      yield { object, at: spec.get('accessModes'), problem: 'the claim does not say how it is used' };
    }
    for (const mode of modes) {
      if (!mode.oneOf(MODES)) {
        yield { object, at: mode, problem: 'Kubernetes has no such access mode' };
      }
    }
  },
  examples: {
    passing: [[claim({})], [claim({ accessModes: ['ReadWriteOncePod'], storageClassName: '' })], [claim({ accessModes: ['ReadWriteMany', 'ReadOnlyMany'] })]],
    failing: [[claim({ accessModes: [] })], [claim({ accessModes: ['ReadWriteTwice'] })], [claim({ resources: {} })]],
  },
};
