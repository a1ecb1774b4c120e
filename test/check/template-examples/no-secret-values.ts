import { ApiObject } from 'cdk8s';
import { secretValues, text, v } from '../../../index';
import { exampleChart, type TemplateExamples } from './template-examples';

const TEXT = v.string({ description: 'Text.', default: '' });

/** Values by their names and defaults. */
export const noSecretValuesExamples: TemplateExamples = {
  passing: {
    'a key of a Secret that exists': exampleChart({ password: v.secretKeyRef({ description: 'Password.', default: { name: 'db', key: 'password' } }) }, () => undefined),
    'the block of a SecretContract': exampleChart({ database: secretValues({ password: 'Password of the user.', token: 'Token of the user.' }) }, () => undefined),
    'words that only hold the name of a secret': exampleChart({ passwordKey: TEXT, tokenUrl: TEXT, existingSecret: TEXT, apiKeyHeader: TEXT, passwordPolicy: TEXT }, () => undefined),
    'numbers and switches': exampleChart({ token: v.boolean({ description: 'Whether tokens are used.', default: true }), password: v.integer({ description: 'Least length.', default: 12 }) }, () => undefined),
    'a URL without a password': exampleChart({ database: v.string({ description: 'Database.', default: 'postgres://app@db:5432/app' }) }, () => undefined),
  },
  failing: {
    'a password': { chart: exampleChart({ admin: v.object({ password: TEXT }) }, () => undefined), places: ['admin.password'] },
    'a password as the last word of a key': { chart: exampleChart({ adminPassword: TEXT, githubToken: TEXT, apiKey: TEXT }, () => undefined), places: ['adminPassword', 'githubToken', 'apiKey'] },
    'a token of each member of a list': { chart: exampleChart({ users: v.list(v.object({ token: v.string({ description: 'Token.', required: true }) }, { description: 'User.' }), { description: 'Users.', default: [] }) }, () => undefined), places: ['users[*].token'] },
    'a password of each entry of a map': { chart: exampleChart({ users: v.map(v.object({ password: v.string({ description: 'Password.', required: true }) }, { description: 'User.' }), { description: 'Users.', default: {} }) }, () => undefined), places: ['users[*].password'] },
    'a URL by its kind, with a password': { chart: exampleChart({ database: v.url({ description: 'Database.', default: 'https://app:hunter22@db.example.com/app' }) }, () => undefined), places: ['database'] },
    'a URL with a password': { chart: exampleChart({ database: v.string({ description: 'Database.', default: 'postgres://app:hunter22@db:5432/app' }) }, (chart, { database }) => new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', data: { url: text`${database}` } })), places: ['database'] },
  },
};
