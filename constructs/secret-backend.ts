import { Construct } from 'constructs';
import { and, Condition, defaultTo, equals, ifSet, isSet, not, or, settingsOf, valuesPathOf, when, type BooleanValue, type Reference, type Settings } from '../lib';
import { endingOf } from './place/ending';
import { placeOf, type Place } from './place/place';
import { requireApi } from './place/require-api';
import { secretBackendValues, type SecretBackendValues } from './secret/backend-values';
import { isProvider, storeProvider } from './secret/store-provider';
import type { ApiObject } from 'cdk8s';

/** What a SecretBackend is made of. */
export interface SecretBackendProps {
  /** What customers set: `chart.values.<block>` of a block made by `secretBackendValues`, or literals. */
  readonly values: Settings<SecretBackendValues>;
}

/** What External Secrets Operator calls a store. */
export interface SecretStoreRef {
  /** The name of the store. */
  readonly name: string;
  /** `SecretStore` or `ClusterSecretStore`. */
  readonly kind: string;
}

/**
 * The store from which External Secrets Operator reads secrets: a SecretStore for AWS Secrets Manager,
 * GCP Secret Manager or HashiCorp Vault, with a ServiceAccount of its own where the provider takes one;
 * or the name of a store that exists already; or nothing, which is the default.
 *
 * @throws ChartError VALUE_INVALID, VALUE_MISSING, VALUE_UNKNOWN – when literal values are not what the block
 *   declares.
 * @throws ChartError CONSTRUCT_INVALID – when literal values contradict each other, or there are several of these
 *   problems, which are told at once.
 * @example
 * const keys = { password: 'Password of the user.' };
 * const values = defineValues({ migrate: jobValues(), secretStore: secretBackendValues(), database: secretValues(keys) });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const backend = new SecretBackend(chart, 'secret-store', { values: chart.values.secretStore });
 * const database = new SecretContract(chart, 'database', { values: chart.values.database, keys, backend });
 * new HardenedJob(chart, 'migrate', { values: chart.values.migrate, mounts: [database.mountAt('/run/secrets/database')] });
 */
export class SecretBackend extends Construct {
  /** The store, as an ExternalSecret refers to it. */
  readonly storeRef: SecretStoreRef;
  /** Whether there is a store. */
  readonly hasStore: BooleanValue;
  /** The SecretStore, for patches. */
  readonly secretStore: ApiObject;
  /** The ServiceAccount, for patches. */
  readonly serviceAccount: ApiObject;
  /** How the customer calls the choice of the provider. */
  readonly providerName: string;

  constructor(scope: Construct, id: string, props: SecretBackendProps) {
    super(scope, id);
    const values = settingsOf(secretBackendValues(), props.values, this.node.path);
    const { store } = values;
    const place = placeOf(this);
    const name = place.objectName(endingOf(this));
    const accountName = defaultTo(values.serviceAccount.name, name);
    const isExisting = isProvider(store, 'existingStore');
    const isMade = or(...(['awsSecretsManager', 'gcpSecretManager', 'vault'] as const).map((provider) => isProvider(store, provider)));
    this.providerName = valuesPathOf(store.provider) ?? 'store.provider';
    this.hasStore = not(isProvider(store, 'none'));
    this.storeRef = {
      name: place.asText(when(isExisting, store.existingStore.name, name)),
      kind: place.asText(when(isExisting, store.existingStore.kind, 'SecretStore')),
    };
    this.requireSoundValues(place, values);
    requireApi(this, {
      apiVersion: 'external-secrets.io/v1',
      condition: isMade,
      message: `${this.providerName} names a provider`,
      fix: `install External Secrets Operator 0.16 or newer, or set ${this.providerName} to none`,
    });
    this.secretStore = place.object(new Condition(this, 'if-made', isMade), 'Default', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata: { name },
      spec: { provider: storeProvider(store, { name: accountName, audiences: values.serviceAccount.audiences }) },
    });
    const hasAccount = and(logsInWithAccount(store), values.serviceAccount.create);
    this.serviceAccount = place.object(new Condition(this, 'if-account', hasAccount), 'account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: accountName, annotations: ifSet(values.serviceAccount.annotations) },
      automountServiceAccountToken: false,
    });
  }

  private requireSoundValues(place: Place, { store, serviceAccount }: Reference<SecretBackendValues>): void {
    const { caBundle, caProvider } = store.vault;
    place.require(
      or(not(logsInWithAccount(store)), serviceAccount.create, isSet(serviceAccount.name)),
      'the secret store has no ServiceAccount to log in with',
      `set ${valuesPathOf(serviceAccount.name) ?? 'serviceAccount.name'}, or ${valuesPathOf(serviceAccount.create) ?? 'serviceAccount.create'} to true`,
    );
    place.require(
      or(not(isProvider(store, 'vault')), not(isSet(caBundle)), not(isSet(caProvider.name))),
      'the secret store has two certificate authorities for Vault',
      `set either ${valuesPathOf(caBundle) ?? 'store.vault.caBundle'} or ${valuesPathOf(caProvider.name) ?? 'store.vault.caProvider.name'}`,
    );
  }
}

function logsInWithAccount(store: Reference<SecretBackendValues>['store']): BooleanValue {
  const { method } = store.vault.auth;
  return or(
    and(isProvider(store, 'awsSecretsManager'), equals(store.awsSecretsManager.auth.method, 'serviceAccount')),
    and(isProvider(store, 'gcpSecretManager'), equals(store.gcpSecretManager.auth.method, 'workloadIdentity')),
    and(isProvider(store, 'vault'), or(equals(method, 'kubernetes'), equals(method, 'jwt'))),
  );
}
