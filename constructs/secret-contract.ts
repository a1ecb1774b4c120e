import { Construct } from 'constructs';
import { ChartError, Condition, defaultTo, didYouMean, dnsLabel, equals, not, or, settingsOf, valuesPathOf, when, type BooleanValue, type Reference, type Settings, type Value } from '../lib';
import { endingOf } from './place/ending';
import { placeOf } from './place/place';
import { requireApi } from './place/require-api';
import { envSource, type EnvSource } from './pod/env-source';
import { externalSecretSpec } from './secret/external-secret';
import { sealedSecret } from './secret/sealed-secret';
import { secretKeyProblems, type SecretKeys } from './secret/secret-keys';
import { secretValues, type SecretValues } from './secret/secret-values';
import type { ApiObject } from 'cdk8s';
import type { FilesMount } from './pod/mount';
import type { SecretBackend } from './secret-backend';

/** What a Secret is for. */
export interface SecretContractProps<Keys extends SecretKeys> {
  /** What customers set: `chart.values.<block>` of a block made by `secretValues` with the same keys, or literals. */
  readonly values: Settings<SecretValues<NoInfer<Keys>>>;
  /** The keys that workloads rely on: for each, what it is. */
  readonly keys: Keys;
  /** Where an ExternalSecret reads from. @default - none: the source cannot be externalSecret */
  readonly backend?: SecretBackend;
  /** The type of the Secret. @default 'Opaque' */
  readonly type?: string;
}

/** Which keys of a Secret are mounted. */
export interface SecretMountOptions<Key extends string> {
  /** The keys that become files. @default - all */
  readonly keys?: readonly Key[];
}

/**
 * A Secret that workloads rely on. Customers choose where it comes from: a Secret that exists already
 * (the default), an ExternalSecret of External Secrets Operator, or a SealedSecret with ciphertexts.
 * The values never hold a secret itself. Containers get it as files, which only the pod's fsGroup can
 * read, or a single key as a variable, on request.
 *
 * Pods wait (CreateContainerConfigError, or ContainerCreating for files) until the Secret is there. When
 * it changes, Kubernetes replaces the files within about a minute, and variables stay as they are: its
 * content is unknown to Helm, so nothing restarts by itself. A program reads its files again, or the
 * customer runs `kubectl rollout restart` or a reloader that looks at annotations (`podAnnotations`).
 *
 * @throws ChartError VALUE_INVALID, VALUE_MISSING, VALUE_UNKNOWN – when literal values are not what the block
 *   declares.
 * @throws ChartError CONSTRUCT_INVALID – when there are no keys, a key has a name that a Secret cannot have, or
 *   literal values ask for a store that is not there, or there are several of these problems, which are told at once.
 * @example
 * const keys = { username: 'Name of the user.', password: 'Password of the user.' };
 * const values = defineValues({ api: workloadValues(), database: secretValues(keys), secretStore: secretBackendValues() });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const backend = new SecretBackend(chart, 'secret-store', { values: chart.values.secretStore });
 * const database = new SecretContract(chart, 'database', { values: chart.values.database, keys, backend });
 * new HardenedDeployment(chart, 'api', {
 *   values: chart.values.api, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }),
 *   mounts: [database.mountAt('/run/secrets/database')],
 * });
 */
export class SecretContract<const Keys extends SecretKeys = SecretKeys> extends Construct {
  /** The name of the Secret, whatever its source. May be placed wherever text is taken. */
  readonly secretName: string;
  /** The ExternalSecret, for patches. Undefined without a backend. */
  readonly externalSecret: ApiObject | undefined;
  /** The SealedSecret, for patches. */
  readonly sealedSecret: ApiObject;
  private readonly ending: string;
  private readonly keys: readonly string[];
  private readonly values: Reference<SecretValues>;
  private readonly sourceName: string;

