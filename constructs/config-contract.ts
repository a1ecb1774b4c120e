import { Construct } from 'constructs';
import { ChartError, Condition, checksum, defaultTo, defineHelper, ifSet, isSet, not, settingsOf, text, type Reference, type Settings, type Value } from '../lib';
import { configProblems } from './config/config-problems';
import { configValues, type ConfigValues } from './config/config-values';
import { endingOf } from './place/ending';
import { placeOf } from './place/place';
import { repeatEntries } from './place/repeat-entries';
import { envSource, type EnvSource, type RestartCause } from './pod/env-source';
import type { ApiObject } from 'cdk8s';
import type { FilesMount } from './pod/mount';

/** Environment variables by their names. */
export type ConfigEnv = Readonly<Record<string, Value<string | number | boolean>>>;

/** What a configuration consists of. Nothing in it may be secret: see SecretContract. */
export interface ConfigContractProps<Env extends ConfigEnv> {
  /** What customers set: `chart.values.<block>` of a block made by `configValues`, or literals. @default - the block's defaults */
  readonly values?: Settings<ConfigValues>;
  /** Environment variables: text, numbers, switches, or references. @default - none */
  readonly env?: Env;
  /** The files of a folder: their names and contents. @default - none */
  readonly files?: Readonly<Record<string, Value<string>>>;
}

/**
 * Configuration that is not secret, in one ConfigMap: environment variables and files. Whoever takes a
 * variable or mounts the files restarts when anything in it changes, by an annotation
 * `checksum/<name>` on the pods.
 *
 * @throws ChartError CONSTRUCT_INVALID – when a name is not one that a variable or file can have, when there is
 *   nothing, or more than Kubernetes takes, or there are several of these problems, which are told at once.
 * @throws ChartError VALUE_INVALID, VALUE_UNKNOWN – when literal values are not what the block declares.
 * @example
 * const values = defineValues({
 *   riskEngine: workloadValues(),
 *   rules: configValues(['rules.yaml']),
 *   logLevel: v.choice(['info', 'debug'], { description: 'Least severe message that is logged.', default: 'info' }),
 * });
 * const chart = new HelmChart(new HelmApp(), 'shop', { version: '1.0.0', appVersion: '1.4.0', values });
 * const rules = new ConfigContract(chart, 'rules', {
 *   values: chart.values.rules,
 *   env: { LOG_LEVEL: chart.values.logLevel },
 *   files: { 'rules.yaml': 'severity: high\n' },
 * });
 * new HardenedDeployment(chart, 'risk-engine', {
 *   values: chart.values.riskEngine, ports: { http: 8080 }, probes: ProbeSet.tcp({ port: 'http' }),
 *   env: { ...rules.env }, mounts: [rules.mountAt('/etc/rules')],
 * });
 */
export class ConfigContract<const Env extends ConfigEnv = ConfigEnv> extends Construct {
  /** The variables, each as a workload's `env` takes it: all of them, or one by its name. */
  readonly env: { readonly [Name in keyof Env]: EnvSource };
  /** The name of the ConfigMap: the customer's own, or the one made here. May be placed wherever text is taken. */
  readonly configMapName: string;
  /** The ConfigMap, for patches. */
  readonly configMap: ApiObject;
  private readonly values: Reference<ConfigValues>;
  private readonly files: readonly string[];
  private readonly restartOn: RestartCause;

  constructor(scope: Construct, id: string, { values, env, files = {} }: ConfigContractProps<Env>) {
    super(scope, id);
    const { path } = this.node;
    const variables: ConfigEnv = env ?? {};
    this.values = settingsOf(configValues(), values ?? {}, path, configProblems(variables, files, path));
    this.files = Object.keys(files);
    const place = placeOf(this);
    const ending = endingOf(this);
    const name = place.objectName(ending);
    const { existingConfigMap, annotations, extraFiles } = this.values;
    const data = { ...extraFiles, ...texts(variables), ...files };
    this.configMapName = place.asText(defaultTo(existingConfigMap, name));
    this.configMap = place.object(new Condition(this, 'unless-existing', not(isSet(existingConfigMap))), 'config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, ...(values === undefined ? {} : { annotations: ifSet(annotations) }) },
      data,
    });
    this.restartOn = { name: ending, checksum: checksumOf(ending, data) };
    const source = (key: string): EnvSource => envSource({ configMapKeyRef: { name: this.configMapName, key } }, this.restartOn);
    this.env = Object.fromEntries(Object.keys(variables).map((key) => [key, source(key)])) as typeof this.env;
  }

  /**
   * The files as a folder of a container, which can only read them. Kubernetes replaces them there when
   * they change, a moment before the pods restart.
   *
   * @throws ChartError CONSTRUCT_INVALID – when the configuration has no files.
   * @example mounts: [rules.mountAt('/etc/rules')]
   */
  mountAt(path: string): FilesMount {
    if (this.files.length === 0) {
      throw new ChartError('CONSTRUCT_INVALID', `${this.node.id} has no files to mount at "${path}"`, { in: this.node.path, fix: 'declare files' });
    }
    return {
      kind: 'config-map',
      path,
      volume: `config-${this.restartOn.name}`,
      objectName: this.configMapName,
      items: [...this.files.map((file) => ({ key: file, path: file })), ...repeatEntries(this.values.extraFiles, (key) => ({ key, path: key }))],
      condition: true,
      restartOn: this.restartOn,
    };
  }
}

function texts(env: ConfigEnv): Readonly<Record<string, Value<string>>> {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, text`${value}`]));
}

/** The checksum of all data, which every workload that uses it includes. */
function checksumOf(ending: string, data: object): Value<string> {
  const name = ending.replaceAll(/(?:^|-)([a-z])/gu, (_, letter: string) => letter.toUpperCase()).replaceAll('-', 'Dash');
  const helper = defineHelper(`checksumOf${name}`, { description: `Changes with the configuration ${ending}, and rolls the pods that use it.`, parameters: {} }, () => checksum(data));
  return helper({});
}
