import { equals, ifSet, isSet, not, when, type BooleanValue, type Reference, type Value } from '../../lib';
import type { SecretBackendValues } from './backend-values';

type Store = Reference<SecretBackendValues>['store'];

/** The providers of which the chart makes a store, and the ways to log in with a ServiceAccount. */
export type MadeProvider = 'awsSecretsManager' | 'gcpSecretManager' | 'vault';

/** Whether a store is of a provider. */
export function isProvider(store: Store, provider: MadeProvider | 'none' | 'existingStore'): BooleanValue {
  return equals<string>(store.provider, provider);
}

/** What a provider's login says of the ServiceAccount. */
interface Account {
  readonly name: Value<string>;
  readonly audiences: Reference<SecretBackendValues>['serviceAccount']['audiences'];
}

/** The `provider` of a SecretStore: exactly one. */
export function storeProvider(store: Store, account: Account): object {
  return {
    aws: when(isProvider(store, 'awsSecretsManager'), awsProvider(store.awsSecretsManager, account)),
    gcpsm: when(isProvider(store, 'gcpSecretManager'), gcpProvider(store.gcpSecretManager, account)),
    vault: when(isProvider(store, 'vault'), vaultProvider(store.vault, account)),
  };
}

function awsProvider({ region, role, auth }: Store['awsSecretsManager'], account: Account): object {
  const { accessKeyID, secretAccessKey } = auth.accessKey;
  const keyRefs = { accessKeyIDSecretRef: selector(accessKeyID), secretAccessKeySecretRef: selector(secretAccessKey) };
  return {
    service: 'SecretsManager',
    region,
    role: ifSet(role),
    // Without it, External Secrets Operator reads as itself.
    auth: when(not(equals(auth.method, 'controller')), {
      jwt: when(equals(auth.method, 'serviceAccount'), { serviceAccountRef: accountRef(account) }),
      secretRef: when(equals(auth.method, 'accessKey'), keyRefs),
    }),
  };
}

function gcpProvider({ projectID, location, auth }: Store['gcpSecretManager'], account: Account): object {
  const { clusterLocation, clusterName, clusterProjectID } = auth.workloadIdentity;
  const workloadIdentity = {
    clusterLocation: ifSet(clusterLocation),
    clusterName: ifSet(clusterName),
    clusterProjectID: ifSet(clusterProjectID),
    serviceAccountRef: accountRef(account),
  };
  return {
    projectID,
    location: ifSet(location),
    auth: when(not(equals(auth.method, 'controller')), {
      workloadIdentity: when(equals(auth.method, 'workloadIdentity'), workloadIdentity),
      secretRef: when(equals(auth.method, 'serviceAccountKey'), { secretAccessKeySecretRef: selector(auth.serviceAccountKey.secret) }),
    }),
  };
}

function vaultProvider({ server, path, version, namespace, caBundle, caProvider, auth }: Store['vault'], account: Account): object {
  const { kubernetes, jwt, appRole } = auth;
  const { name, type, key } = caProvider;
  return {
    server,
    path,
    version,
    namespace: ifSet(namespace),
    caBundle: ifSet(caBundle),
    caProvider: when(isSet(name), { type, name, key }),
    auth: {
      kubernetes: when(equals(auth.method, 'kubernetes'), { mountPath: kubernetes.mountPath, role: kubernetes.role, serviceAccountRef: accountRef(account) }),
      jwt: when(equals(auth.method, 'jwt'), { path: jwt.path, role: jwt.role, kubernetesServiceAccountToken: { serviceAccountRef: accountRef(account) } }),
      appRole: when(equals(auth.method, 'appRole'), { path: appRole.path, roleId: appRole.roleId, secretRef: selector(appRole.secretId) }),
    },
  };
}

function accountRef({ name, audiences }: Account): object {
  return { name, audiences: ifSet(audiences) };
}

function selector({ name, key }: { readonly name: Value<string>; readonly key: Value<string> }): object {
  return { name, key };
}
