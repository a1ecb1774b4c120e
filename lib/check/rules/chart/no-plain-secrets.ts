import { eachContainer, POD_KINDS, podOf } from '../../view/pod-view';
import { podWith } from '../examples';
import type { ObjectRule } from '../../rule';
import type { View } from '../../view/view';

// By whole words at the end, so that DB_PASSWORD is found and TOKEN_URL, PASSWORD_FILE and SECRET_NAME are not.
const SECRET_VARIABLE = /(^|_)(PASSWORD|PASSWD|PASSPHRASE|TOKEN|API_?KEY|PRIVATE_KEY|CLIENT_SECRET|SECRET_KEY|SECRET_ACCESS_KEY)$/iu;
// The path of a file, another variable, a switch or a number is no secret.
const NO_SECRET = /^$|^\/|^\$\(|^(true|false|yes|no|on|off|[0-9]+)$/iu;
const URL_WITH_PASSWORD = /[a-z][a-z0-9+.-]*:\/\/[^\s:/?#@<>${}]+:[^\s:/?#@<>${}]+@/iu;

/**
 * What stands in an object is kept in the release, in the history of repositories and in the output of helm. Asked are
 * Secrets, variables whose names say what they hold and URLs that are written out; variables that customers write
 * themselves (`extraEnvVars`) and the texts of ConfigMaps are not.
 */
export const noPlainSecrets: ObjectRule = {
  kind: 'object',
  id: 'no-plain-secrets',
  severity: 'error',
  description: 'No Secret has its content from the chart or its values, and no variable of a container is a password or token in plain text.',
  remedy: 'Read the content from a Secret that exists already, or that an operator makes (SecretContract).',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  appliesTo: ['Secret', ...POD_KINDS],
  check: function* (object) {
    if (object.kind === 'Secret') {
      for (const data of [object.root.get('data'), object.root.get('stringData')]) {
        for (const { value } of data.eachEntry()) {
          if (value.isPresent() && !value.equals('')) {
            yield { object, at: value, problem: 'the content of the Secret is part of the release' };
          }
        }
      }
      return;
    }
    const pod = podOf(object);
    for (const container of pod === undefined ? [] : eachContainer(pod)) {
      for (const variable of container.get('env').each()) {
        const at = variable.get('value');
        if (isSecretText(variable, at)) {
          yield { object, at, problem: 'the variable is a password or token in plain text' };
        } else if (hasPassword(at)) {
          yield { object, at, problem: 'the URL has a password in it' };
        }
      }
      for (const key of ['command', 'args']) {
        for (const at of container.get(key).each()) {
          if (hasPassword(at)) {
            yield { object, at, problem: 'the URL has a password in it' };
          }
        }
      }
    }
  },
  examples: {
    passing: [
      [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token', annotations: { 'kubernetes.io/service-account.name': 'api' } }, type: 'kubernetes.io/service-account-token' }],
      [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'later' }, data: { 'ca.crt': '' } }],
      [podWith({}, { env: [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }, { name: 'DB_PASSWORD_FILE', value: '/secrets/password' }] })],
      [podWith({}, { env: [{ name: 'ALLOW_EMPTY_PASSWORD', value: 'no' }, { name: 'SECURE_PASSWORD', value: 'Yes' }, { name: 'UPDATE_PASSWORD', value: 'off' }] })],
      [podWith({}, { env: [{ name: 'TOKEN_URL', value: 'https://login.example.com/token' }, { name: 'TLS_PRIVATE_KEY', value: '/tls/tls.key' }, { name: 'USE_TOKEN', value: 'true' }, { name: 'APP_TOKEN', value: '$(OTHER)' }, { name: 'API_KEY' }] })],
      [podWith({}, { env: [{ name: 'DATABASE_URL', value: 'postgres://app:$(DB_PASSWORD)@db:5432/app' }], args: ['--url=postgres://app@db/app'] })],
    ],
    failing: [
      [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db' }, stringData: { password: 'hunter22' } }],
      [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db' }, data: { password: 'aHVudGVyMjI=' } }],
      [podWith({}, { env: [{ name: 'DB_PASSWORD', value: 'hunter22' }] })],
      [podWith({ initContainers: [{ name: 'init', env: [{ name: 'GITHUB_TOKEN', value: 'abc' }] }] })],
      [podWith({}, { env: [{ name: 'DATABASE_URL', value: 'postgres://app:hunter22@db:5432/app' }] })],
      [podWith({}, { args: ['--redis', 'redis://user:hunter22@redis:6379'] })],
    ],
  },
};

function isSecretText(variable: View, value: View): boolean {
  const name = variable.get('name');
  return name.constant() !== undefined && name.matches(SECRET_VARIABLE) && value.kind() === 'text' && !value.matches(NO_SECRET);
}

function hasPassword(text: View): boolean {
  return text.constant() !== undefined && text.matches(URL_WITH_PASSWORD);
}
