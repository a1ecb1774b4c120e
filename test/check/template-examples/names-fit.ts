import { ApiObject } from 'cdk8s';
import { defaultTo, isSet, raw, release, text, v, when, type HelmChart } from '../../../index';
import { exampleChart, type TemplateExamples } from './template-examples';

function named(chart: HelmChart, kind: string, name?: unknown, labels?: object): ApiObject {
  const apiVersion = kind === 'StatefulSet' ? 'apps/v1' : kind === 'CronJob' ? 'batch/v1' : 'v1';
  return new ApiObject(chart, 'object', { apiVersion, kind, metadata: { ...(name === undefined ? {} : { name: name as string }), ...(labels === undefined ? {} : { labels: labels as Record<string, string> }) } });
}

function workload(chart: HelmChart, kind: string, spec: object): ApiObject {
  return new ApiObject(chart, 'object', { apiVersion: kind === 'CronJob' ? 'batch/v1' : 'apps/v1', kind, spec });
}

/** A text of at most so many characters. */
const upTo = (maxLength: number) => v.string({ description: 'Name.', default: 'web', pattern: '^[a-z]*$', maxLength });
const twoNames = { joined: text`${release.namespace}.${release.name}` };

const short = v.string({ description: 'Component.', default: 'web', pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$', maxLength: 40 });
const counted = v.string({ description: 'Component.', default: 'web', pattern: '^[a-z]{1,20}$' });
const endless = v.string({ description: 'Component.', default: 'web', pattern: '^[a-z]+$' });

/** Names that fit however long the release's is, and such as do not for some values. */
export const namesFitExamples: TemplateExamples = {
  passing: {
    'the names that the chart gives': exampleChart({}, (chart) => named(chart, 'StatefulSet')),
    'the name of a CronJob that the chart gives': exampleChart({}, (chart) => named(chart, 'CronJob')),
    'names of a chart that keeps them short': exampleChart({}, (chart) => named(chart, 'CronJob'), { nameLimit: 30 }),
    'the name of the release where there is room for it': exampleChart({}, (chart) => named(chart, 'ConfigMap', text`${release.name}-settings`)),
    'a value of limited length': exampleChart({ short }, (chart, values) => named(chart, 'StatefulSet', text`db-${values.short}`)),
    'a value whose pattern limits it': exampleChart({ counted }, (chart, values) => named(chart, 'StatefulSet', text`${values.counted}-${values.counted}`)),
    'one of two names': exampleChart({ counted }, (chart, values) => named(chart, 'Service', when(isSet(values.counted), defaultTo(values.counted, 'web'), release.name))),
    'a name as long as it may be': exampleChart({ name: upTo(52) }, (chart, { name }) => named(chart, 'CronJob', name)),
    'a label as long as it may be': exampleChart({ name: upTo(63) }, (chart, { name }) => named(chart, 'ConfigMap', undefined, { name })),
    'a name as long as most kinds may have it': exampleChart({ name: upTo(253) }, (chart, { name }) => named(chart, 'ConfigMap', name)),
    'a label of the release': exampleChart({}, (chart) => named(chart, 'ConfigMap', undefined, { release: release.name })),
  },
  failing: {
    'a value of any length': { chart: exampleChart({ endless }, (chart, values) => named(chart, 'StatefulSet', text`db-${values.endless}`)), places: ['templates/object/statefulset.yaml'] },
    'an ending that leaves too little room': { chart: exampleChart({ short }, (chart, values) => named(chart, 'StatefulSet', text`${values.short}-of-the-ledger`)), places: ['templates/object/statefulset.yaml'] },
    'the name of a release before another': { chart: exampleChart({}, (chart) => named(chart, 'Service', text`${release.name}-an-api-and-more`)), places: ['templates/object/service.yaml'] },
    'one of two names, of which one is too long': { chart: exampleChart({ short }, (chart, values) => named(chart, 'CronJob', when(isSet(values.short), release.name, 'web'))), places: ['templates/object/cronjob.yaml'] },
    'a name by a raw expression': { chart: exampleChart({}, (chart) => named(chart, 'Service', raw('.Release.Name', { type: 'string', evaluate: () => 'release-name' }))), places: ['templates/object/service.yaml'] },
    'a name that may have a character more': { chart: exampleChart({ name: upTo(53) }, (chart, { name }) => named(chart, 'CronJob', name)), places: ['templates/object/cronjob.yaml'] },
    'a name of a StatefulSet that may have a character more': { chart: exampleChart({ name: upTo(53) }, (chart, { name }) => named(chart, 'StatefulSet', name)), places: ['templates/object/statefulset.yaml'] },
    'a label that may have a character more': { chart: exampleChart({ name: upTo(64) }, (chart, { name }) => named(chart, 'ConfigMap', undefined, { name })), places: ['templates/object/configmap.yaml'] },
    'a name that may have a character more than any': { chart: exampleChart({ name: upTo(254) }, (chart, { name }) => named(chart, 'ConfigMap', name)), places: ['templates/object/configmap.yaml'] },
    'a label of a selector': { chart: exampleChart({}, (chart) => workload(chart, 'Deployment', { selector: { matchLabels: twoNames } })), places: ['templates/object/deployment.yaml'] },
    'a label of pods': { chart: exampleChart({}, (chart) => workload(chart, 'Deployment', { template: { metadata: { labels: twoNames } } })), places: ['templates/object/deployment.yaml'] },
    'a label of the pods of a CronJob': { chart: exampleChart({}, (chart) => workload(chart, 'CronJob', { jobTemplate: { spec: { template: { metadata: { labels: twoNames } } } } })), places: ['templates/object/cronjob.yaml'] },
    'a label of two names': { chart: exampleChart({}, (chart) => named(chart, 'ConfigMap', undefined, { release: text`${release.namespace}.${release.name}` })), places: ['templates/object/configmap.yaml'] },
  },
};
