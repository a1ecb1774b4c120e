import { ApiObject } from 'cdk8s';
import { defaultTo, eachEntry, entry, isSet, raw, release, text, v, when, labelKeyPattern, labelValuePattern, type HelmChart } from '../../../index';
import { exampleChart, type TemplateExamples } from './template-examples';

function made(chart: HelmChart, kind: string, metadata: object, spec: object = {}): ApiObject {
  const apiVersion = kind === 'Role' ? 'rbac.authorization.k8s.io/v1' : kind === 'Deployment' ? 'apps/v1' : 'v1';
  return new ApiObject(chart, 'object', { apiVersion, kind, metadata, ...spec });
}

const label = v.string({ description: 'Tier.', default: 'web', maxLength: 63, pattern: labelValuePattern });
const loose = v.string({ description: 'Tier.', default: 'web', maxLength: 63, pattern: '^[-a-z]*$' });
const entryOfLabels = v.string({ maxLength: 63, pattern: labelValuePattern });
const labels = v.map(entryOfLabels, { description: 'Labels.', default: {}, keyPattern: labelKeyPattern });
const teamLabels = v.map(entryOfLabels, { description: 'Labels.', default: {}, keyPattern: '^teams[.]example[.]com/[a-z]{1,63}$' });
const longKeys = v.map(entryOfLabels, { description: 'Labels.', default: {}, keyPattern: '^teams[.]example[.]com/[a-z]{1,64}$' });
const words = v.map(entryOfLabels, { description: 'Labels.', default: {}, keyPattern: '^[a-z]{1,9}$' });
const anyKeys = v.map(entryOfLabels, { description: 'Labels.', default: {} });
const anyValues = v.map(v.string(), { description: 'Labels.', default: {}, keyPattern: labelKeyPattern });


/** Names and labels that the API server takes, and such as it refuses for some values or releases. */
export const nameSyntaxExamples: TemplateExamples = {
  passing: {
    'names and labels that the chart gives': exampleChart({}, (chart) => made(chart, 'Service', {})),
    'the name of a release before another, where dots may be': exampleChart({}, (chart) => made(chart, 'ConfigMap', { name: text`${release.name}-settings` })),
    'a name after a letter': exampleChart({}, (chart) => made(chart, 'Service', { name: text`web-${release.namespace}` })),
    'a name that is only used where it is not empty': exampleChart({ label }, (chart, { label: tier }) => made(chart, 'Role', { name: when(isSet(tier), tier, 'web') })),
    'a name in place of an empty one': exampleChart({ name: v.string({ description: 'Name.', default: '', pattern: '^([a-z]([-a-z0-9]*[a-z0-9])?)?$', maxLength: 40 }) }, (chart, { name }) => made(chart, 'Service', { name: defaultTo(name, 'web') })),
    'a label that joins two': exampleChart({ label }, (chart, { label: tier }) => made(chart, 'ConfigMap', { labels: { tier: text`x${tier}.0`, 'example.com/empty': '' } })),
    'labels of the customer': exampleChart({ labels }, (chart, values) => made(chart, 'ConfigMap', { labels: { ...values.labels } })),
    'labels of the customer, whose keys have a prefix': exampleChart({ teamLabels }, (chart, values) => made(chart, 'ConfigMap', { labels: { ...values.teamLabels } })),
    'labels that are made of entries': exampleChart({ words }, (chart, values) => made(chart, 'Service', {}, { spec: { selector: eachEntry(values.words, (key, value) => entry(text`example.com/${key}`, value)) } })),
    'annotations of any text': exampleChart({}, (chart) => made(chart, 'ConfigMap', { annotations: { 'Example.com/Note': 'anything: at all' } })),
  },
  failing: {
    'the name of a release as that of a Service': { chart: exampleChart({}, (chart) => made(chart, 'Service', { name: release.name })), places: ['templates/object/service.yaml'] },
    'a namespace, which may begin with a digit, as the name of a Service': { chart: exampleChart({}, (chart) => made(chart, 'Service', { name: release.namespace })), places: ['templates/object/service.yaml'] },
    'a name that may end with a dash': { chart: exampleChart({ loose }, (chart, values) => made(chart, 'ConfigMap', { name: text`web${values.loose}` })), places: ['templates/object/configmap.yaml'] },
    'a name that may be empty': { chart: exampleChart({ label }, (chart, { label: tier }) => made(chart, 'Role', { name: tier })), places: ['templates/object/role.yaml'] },
    'a name by a raw expression': { chart: exampleChart({}, (chart) => made(chart, 'ConfigMap', { name: raw('.Release.Name', { type: 'string', evaluate: () => 'release-name' }) })), places: ['templates/object/configmap.yaml'] },
    'a label that may begin with a dash': { chart: exampleChart({ loose }, (chart, values) => made(chart, 'ConfigMap', { labels: { tier: values.loose } })), places: ['templates/object/configmap.yaml'] },
    'a label whose parts are labels': { chart: exampleChart({ label }, (chart, { label: tier }) => made(chart, 'ConfigMap', { labels: { tier: text`${tier}-` } })), places: ['templates/object/configmap.yaml'] },
    'keys of labels that are anything': { chart: exampleChart({ anyKeys }, (chart, values) => made(chart, 'ConfigMap', { labels: { ...values.anyKeys } })), places: ['templates/object/configmap.yaml'] },
    'keys of labels that are too long': { chart: exampleChart({ longKeys }, (chart, values) => made(chart, 'ConfigMap', { labels: { ...values.longKeys } })), places: ['templates/object/configmap.yaml'] },
    'labels that are made of entries with any key': { chart: exampleChart({ anyKeys }, (chart, values) => made(chart, 'Service', {}, { spec: { selector: eachEntry(values.anyKeys, (key, value) => entry(text`example.com/${key}`, value)) } })), places: ['templates/object/service.yaml'] },
    'labels that are anything': { chart: exampleChart({ anyValues }, (chart, values) => made(chart, 'ConfigMap', { labels: { ...values.anyValues } })), places: ['templates/object/configmap.yaml'] },
    'node labels that are anything': { chart: exampleChart({ anyValues }, (chart, values) => made(chart, 'Deployment', {}, { spec: { template: { spec: { nodeSelector: values.anyValues } } } })), places: ['templates/object/deployment.yaml'] },
    'the key of an annotation that is anything': { chart: exampleChart({ anyKeys }, (chart, values) => made(chart, 'ConfigMap', { annotations: { ...values.anyKeys } })), places: ['templates/object/configmap.yaml'] },
    'a key of the chart that is no key': { chart: exampleChart({}, (chart) => made(chart, 'ConfigMap', { labels: { 'what is this': 'web' } })), places: ['templates/object/configmap.yaml'] },
  },
};
