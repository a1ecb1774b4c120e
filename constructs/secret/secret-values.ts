import { dnsSubdomainPattern, v, type ValueOf } from '../../lib';
import type { SecretKeys } from './secret-keys';

// https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
const KEY = '^[-._A-Za-z0-9]{1,253}$';
// Of Go, as metav1.Duration has it. The long form is what the API server gives back, so that Argo CD sees no difference.
const DURATION = '^([0-9]+h)?([0-9]+m)?([0-9]+s)?$';
// Two bytes for a length, a session key under RSA of 2048 bits or more, and a tag of 16 bytes, in base64: no
// password has this form. https://github.com/bitnami-labs/sealed-secrets/blob/main/docs/developer/crypto.md
const CIPHERTEXT = '^[A-Za-z0-9+/]+={0,2}$';
const LEAST_CIPHERTEXT = 368;

/**
 * The values block of a SecretContract with these keys: where its Secret comes from. No secret can be
 * written into it: the schema takes names and ciphertexts alone.
 *
 * @example
 * const values = defineValues({ database: secretValues({ username: 'Name of the user.', password: 'Password of the user.' }) });
 */
export function secretValues<const Keys extends SecretKeys>(keys: Keys, description = 'Where the Secret comes from.') {
  return v.union(
    'source',
    {
      existingSecret: {
        name: v.string({
          description: 'Name of a Secret that exists already. Empty: the name that the chart gives it, under which you create it before the installation.',
          default: '',
          pattern: `^$|${dnsSubdomainPattern}`,
          maxLength: 253,
        }),
        keys: v.object(forEachKey(keys, (key, what) => v.string({ description: `${what} The key in the Secret.`, default: key, pattern: KEY })), { description: 'The keys of the Secret.', advanced: true }),
      },
      externalSecret: {
        refreshInterval: v.string({ description: 'How often External Secrets Operator reads the secrets again.', default: '1h0m0s', pattern: DURATION, minLength: 2 }),
        remoteRefs: v.object(forEachKey(remoteKeys(keys), (_, what) => remoteRef(what)), { description: 'Where in the store each key is.' }),
      },
      sealedSecret: {
        scope: v.choice(['strict', 'namespace-wide', 'cluster-wide'], {
          description: 'Where the ciphertexts can be opened. strict: under the name of this Secret and in this namespace only.',
          default: 'strict',
        }),
        encryptedData: v.object(
          forEachKey(keys, (_, what) => v.string({ description: `${what} Its ciphertext, as kubeseal --raw prints it.`, required: true, pattern: CIPHERTEXT, minLength: LEAST_CIPHERTEXT })),
          { description: 'The ciphertexts.' },
        ),
      },
    },
    { description, default: 'existingSecret' },
  );
}

function remoteRef(what: string) {
  return v.object(
    {
      key: v.string({ description: 'Name or path of the secret in the store.', required: true, minLength: 1 }),
      property: v.string({ description: 'The property of the secret, where it has several. Empty: all of it.', default: '' }),
      version: v.string({ description: 'The version of the secret. Empty: the newest.', default: '', advanced: true }),
    },
    { description: what },
  );
}

/** The keys that are read from a store, without those that a template makes of them. */
export function remoteKeys(keys: SecretKeys): SecretKeys {
  return Object.fromEntries(Object.entries(keys).filter(([, key]) => typeof key === 'string' || key.template === undefined));
}

function forEachKey<const Keys extends SecretKeys, Field>(keys: Keys, field: (key: string, what: string) => Field): Readonly<Record<keyof Keys & string, Field>> {
  const fields = Object.entries(keys).map(([key, what]) => [key, field(key, typeof what === 'string' ? what : what.description)] as const);
  return Object.fromEntries(fields) as Readonly<Record<keyof Keys & string, Field>>;
}

/** What the values block of a SecretContract declares. */
export type SecretValues<Keys extends SecretKeys = SecretKeys> = ValueOf<ReturnType<typeof secretValues<Keys>>>;
