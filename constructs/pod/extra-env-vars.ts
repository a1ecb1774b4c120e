import { isSet, not, repeated, text, v, valuesPathOf, type Reference } from '../../lib';
import { namesOfChart } from './environment';
import type { Place } from '../place/place';
import type { ContainerValues } from './container-values';
import type { EnvValue } from './env-source';
import type * as k8s from 'cdk8s-plus-28/lib/imports/k8s';

// What 1.28 accepts too; later versions accept more (https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/).
const NAME = '^[-._a-zA-Z][-._a-zA-Z0-9]*$';

/** Variables that a customer adds to a container, under the name that Bitnami's charts have for them. */
export function extraEnvVars() {
  return v.list(
    v.object({
      name: v.string({ description: 'Name of the variable.', required: true, pattern: NAME }),
      value: v.string({ description: 'Its text. Absent: empty, unless valueFrom says it.', removable: true }),
      valueFrom: v.kubernetes<k8s.EnvVarSource>('What its text is read from: a key of a ConfigMap or Secret, or a field of the pod.', { shape: 'map' }),
    }),
    {
      // Applied on the server, as Helm 4 does, two of one name are refused; otherwise one is lost: https://github.com/kubernetes/kubernetes/issues/113482
      description: 'Further environment variables of the container. No two may have one name.',
      default: [],
      example: [{ name: 'LOG_FORMAT', value: 'json' }],
    },
  );
}

/** What decides the variables of a container. */
export interface VariablesOptions {
  readonly component: string;
  readonly values: Pick<Reference<ContainerValues>, 'extraEnvVars'>;
  readonly env: Readonly<Record<string, EnvValue>>;
}

/**
 * No variable that a customer adds has the name of one that the chart sets, which the schema refuses, or of another
 * that the customer adds, which a rule refuses. Literals are compared when the chart is synthesized.
 */
export function requireOwnVariables(place: Place, { component, values: { extraEnvVars: extra }, env }: VariablesOptions): void {
  const path = valuesPathOf(extra);
  if (path !== undefined) {
    place.reserveNames(extra, 'name', () => namesOfChart(place, component, env));
    place.require(not(isSet(repeated(extra, 'name'))), text`${path} has ${repeated(extra, 'name')} more than once`, 'keep one of each name');
  }
}
