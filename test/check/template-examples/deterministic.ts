import { ApiObject } from 'cdk8s';
import { defineHelper, guard, raw, v, type HelmChart } from '../../../index';
import { exampleChart, type TemplateExamples } from './template-examples';

const text = (expression: string) => raw<string>(expression, { type: 'string', evaluate: () => 'a' });
const NAME = v.string({ description: 'Name.', default: 'a' });
const FILE = 'templates/config/configmap.yaml';

function config(chart: HelmChart, value: unknown): ApiObject {
  return new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', data: { value } });
}

const called = (expression: string) => exampleChart({ name: NAME }, (chart) => config(chart, text(expression)));

// Each in a ConfigMap of its own.
const CHANCE = ['getHostByName', 'randAlpha', 'randAscii', 'randBytes', 'randInt', 'randNumeric', 'shuffle', 'bcrypt', 'encryptAES', 'genCAWithKey', 'genPrivateKey', 'genSelfSignedCert', 'genSelfSignedCertWithKey', 'genSignedCert', 'genSignedCertWithKey', 'htpasswd', 'ago'];

/** Raw expressions that have one result for one set of values, and such as have not. */
export const deterministicExamples: TemplateExamples = {
  passing: {
    'functions of values': called('.Values.name | upper | quote'),
    'words in text and keys that are also functions': called('printf "now lookup %s" .Values.name'),
    'a key of the values that is named like a function': exampleChart({ now: NAME }, (chart) => config(chart, text('.Values.now | lower'))),
    'keys of a map in their order': called('keys .Values | sortAlpha | join ","'),
  },
  failing: {
    'a look into the cluster': { chart: called('lookup "v1" "Secret" "default" "a" | toJson'), places: [FILE] },
    'a random password': { chart: called('randAlphaNum 16'), places: [FILE] },
    'the time': { chart: called('now | date "2006-01-02"'), places: [FILE] },
    'a certificate made by the template': { chart: called('(genCA "ca" 365).Cert'), places: [FILE] },
    'every other function that has another result each time': {
      chart: exampleChart({}, (chart) => { CHANCE.forEach((name) => new ApiObject(chart, name.toLowerCase(), { apiVersion: 'v1', kind: 'ConfigMap', data: { value: text(`${name} 1`) } })); }),
      places: CHANCE.map((name) => `templates/${name.toLowerCase()}/configmap.yaml`),
    },
    'values of a map in any order': { chart: called('values .Values | join ","'), places: [FILE] },
    'keys of a map in any order': { chart: called('keys .Values | join ","'), places: [FILE] },
    'a helper': { chart: exampleChart({}, (chart) => config(chart, defineHelper('id', { description: 'An id.', parameters: {} }, () => text('uuidv4'))({}))), places: [FILE] },
    'the notes': { chart: exampleChart({}, () => undefined, { notes: [text('now | toString')] }), places: ['notes'] },
    'a guard': { chart: exampleChart({}, (chart) => { guard(chart, raw<boolean>('not (lookup "v1" "Namespace" "" "a")', { type: 'boolean', evaluate: () => true }), 'No.'); }), places: ['guards'] },
  },
};
