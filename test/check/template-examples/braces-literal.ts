import { ApiObject } from 'cdk8s';
import { defaultTo, raw, text, v, when, type HelmChart, type Value } from '../../../index';
import { exampleChart, type TemplateExamples } from './template-examples';

const NAME = v.string({ description: 'Name.', default: 'a' });

function annotated(chart: HelmChart, value: Value<string>): ApiObject {
  return new ApiObject(chart, 'rule', { apiVersion: 'v1', kind: 'Service', metadata: { annotations: { summary: value as string } } });
}

const PLACE = 'templates/rule/service.yaml /metadata/annotations/summary';

/** Braces that are meant as text, and such as somebody meant to be run. */
export const bracesLiteralExamples: TemplateExamples = {
  passing: {
    'the template of an alert': exampleChart({}, (chart) => annotated(chart, 'Pod {{ $labels.pod }} of {{ .Labels.job }} is down: {{ $value | humanize }}')),
    'the template of a dashboard': exampleChart({}, (chart) => annotated(chart, '{{pod}} {{ .Release }} {{ .Chart }}')),
    'words of Helm outside braces': exampleChart({}, (chart) => annotated(chart, 'See .Values.name and {{ pod }} .Release.Name')),
    'a template of Helm in a file for another program': exampleChart({}, (chart) => new ApiObject(chart, 'file', { apiVersion: 'v1', kind: 'ConfigMap', data: { 'inject.yaml': 'name: {{ .Values.name }}' } })),
    'a template of Helm in a Secret': exampleChart({}, (chart) => new ApiObject(chart, 'file', { apiVersion: 'v1', kind: 'Secret', stringData: { 'inject.yaml': 'name: {{ .Values.name }}' } })),
    'a raw expression that runs no text': exampleChart({}, (chart) => annotated(chart, raw('printf "%s" .Release.Name', { type: 'string', evaluate: () => 'a' }))),
    'text of the customer': exampleChart({ name: NAME }, (chart, { name }) => annotated(chart, text`{{ ${name} }}`)),
  },
  failing: {
    'an expression of Helm in text': { chart: exampleChart({ name: NAME }, (chart) => annotated(chart, '{{ .Values.name }}')), places: [PLACE] },
    'an expression of Helm behind a function': { chart: exampleChart({}, (chart) => annotated(chart, '{{- printf "%s" $.Release.Name | quote -}}')), places: [PLACE] },
    'an expression of Helm in text with a reference': { chart: exampleChart({ name: NAME }, (chart, { name }) => annotated(chart, text`${name} of {{ .Chart.Name }}`)), places: [PLACE] },
    'an expression of Helm in place of what the customer left out': { chart: exampleChart({ name: NAME }, (chart, { name }) => annotated(chart, defaultTo(name, '{{ .Release.Name }}'))), places: [PLACE] },
    'an expression of Helm as one of two texts': { chart: exampleChart({ isShort: v.boolean({ description: 'Whether it is short.', default: true }) }, (chart, { isShort }) => annotated(chart, when(isShort, 'short', '{{ .Values.name }}'))), places: [PLACE] },
    'an expression of Helm in an object that is named like a file': { chart: exampleChart({}, (chart) => new ApiObject(chart, 'rule', { apiVersion: 'v1', kind: 'Service', metadata: { annotations: { summary: '{{ .Values.name }}' } }, for: 'ConfigMap' })), places: [PLACE] },
    'a default that customers know from other charts': { chart: exampleChart({ name: v.string({ description: 'Name.', default: '{{ .Release.Name }}-web' }) }, (chart, { name }) => annotated(chart, name)), places: ['name'] },
    'text of customers that is run': { chart: exampleChart({ name: NAME }, (chart) => annotated(chart, raw('tpl .Values.name $', { type: 'string', evaluate: () => 'a' }))), places: ['templates/rule/service.yaml'] },
  },
};
