import { mergeValues } from './merge-values';
import type { ValuesDefinition } from './field';
import type { Override } from './override';

/** What one installation, or one kind of customer, sets: an overlay on the defaults of a chart. Made by `defineEnvironment`. */
export interface Environment<Values extends ValuesDefinition<unknown> = ValuesDefinition<unknown>> {
  /** The declaration of the values that it is an overlay on. */
  readonly definition: Values;
  /** Who or what it is for, in one or two sentences. */
  readonly description: string;
  /** What a values file has to say: that of the environments that it builds on included. */
  readonly values: Override<Values>;
  /** API versions that its cluster serves besides those of Kubernetes. */
  readonly apiVersions: readonly string[];
}

/** What an environment says of itself. */
export interface EnvironmentOptions {
  /** Who or what it is for, in one or two sentences; its values file begins with them. @default - that of the environment that it builds on, or nothing */
  readonly description?: string;
  /** API versions that its cluster serves besides those of Kubernetes, and besides those of the environment that it builds on. @default - none */
  readonly apiVersions?: readonly string[];
}

/**
 * An overlay on the values of a chart, or on another environment. Any part may be given, at any depth: maps are
 * merged as Helm merges values files, lists are replaced whole, and null removes what may be removed. Keys that
 * are not declared, and values of another type, do not compile. Constraints and rules across values are checked
 * at synth, for environments that `addEnvironment` gave to a chart.
 *
 * @example
 * const shopValues = defineValues({ web: workloadValues({ replicas: 2, cpu: '100m', memory: '128Mi' }) });
 * const production = defineEnvironment(shopValues, { web: { replicas: 6 } }, { description: 'The shop itself.' });
 * const rehearsal = defineEnvironment(production, { web: { replicas: 1 } }); // all else is that of production
 */
export function defineEnvironment<Values extends ValuesDefinition<unknown>>(
  base: Values | Environment<Values>,
  overrides: Override<NoInfer<Values>>,
  { description, apiVersions = [] }: EnvironmentOptions = {},
): Environment<Values> {
  const below: Environment<Values> = isEnvironment(base) ? base : { definition: base, description: '', values: {} as Override<Values>, apiVersions: [] };
  return Object.freeze({
    definition: below.definition,
    description: description ?? below.description,
    values: mergeValues(below.values as Overlay, overrides as Overlay) as Override<Values>,
    apiVersions: Object.freeze([...new Set([...below.apiVersions, ...apiVersions])]),
  });
}

type Overlay = Readonly<Record<string, unknown>>;

function isEnvironment<Values extends ValuesDefinition<unknown>>(base: Values | Environment<Values>): base is Environment<Values> {
  return 'definition' in base;
}
