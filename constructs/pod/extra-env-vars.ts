import { dnsLabelPattern, dnsSubdomainPattern, v, valuesPathOf, type Reference } from '../../lib';
import { namesOfChart } from './environment';
import { requireDistinct } from './require-distinct';
import type { Place } from '../place/place';
import type { ContainerValues } from './container-values';
import type { EnvValue } from './env-source';

// What 1.28 accepts too; later versions accept more (https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/).
const NAME = '^[-._a-zA-Z][-._a-zA-Z0-9]*$';

// Of ConfigMaps and Secrets: https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object
const KEY = '^([-_a-zA-Z0-9]|[.][-_a-zA-Z0-9])[-._a-zA-Z0-9]*$';

// https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
const FIELD_PATH = "^(metadata[.](name|namespace|uid|(labels|annotations)\\['[^']+'\\])|spec[.](nodeName|serviceAccountName)|status[.](hostIPs?|podIPs?))$";
const RESOURCE = '^(limits|requests)[.](cpu|memory|ephemeral-storage|hugepages-[a-zA-Z0-9]+)$';

const optional = v.boolean({ description: 'Whether the container starts without it.', removable: true });
const keyOf = (object: string) =>
  v.object(
    {
      name: v.string({ description: `Name of the ${object}.`, required: true, pattern: dnsSubdomainPattern, maxLength: 253 }),
      key: v.string({ description: `Key of the ${object}.`, required: true, pattern: KEY, maxLength: 253 }),
      optional,
    },
    { description: `A key of a ${object}.`, removable: true },
  );

/** The sources of a variable's text, by the keys that Kubernetes gives them. */
const sources = {
  configMapKeyRef: keyOf('ConfigMap'),
  secretKeyRef: keyOf('Secret'),
  fieldRef: v.object(
    {
      apiVersion: v.choice(['v1'], { description: 'Version of the pod that the path is of.', removable: true }),
      fieldPath: v.string({ description: 'Path of the field, such as status.podIP.', required: true, pattern: FIELD_PATH }),
    },
    { description: 'A field of the pod.', removable: true },
  ),
  resourceFieldRef: v.object(
    {
      containerName: v.string({ description: 'Name of the container. Absent: this one.', removable: true, pattern: dnsLabelPattern, maxLength: 63 }),
      resource: v.string({ description: 'What is told, such as limits.memory.', required: true, pattern: RESOURCE }),
      divisor: v.quantity({ description: 'What it is counted in. Absent: 1.', removable: true }),
    },
    { description: 'What a container is guaranteed, or may use at most.', removable: true },
  ),
};

/** Variables that a customer adds to a container, under the name that Bitnami's charts have for them. */
export function extraEnvVars() {
  return v.list(
    v.object(
      {
        name: v.string({ description: 'Name of the variable.', required: true, pattern: NAME }),
        value: v.string({ description: 'Its text. Absent: empty, unless valueFrom says it.', removable: true }),
        valueFrom: v.object(sources, { description: 'What its text is read from: a key of a ConfigMap or Secret, a field of the pod, or a resource of a container.', removable: true, exactlyOne: Object.keys(sources) }),
      },
      { keyRules: [{ while: 'valueFrom', is: 'set', key: 'value', oneOf: [''], optional: true }] },
    ),
    {
      // Applied on the server, as Helm 4 does, two of one name are refused; otherwise one is lost: https://github.com/kubernetes/kubernetes/issues/113482
      description: 'Further environment variables of the container, each with a value or with exactly one source in valueFrom: configMapKeyRef, secretKeyRef, fieldRef or resourceFieldRef. No two may have one name.',
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
  if (valuesPathOf(extra) !== undefined) {
    place.reserveNames(extra, 'name', () => namesOfChart(place, component, env));
    requireDistinct(place, extra, 'name', 'extraEnvVars');
  }
}
