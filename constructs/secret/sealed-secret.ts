import { equals, not, when, type Reference, type Value } from '../../lib';
import type { Manifest } from '../place/place';
import type { SecretValues } from './secret-values';

/** What a SealedSecret is made of. */
export interface SealedSecretOptions {
  readonly name: string;
  readonly keys: readonly string[];
  readonly type: string;
  readonly values: Reference<SecretValues>['sealedSecret'];
}

/** A SealedSecret: ciphertexts as they were given, and what the Secret that they open to is. */
export function sealedSecret({ name, keys, type, values }: SealedSecretOptions): Manifest {
  const ciphertexts = values.encryptedData as unknown as Readonly<Record<string, Value<string>>>;
  // https://github.com/bitnami-labs/sealed-secrets#scopes
  const annotations = when(not(equals(values.scope, 'strict')), {
    'sealedsecrets.bitnami.com/namespace-wide': when(equals(values.scope, 'namespace-wide'), 'true'),
    'sealedsecrets.bitnami.com/cluster-wide': when(equals(values.scope, 'cluster-wide'), 'true'),
  });
  return {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { name, annotations },
    spec: {
      encryptedData: Object.fromEntries(keys.map((key) => [key, ciphertexts[key]])),
      template: { metadata: { name, annotations }, type },
    },
  };
}
