import { ApiObject } from 'cdk8s';
import { checksum, commonValues, defaultTo, ifSet, isSet, not, raw, release, selectorLabels, text, token, v, when, type HelmChart } from '../../../index';
import { exampleChart, type TemplateExamples } from './template-examples';

const NAME = v.string({ description: 'Name.', default: 'web' });
const GIVEN = v.string({ description: 'Name.', default: '' });

function named(chart: HelmChart, name: unknown, kind = 'ConfigMap', metadata: object = {}): ApiObject {
  return new ApiObject(chart, 'object', { apiVersion: kind === 'ClusterRole' ? 'rbac.authorization.k8s.io/v1' : 'v1', kind, metadata: { name: name as string, ...metadata } });
}

function service(chart: HelmChart, selector: object): ApiObject {
  return new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'Service', spec: { selector } });
}

const FILE = 'templates/object/configmap.yaml /metadata/name';
const SERVICE = 'templates/object/service.yaml /spec/selector';

/** Names and selectors of two releases in one namespace, or of two of the same name in two namespaces. */
export const releasesApartExamples: TemplateExamples = {
  passing: {
    'names that the chart gives': exampleChart({}, (chart) => {
      new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'ConfigMap' });
      new ApiObject(chart, 'role', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', rules: [] });
    }),
    'the name of the release with an ending': exampleChart({}, (chart) => named(chart, text`${release.name}-web`)),
    'a name that the customer may give': exampleChart({ name: GIVEN }, (chart, { name }) => named(chart, when(isSet(name), name, text`${release.name}-web`))),
    'a name that the customer may give, by default': exampleChart({ name: GIVEN }, (chart, { name }) => named(chart, defaultTo(name, release.name))),
    'a name that the customer has to give': exampleChart({ name: v.string({ description: 'Name.', required: true }) }, (chart, { name }) => named(chart, name)),
    'one of two names that the customer may give': exampleChart({ name: GIVEN, other: GIVEN }, (chart, { name, other }) => named(chart, defaultTo(name, other))),
    'a name by a raw expression': exampleChart({}, (chart) => named(chart, raw('printf "%s-web" .Release.Name | trunc 63 | trimSuffix "-"', { type: 'string', evaluate: () => 'release-name-web' }))),
    'an object of the whole cluster with both': exampleChart({}, (chart) => named(chart, text`${release.namespace}:${release.name}`, 'ClusterRole')),
    'an object in the namespace of the release, which is said': exampleChart({}, (chart) => named(chart, release.name, 'ConfigMap', { namespace: release.namespace })),
    'a hash of the release': exampleChart({}, (chart) => named(chart, text`web-${checksum({ name: release.name })}`)),
    'a selector with the labels of the release': exampleChart({}, (chart) => service(chart, { ...selectorLabels(), component: 'web' })),
    'a selector of which each case has the release': exampleChart({ name: GIVEN }, (chart, { name }) => service(chart, when(isSet(name), { app: name, instance: token(release.name) }, { instance: token(release.name) }))),
    'a selector with the release in each of two cases': exampleChart({ name: GIVEN }, (chart, { name }) => service(chart, { app: 'web', instance: when(isSet(name), token(release.name)), of: when(not(isSet(name)), token(release.name)) })),
    'a selector of all pods': exampleChart({}, (chart) => new ApiObject(chart, 'policy', { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: { podSelector: {}, policyTypes: ['Ingress'] } })),
    'a Service without a selector': exampleChart({}, (chart) => new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'Service', spec: { ports: [{ port: 80 }] } })),
  },
  failing: {
    'a constant name': { chart: exampleChart({}, (chart) => named(chart, 'web')), places: [FILE] },
    'a name from a value that is the same by default': { chart: exampleChart({ name: NAME }, (chart, { name }) => named(chart, text`${name}-web`)), places: [FILE] },
    'a name that is constant unless the customer gives one': { chart: exampleChart({ name: GIVEN }, (chart, { name }) => named(chart, defaultTo(name, 'web'))), places: [FILE] },
    'a raw expression without the release': { chart: exampleChart({}, (chart) => named(chart, raw('.Chart.Name', { type: 'string', evaluate: () => 'example' }))), places: [FILE] },
    'a name that is constant in one case': { chart: exampleChart({ name: NAME }, (chart, { name }) => named(chart, when(isSet(name), 'web', release.name))), places: [FILE] },
    'a name of the namespace alone': { chart: exampleChart({}, (chart) => named(chart, release.namespace)), places: [FILE] },
    'a role of the cluster without the namespace': { chart: exampleChart({}, (chart) => named(chart, release.name, 'ClusterRole')), places: ['templates/object/clusterrole.yaml /metadata/name'] },
    'an object in another namespace': { chart: exampleChart({}, (chart) => named(chart, release.name, 'ConfigMap', { namespace: 'monitoring' })), places: [FILE] },
    'a member of a List': { chart: exampleChart({}, (chart) => new ApiObject(chart, 'object', { apiVersion: 'v1', kind: 'List', metadata: { name: release.name as unknown as string }, items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } }] })), places: ['templates/object/list.yaml /items/0/metadata/name'] },
    'a selector of constant labels': { chart: exampleChart({}, (chart) => service(chart, { app: 'web' })), places: [`${SERVICE}/app`] },
    ...Object.fromEntries(
      Object.entries({ DaemonSet: 'selector/matchLabels', Deployment: 'selector/matchLabels', NetworkPolicy: 'podSelector/matchLabels', PodDisruptionBudget: 'selector/matchLabels', ReplicaSet: 'selector/matchLabels', StatefulSet: 'selector/matchLabels' }).map(([kind, place]) => [
        `a ${kind} that selects constant labels`,
        { chart: exampleChart({}, (chart) => new ApiObject(chart, 'object', { apiVersion: 'example.com/v1', kind, spec: { [place.split('/')[0]!]: { matchLabels: { app: 'web' } } } })), places: [`templates/object/${kind.toLowerCase()}.yaml /spec/${place}/app`] },
      ]),
    ),
    'a selector of what the customer chooses, which is the same by default': { chart: exampleChart({ name: NAME }, (chart, { name }) => service(chart, { app: name })), places: [`${SERVICE}/app`] },
    'a selector with the release in one case alone': { chart: exampleChart({ name: GIVEN }, (chart, { name }) => service(chart, { app: 'web', instance: when(isSet(name), token(release.name)), name: ifSet(name) })), places: [`${SERVICE}/app`] },
    'a selector that is another in one case, without the release': { chart: exampleChart({ name: GIVEN }, (chart, { name }) => service(chart, when(isSet(name), { app: name, instance: token(release.name) }, { app: 'web' }))), places: [`${SERVICE}/app`] },
    'a selector with the override of the name alone': { chart: exampleChart({}, (chart) => service(chart, { app: defaultTo(commonValues.nameOverride, 'web') })), places: [`${SERVICE}/app`] },
  },
};
