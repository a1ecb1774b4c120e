import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podRule } from '../pod-rule';
import { isWindows } from '../pod-security/pod-facts';

/** Nothing that a container is made of can be written over. Not part of the Pod Security Standards. */
export const readOnlyRootFilesystem = podRule({
  id: 'read-only-root-filesystem',
  severity: 'error',
  description: 'No container can write to its image; it writes to volumes only.',
  remedy: 'Set securityContext.readOnlyRootFilesystem of every container to true, and mount an emptyDir where it has to write.',
  // Windows has no such field: https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod-spec-containers-securitycontext
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  checks: ['H21'],
  find: function* (pod) {
    for (const container of isWindows(pod) ? [] : eachContainer(pod)) {
      const at = container.get('securityContext', 'readOnlyRootFilesystem');
      if (!at.equals(true)) {
        yield { at, problem: 'the root filesystem can be written to' };
      }
    }
  },
  examples: {
    passing: [[podWith({}, { securityContext: { readOnlyRootFilesystem: true } })], [podWith({ os: { name: 'windows' } })]],
    failing: [
      [podWith({})],
      [podWith({}, { securityContext: { readOnlyRootFilesystem: false } })],
      [podWith({ initContainers: [{ name: 'first' }] }, { securityContext: { readOnlyRootFilesystem: true } })],
    ],
  },
});