  constructor(scope: Construct, id: string, props: SecretContractProps<Keys>) {
    super(scope, id);
    const { path } = this.node;
    const { keys, backend, type = 'Opaque' } = props;
    this.values = settingsOf(secretValues<SecretKeys>(keys), props.values as Settings<SecretValues>, path, secretKeyProblems(keys, path));
    this.keys = Object.keys(keys);
    this.ending = endingOf(this);
    const place = placeOf(this);
    const name = place.objectName(this.ending);
    const { source, existingSecret, externalSecret } = this.values;
    this.sourceName = valuesPathOf(source) ?? 'source';
    this.secretName = place.asText(when(this.is('existingSecret'), defaultTo(existingSecret.name, name), name));
    this.requireSource(backend);
    if (backend !== undefined) {
      const remoteRefs = externalSecret.remoteRefs as unknown as Parameters<typeof externalSecretSpec>[0]['remoteRefs'];
      this.externalSecret = place.object(new Condition(this, 'if-external', this.is('externalSecret')), 'external', {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: { name },
        spec: externalSecretSpec({ name, keys, type, storeRef: backend.storeRef, refreshInterval: externalSecret.refreshInterval, remoteRefs }),
      });
    }
    this.sealedSecret = place.object(new Condition(this, 'if-sealed', this.is('sealedSecret')), 'sealed', sealedSecret({ name, keys: this.keys, type, values: this.values.sealedSecret }));
  }

  /**
   * The keys as files of a folder, named as they are.
   *
   * @throws ChartError CONSTRUCT_INVALID – when a key is not declared.
   * @example mounts: [database.mountAt('/run/secrets/database', { keys: ['password'] })]
   */
  mountAt(path: string, { keys }: SecretMountOptions<keyof Keys & string> = {}): FilesMount {
    const chosen: readonly string[] = keys ?? this.keys;
    const items = chosen.map((key) => ({ key: this.keyInSecret(key), path: key }));
    const volume = ['secret', this.ending, ...(keys === undefined ? [] : chosen.map(dnsLabel))].join('-');
    return { kind: 'secret', path, volume, objectName: this.secretName, items, condition: true };
  }

  /**
   * One key as an environment variable, for programs that cannot read a file: variables are inherited
   * by child processes, end up in crash reports, and never change while a pod runs.
   *
   * @throws ChartError CONSTRUCT_INVALID – when the key is not declared.
   * @example env: { PGPASSWORD: database.env('password') }
   */
  env(key: keyof Keys & string): EnvSource {
    return envSource({ secretKeyRef: { name: this.secretName, key: this.keyInSecret(key) } });
  }

  private is(source: 'existingSecret' | 'externalSecret' | 'sealedSecret'): BooleanValue {
    return equals<string>(this.values.source, source);
  }

  /** An existing Secret has keys of its own; all others have those that are declared. */
  private keyInSecret(key: string): Value<string> {
    if (!this.keys.includes(key)) {
      throw new ChartError('CONSTRUCT_INVALID', `"${key}" is not a key of ${this.node.id} (declared: ${this.keys.join(', ')})${didYouMean(key, this.keys)}`, {
        in: this.node.path,
        fix: 'use one of the declared keys, or add it to keys',
      });
    }
    const existing = (this.values.existingSecret.keys as unknown as Readonly<Record<string, Value<string>>>)[key] ?? key;
    return when(this.is('existingSecret'), existing, key);
  }

  private requireSource(backend: SecretBackend | undefined): void {
    const { sourceName } = this;
    const isExternal = this.is('externalSecret');
    const instead = `set ${sourceName} to existingSecret`;
    const fix = backend === undefined ? instead : `set ${backend.providerName} to the provider, or ${instead}`;
    placeOf(this).require(or(not(isExternal), backend?.hasStore ?? false), `${sourceName} is externalSecret, but there is no store to read from`, fix);
    requireApi(this, { apiVersion: 'external-secrets.io/v1', condition: isExternal, message: `${sourceName} is externalSecret`, fix: `install External Secrets Operator 0.16 or newer, or ${instead}` });
    requireApi(this, { apiVersion: 'bitnami.com/v1alpha1', condition: this.is('sealedSecret'), message: `${sourceName} is sealedSecret`, fix: `install the controller of Sealed Secrets, or ${instead}` });
  }
}
