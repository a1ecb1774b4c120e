import { eachContainer } from '../../view/pod-view';
import { podWith } from '../examples';
import { podRule } from '../pod-rule';

const secretKeyRef = { name: 'database', key: 'password' };

/** Secrets are files, which child processes, crash reports and `kubectl describe` do not show. */
export const secretsAsFiles = podRule({
  id: 'secrets-as-files',
  severity: 'warning',
  description: 'No container has a Secret in its environment; it reads Secrets from files.',
  remedy: 'Mount the Secret as a volume, and give the container the path of the file.',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  checks: ['S04'],
  find: function* (pod) {
    for (const container of eachContainer(pod)) {
      for (const variable of container.get('env').each()) {
        const at = variable.get('valueFrom', 'secretKeyRef');
        if (at.isPresent()) {
          yield { at, problem: 'an environment variable is a key of a Secret' };
        }
      }
      for (const source of container.get('envFrom').each()) {
        const at = source.get('secretRef');
        if (at.isPresent()) {
          yield { at, problem: 'all keys of a Secret are environment variables' };
        }
      }
    }
  },
  examples: {
    passing: [
      [podWith({}, { env: [{ name: 'MODE', value: 'fast' }], envFrom: [{ configMapRef: { name: 'settings' } }] })],
      [podWith({ volumes: [{ name: 'database', secret: { secretName: 'database' } }] })],
    ],
    failing: [
      [podWith({}, { env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef } }] })],
      [podWith({}, { envFrom: [{ secretRef: { name: 'database' } }] })],
    ],
  },
});
