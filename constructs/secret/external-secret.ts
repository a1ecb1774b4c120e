import { ifSet, type Reference, type Value } from '../../lib';
import { remoteKeys } from './secret-values';
import type { SecretKeys } from './secret-keys';
import type { SecretStoreRef } from '../secret-backend';

/** Where a key is in a store. */
interface RemoteRef {
  readonly key: string;
  readonly property: string;
  readonly version: string;
}

/** What an ExternalSecret is made of. */
export interface ExternalSecretOptions {
  readonly name: string;
  readonly keys: SecretKeys;
  readonly type: string;
  readonly storeRef: SecretStoreRef;
  readonly refreshInterval: Value<string>;
  readonly remoteRefs: Readonly<Record<string, Reference<RemoteRef>>>;
}

/** The `spec` of an ExternalSecret. */
export function externalSecretSpec({ name, keys, type, storeRef, refreshInterval, remoteRefs }: ExternalSecretOptions): object {
  return {
    refreshInterval,
    secretStoreRef: { name: storeRef.name, kind: storeRef.kind },
    target: { name, creationPolicy: 'Owner', deletionPolicy: 'Retain', ...template(keys, type) },
    data: Object.keys(remoteKeys(keys)).map((secretKey) => ({ secretKey, remoteRef: remoteRefOf(remoteRefs[secretKey]) })),
  };
}

function remoteRefOf(ref: Reference<RemoteRef> | undefined): object {
  return ref === undefined ? {} : { key: ref.key, property: ifSet(ref.property), version: ifSet(ref.version) };
}

/** What the operator makes of what it read. Without merging, keys that no template names would be lost. */
function template(keys: SecretKeys, type: string): object {
  const made = Object.entries(keys).flatMap(([name, key]) => (typeof key === 'string' || key.template === undefined ? [] : [[name, key.template] as const]));
  if (made.length === 0 && type === 'Opaque') {
    return {};
  }
  return { template: { engineVersion: 'v2', mergePolicy: 'Merge', type, ...(made.length === 0 ? {} : { data: Object.fromEntries(made) }) } };
}
