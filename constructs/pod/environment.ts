import { ChartError } from '../../lib';
import { envItem, type EnvValue } from './env-source';
import type { Place } from '../place/place';
import type { AddedVariable } from './pod-addition';

type Variables = Readonly<Record<string, EnvValue>>;

/**
 * The variables of a container: what is added to every container, then what its construct says, which replaces that
 * of the same name, then what the customer says, which has names of its own.
 *
 * @throws ChartError CONSTRUCT_INVALID – when literals would make two variables of one name.
 */
export function environment(place: Place, component: string, env: Variables, extra: Iterable<unknown>): readonly unknown[] {
  const customers = [...extra];
  const own = Object.entries(env).map(([name, value]) => envItem(name, value));
  const names = [...namesOfChart(place, component, env), ...customers.flatMap((item) => (isNamed(item) ? [item.name] : []))];
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    throw new ChartError('CONSTRUCT_INVALID', `${component} has two environment variables with the name ${twice}`, { fix: 'leave it out of extraEnvVars, or name it once' });
  }
  return [...addedVariables(place, component, env).map(({ item }) => item), ...own, ...customers];
}

/** The names of all variables that the chart itself may set in a container. */
export function namesOfChart(place: Place, component: string, env: Variables): readonly string[] {
  // One variable may be there in several forms, of which each has its own condition.
  return [...new Set([...addedVariables(place, component, env).map(({ name }) => name), ...Object.keys(env)])];
}

/** What is added to every container, besides what its construct says itself. */
function addedVariables({ appVersion, podAdditions }: Place, component: string, env: Variables): readonly AddedVariable[] {
  const version = appVersion === '' ? [] : [{ name: 'APP_VERSION', item: { name: 'APP_VERSION', value: appVersion } }];
  return [...version, ...podAdditions().flatMap((addition) => addition.env(component))].filter(({ name }) => !Object.hasOwn(env, name));
}

/** Whether it is written out what a variable is called. */
function isNamed(item: unknown): item is { readonly name: string } {
  return typeof item === 'object' && item !== null && Object.hasOwn(item, 'name') && typeof (item as { readonly name: unknown }).name === 'string';
}
