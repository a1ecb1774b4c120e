import { ChartError, describe } from '../diagnostic';
import type { Environment, ValuesDefinition } from '../values';
import type { HelmChart } from './helm-chart';

/** An environment of a chart, under the name that its values file has. */
export interface NamedEnvironment {
  readonly name: string;
  readonly environment: Environment;
}

// Part of a file's name on every system, and of the names that matrix jobs of CI systems have.
const NAME = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/u;

/**
 * Gives a chart an environment: its values become the chart's file `ci/<name>-values.yaml`, with nothing that the
 * defaults say already, and chart-testing (`ct`) installs the chart with each such file. At synth the values must
 * satisfy the schema and all rules across values; all problems of all environments are reported together.
 *
 * @throws ChartError ENVIRONMENT_INVALID – when the name is taken or no part of a file's name, or the environment is one of other values.
 * @example addEnvironment(chart, 'production', defineEnvironment(shopValues, { web: { replicas: 6 } }));
 */
export function addEnvironment<Values extends ValuesDefinition<unknown>>(chart: HelmChart<Values>, name: string, environment: Environment<Values>): void {
  const fault = faultOf(chart, name, environment);
  if (fault !== undefined) {
    throw new ChartError('ENVIRONMENT_INVALID', fault[0], { in: chart.node.path, fix: fault[1] });
  }
  chart.environments.push({ name, environment });
}

function faultOf({ environments, definition, metadata }: Pick<HelmChart, 'environments' | 'definition' | 'metadata'>, name: string, environment: Environment): readonly [string, string] | undefined {
  if (!NAME.test(name)) {
    return [`the environment ${describe(name)} has a name that no file can have everywhere`, 'use lower-case letters, digits and "-"'];
  }
  if (environments.some((other) => other.name === name)) {
    return [`${metadata.name} has two environments with the name ${describe(name)}`, 'rename one of them, or add it once'];
  }
  return environment.definition === definition
    ? undefined
    : [`the environment ${describe(name)} is an overlay on the values of another chart`, `define it with the values of ${metadata.name}`];
}
