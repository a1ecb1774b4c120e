import { ApiObject } from 'cdk8s';
import { checksum, defaultTo, defineHelper, each, eachEntry, equals, guard, isSet, raw, text, v, when } from '../../../index';
import { exampleChart, type TemplateExamples } from './template-examples';

const name = v.string({ description: 'Name.', required: true });
const port = v.port({ description: 'Port.', default: 8080 });
const user = v.object({ name, mail: v.string({ description: 'Address.', required: true }) }, { description: 'User.' });
const users = v.list(user, { description: 'Users.', default: [] });
const settings = v.object({ level: v.string({ description: 'Level.', default: 'info' }), port });
const image = v.object({ repository: v.string({ description: 'Repository.', default: 'app' }), tag: v.string({ description: 'Tag.', default: '' }) });

const imageName = defineHelper('imageName', { description: 'The image.', parameters: { image } }, ({ image: given }) => given.repository);

function configMap(chart: Parameters<Parameters<typeof exampleChart>[1]>[0], data: object): ApiObject {
  return new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', data });
}

/** What reads a value, and what only looks as if it did. */
export const valuesUsedExamples: TemplateExamples = {
  passing: {
    'a value in text, in a default and in a condition': exampleChart({ settings, debug: v.boolean({ description: 'Debug.', default: false }) }, (chart, values) =>
      configMap(chart, { level: defaultTo(values.settings.level, 'info'), port: when(values.debug, text`${values.settings.port}`) })),
    'a block that is read whole': exampleChart({ settings }, (chart, values) => configMap(chart, { checksum: checksum(values.settings) })),
    'members of a list, each key of them': exampleChart({ users }, (chart, values) => configMap(chart, { users: text`${checksum(values.users)}` })),
    'keys of members in a repetition': exampleChart({ users }, (chart, values) => configMap(chart, { users: each(values.users, (each_) => text`${each_.name} <${each_.mail}>`) })),
    'entries of a map': exampleChart({ ports: v.map(v.object({ port: v.port({ description: 'Port.', required: true }) }), { description: 'Ports.', default: {} }) }, (chart, values) => configMap(chart, eachEntry(values.ports, (key, entry) => [key, text`${entry.port}`]))),
    'a value that only a guard reads': exampleChart({ settings: v.object({ port }) }, (chart, values) => { guard(chart, equals(values.settings.port, 8080), 'The port is 8080.'); }),
    'a value that only a raw expression reads': exampleChart({ settings }, (chart) => configMap(chart, { level: raw('printf "%s %d" .Values.settings.level (int64 (index .Values "settings" "port")) | upper', { type: 'string', evaluate: () => 'INFO 8080' }) })),
    'what a helper reads of its argument': exampleChart({ image: v.object({ repository: v.string({ description: 'Repository.', default: 'app' }), tag: v.string({ description: 'Tag.', default: '', deprecated: 'Not read any more.' }) }) }, (chart, values) => configMap(chart, { image: imageName({ image: values.image as never }) })),
    'a value below one of any shape': exampleChart({ affinity: v.kubernetes<object>('Where pods run.', { shape: 'map' }) }, (chart) => configMap(chart, { zone: raw('.Values.affinity.zone', { type: 'string', evaluate: () => '' }) })),
    'a value beside those that every chart has': exampleChart({}, (chart) => configMap(chart, { region: raw('.Values.global.region', { type: 'string', evaluate: () => '' }) })),
    'the values that every chart has': exampleChart({}, (chart) => configMap(chart, { key: 'value' })),
  },
  failing: {
    'a value that nothing reads': { chart: exampleChart({ settings }, (chart, values) => configMap(chart, { level: values.settings.level })), places: ['settings.port'] },
    'texts that nothing reads': { chart: exampleChart({ names: v.list(v.string(), { description: 'Names.', default: [] }), titles: v.map(v.string(), { description: 'Titles.', default: {} }) }, (chart) => configMap(chart, { key: 'value' })), places: ['names', 'titles'] },
    'lists of lists that nothing reads': { chart: exampleChart({ rows: v.list(v.list(v.string()), { description: 'Rows.', default: [] }), columns: v.list(v.map(v.string()), { description: 'Columns.', default: [] }) }, (chart) => configMap(chart, { key: 'value' })), places: ['rows[*]', 'columns[*]'] },
    'a key of entries that a repetition leaves out': { chart: exampleChart({ members: v.map(user, { description: 'Members.', default: {} }) }, (chart, values) => configMap(chart, eachEntry(values.members, (key, entry) => [key, entry.name]))), places: ['members[*].mail'] },
    'lists of lists of which only is asked whether they have members': { chart: exampleChart({ teams: v.list(v.object({ users: v.list(user, { description: 'Users.', required: true }) }, { description: 'Team.' }), { description: 'Teams.', default: [] }) }, (chart, values) => configMap(chart, { has: when(isSet(values.teams), 'yes', 'no') })), places: ['teams[*].users[*].name', 'teams[*].users[*].mail'] },
    'a key of members that a repetition leaves out': { chart: exampleChart({ users }, (chart, values) => configMap(chart, { users: each(values.users, (each_) => each_.name) })), places: ['users[*].mail'] },
    'a list of which only is asked whether it has members': { chart: exampleChart({ users }, (chart, values) => configMap(chart, { has: when(isSet(values.users), 'yes', 'no') })), places: ['users[*].name', 'users[*].mail'] },
    'what a helper does not read of its argument': { chart: exampleChart({ image }, (chart, values) => configMap(chart, { image: imageName({ image: values.image }) })), places: ['image.tag'] },
    'a value that is not declared': { chart: exampleChart({}, (chart) => configMap(chart, { level: raw('.Values.level | default "info"', { type: 'string', evaluate: () => 'info' }) })), places: ['templates/config/configmap.yaml'] },
  },
};
