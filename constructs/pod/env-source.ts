import { whileThere, type Value } from '../../lib';
import type { Mount } from './mount';

/** What rolls the pods when it changes: it becomes the annotation `checksum/<name>`. */
export interface RestartCause {
  readonly name: string;
  readonly checksum: Value<string>;
}

const ENV_SOURCE = Symbol.for('chartwright.EnvSource');

/**
 * The value of an environment variable that is a key of a ConfigMap or Secret. Made by `env` of
 * ConfigContract and SecretContract.
 */
export interface EnvSource {
  /** What stands in the container, as Kubernetes has it. */
  readonly valueFrom: object;
  /** What rolls the pods when it changes. */
  readonly restartOn: RestartCause | undefined;
}

/** What an environment variable may be: text, or a key of a ConfigMap or Secret. */
export type EnvValue = Value<string> | EnvSource;

/** A source, marked so that other objects are never taken for one. */
export function envSource(valueFrom: object, restartOn?: RestartCause): EnvSource {
  return Object.defineProperty({ valueFrom, restartOn }, ENV_SOURCE, { value: true });
}

/** The `env` item of a variable; a conditional variable is left out as a whole. */
export function envItem(name: string, value: EnvValue): unknown {
  return isEnvSource(value) ? { name, valueFrom: value.valueFrom } : whileThere(value, (text) => ({ name, value: text }));
}

/** What rolls pods with these variables and mounts: each cause once. */
export function restartCauses(env: Readonly<Record<string, EnvValue>>, mounts: readonly Mount[]): readonly RestartCause[] {
  const ofEnv = Object.values(env).map((value) => (isEnvSource(value) ? value.restartOn : undefined));
  const ofMounts = mounts.map((mount) => (mount.kind === 'config-map' || mount.kind === 'secret' ? mount.restartOn : undefined));
  const causes = [...ofEnv, ...ofMounts].filter((cause) => cause !== undefined);
  return [...new Map(causes.map((cause) => [cause.name, cause])).values()];
}

function isEnvSource(value: EnvValue): value is EnvSource {
  return typeof value === 'object' && Object.hasOwn(value, ENV_SOURCE);
}
