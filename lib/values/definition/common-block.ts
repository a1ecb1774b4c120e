import { v } from '../builder/v';
import type { DeclaredField, Fields, ObjectOf } from '../declared-field';
import type { ObjectField } from '../field';
import { labelKeyPattern, labelValuePattern, registryPattern } from '../patterns';
import { reservedAnnotationPrefixes, reservedLabelPrefixes } from '../reserved-prefixes';

const nameOverridePattern = '^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$';

/** Bitnami's charts have the switch under the same name, so that a parent chart sets it once for all. */
const compatibilityField = openObject('How the chart adapts to the cluster.', {
  openshift: openObject('OpenShift, which gives pods their users and groups itself and whose DNS listens on another port.', {
    adaptSecurityContext: v.choice(['auto', 'force', 'disabled'], {
      description: 'Whether users and groups of pods are left to OpenShift, and its DNS servers may be asked. auto: where the cluster serves security.openshift.io/v1.',
      default: 'auto',
    }),
  }),
});

/** What a parent chart shares may hold more than this chart knows. */
function openObject<F extends Fields>(description: string, fields: F): DeclaredField<ObjectOf<F>, ObjectField> {
  return Object.freeze({ ...v.object(fields, { description }), open: true });
}

const globalFields = {
  imageRegistry: v.string({
    description:
      'Registry that all images are pulled from, in place of their own. A host, with a port and a path if need be. Empty: each image has its own registry.',
    default: '',
    example: 'registry.example.com:5000/mirror',
    pattern: registryPattern,
  }),
  imagePullSecrets: v.list(v.pullSecret(), {
    description: 'Secrets with which images are pulled. Each is a name, or a map with the key name.',
    default: [],
    example: ['registry-credentials'],
  }),
  compatibility: compatibilityField,
};

const globalField: ObjectField = {
  kind: 'object',
  description: 'Shared with the parent chart and its other subcharts, when there are any.',
  section: 'Global parameters',
  fields: globalFields,
  open: true,
};

const otherFields = {
  nameOverride: v.string({
    description: 'Name of the chart in the names and labels of objects. Empty: the chart\'s own name.',
    default: '',
    maxLength: 63,
    pattern: nameOverridePattern,
  }),
  fullnameOverride: v.string({
    description: 'Beginning of the names of all objects. Empty: made from the release\'s name and the chart\'s name.',
    default: '',
    maxLength: 63,
    pattern: nameOverridePattern,
  }),
  commonLabels: v.map(v.string({ maxLength: 63, pattern: labelValuePattern }), {
    description: 'Labels that are added to all objects.',
    default: {},
    keyPattern: labelKeyPattern,
    reservedPrefixes: reservedLabelPrefixes,
  }),
  commonAnnotations: v.map(v.string(), {
    description: 'Annotations that are added to all objects.',
    default: {},
    keyPattern: labelKeyPattern,
    // As an annotation of every object, helm.sh/hook would take the release apart. Pods that are objects by themselves have them too.
    reservedPrefixes: reservedAnnotationPrefixes,
  }),
  clusterDomain: v.string({
    description: 'DNS domain of the cluster.',
    default: 'cluster.local',
    maxLength: 253,
    pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$',
  }),
} satisfies Fields;

/** What the values of every chart begin with. */
export const commonFields: ObjectField['fields'] = { global: globalField, ...otherFields };

/** The values that every chart has. */
export type CommonValues = { readonly global: ObjectOf<typeof globalFields> } & ObjectOf<typeof otherFields>;
