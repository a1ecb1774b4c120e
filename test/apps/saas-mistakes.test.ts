import { Ajv, type ErrorObject } from 'ajv';
import { resolve } from 'node:path';
import { createSaasPlatform } from '../../apps/saas-platform/chart';
import { saasValues } from '../../apps/saas-platform/values';
import { chartFiles, HelmApp, validateValues } from '../../index';
import { coalesceValues, defaultsOf } from '../../lib/values';
import { runCli } from '../cli/run-cli';
import { withChartFolder } from '../helm/chart-folder';
import { forEachHelm } from '../helm/for-each-helm';
import { helmTemplate } from '../helm/helm';
import { withValuesFile } from '../helm/values-file';

/** What is wrong with each value, as `chartwright validate` says it. */
const mistakes: readonly (readonly [path: string, kind: string, said: string])[] = [
  ['commonLabels.app.kubernetes.io/name', 'a reserved label', 'is a key that the chart sets itself'],
  ['commonLabels.not a label', 'a key that is no label', 'has a key that does not match'],
  ['logLevel', 'none of a choice', 'is "loud", but must be one of "error", "warn", "info", "debug"'],
  ['features.analytics', 'text for a switch', 'is "yes", but must be true or false'],
  ['features.aiAssistant', 'a forbidden combination', 'is true, although airgapped is: the assistant asks a language model on the internet'],
  ['clients.namespaces.0', 'a member against its pattern', 'is "Ingress", but must be text that matches'],
  ['clients.cidrs.0', 'an address for a network', 'is "10.0.0.1", but must be a network such as "10.0.0.0/8"'],
  ['exposure.ingress.hostnam', 'a misspelt key of a branch', 'Did you mean "hostname"?'],
  ['auth.oidc.issuerUrl', 'no URL', 'is "http//id", but must be a URL that begins with https://'],
  ['auth.oidc.clientId', 'missing in the chosen branch', 'is not set: Id of the application at the issuer'],
  ['auth.oidc.clientSecretRef', 'another one missing there', 'is not set'],
  ['auth.oidc.scopes', 'text for a list', 'is "openid", but must be a list'],
  ['auth.oidc.port', 'below the least', 'is 0, but must be a port from 1 to 65535'],
  ['auth.builtin', 'settings of a branch that has none', 'is not a value of this chart'],
  ['auth.saml.metdata', 'a misspelt key of a branch that is not chosen', 'is not a value of this chart'],
  ['tls.minimumVersion', 'a number for a text', 'is 1.2, but must be one of "1.2", "1.3"'],
  ['tls.certificate.existingSecret.name', 'missing in a branch of a branch', 'is not set'],
  ['egress.cidrs', 'a default that is removed', 'was removed with null, but the chart needs it'],
  ['secrets.session.nme', 'an unknown key', 'is not a value of this chart'],
  ['database.external.host', 'an empty text', 'is "", but must be text'],
  ['web.replicas', 'above the most', 'is 1001, but must be a whole number from 0 to 1000'],
  ['web.image.tag', 'a number for a tag', 'is 1.2, but must be text'],
  ['web.resources.requests.memory', 'no quantity', 'is "1 GB", but must be a Kubernetes quantity'],
  ['web.podLabels.a', 'a number for a label', 'is 1, but must be text'],
  ['web.service', 'a block that is removed', 'was removed with null, but the chart needs it'],
  ['web.tolerations', 'a map for a list', 'is a map with key, but must be a list'],
  ['web.affinity.a.0', 'null inside what is passed through', 'is null, which Helm cannot carry'],
  ['api.replicas', 'a fraction', 'is 2.5, but must be a whole number'],
  ['api.replica', 'a misspelt key', 'Did you mean "replicas"?'],
  ['worker', 'text for a block', 'is "on", but must be a map'],
  ['migrations.backoffLimit', 'a negative number', 'is -1, but must be a whole number from 0 to 100'],
  ['metrics', 'a list for a block', 'is an empty list, but must be a map'],
  ['logLvel', 'a misspelt key at the top', 'Did you mean "logLevel"?'],
  ['nope', 'a key of something else', 'is not a value of this chart'],
];

const values = {
  airgapped: true,
  logLvel: 'info',
  logLevel: 'loud',
  features: { aiAssistant: true, analytics: 'yes' },
  clients: { namespaces: ['Ingress'], cidrs: ['10.0.0.1'] },
  exposure: { mode: 'ingress', ingress: { hostnam: 'x' } },
  auth: { provider: 'oidc', oidc: { issuerUrl: 'http//id', port: 0, scopes: 'openid' }, builtin: { users: 1 }, saml: { metdata: 'x' } },
  tls: { certificate: { source: 'existingSecret' }, minimumVersion: 1.2 },
  egress: { cidrs: null },
  commonLabels: { 'app.kubernetes.io/name': 'x', 'not a label': 'y' },
  web: { replicas: 1001, image: { tag: 1.2 }, podLabels: { a: 1 }, resources: { requests: { memory: '1 GB' } }, tolerations: { key: 'x' }, service: null, affinity: { a: [null] } },
  api: { replicas: 2.5, replica: 2 },
  worker: 'on',
  database: { mode: 'external', external: { host: '' } },
  secrets: { session: { nme: 'x' } },
  migrations: { backoffLimit: -1 },
  metrics: [],
  nope: {},
};

const paths = mistakes.map(([path]) => path).sort();
const files = chartFiles(createSaasPlatform(new HelmApp()));
const problems = validateValues(saasValues, values);
const sorted = (found: Iterable<string>): readonly string[] => [...new Set(found)].sort();

/** `values.commonLabels["a.b"][0]` as `commonLabels.a.b.0`, which all answers can be brought to. */
function plainPath(place: string | undefined): string {
  return (place ?? '').replace(/^values\.?/, '').replaceAll(/\["?(.*?)"?\]/g, '.$1');
}

test.each(mistakes)('%s: %s is told with the value, the reason and a fix', (path, _kind, said) => {
  expect(problems.filter((problem) => plainPath(problem.in) === path)).toEqual([{ code: expect.stringMatching(/^VALUE_/) as unknown, in: expect.any(String) as unknown, what: expect.stringContaining(said) as unknown, fix: expect.stringMatching(/./) as unknown }]);
});

test('chartwright validate tells all of them and nothing else, in one answer', () => {
  const { run, file } = withValuesFile(values, (path) => ({ file: path, run: runCli(['validate', 'saas-platform', '--values', path, '--json'], { cwd: resolve(__dirname, '..', '..') }) }));
  expect(run.exitCode).toBe(1);
  const told = JSON.parse(run.stdout) as typeof problems;
  // Besides, the place in the file is told of every value that stands in it.
  const places = told.map(({ in: place = '' }) => (place.includes(file) ? place.slice(place.indexOf(file)) : ''));
  expect(told.map((problem, index) => (places[index] === '' ? problem : { ...problem, in: problem.in?.replace(`, ${String(places[index])}`, '') }))).toEqual(problems);
  const missing = mistakes.filter(([, , said]) => said.startsWith('is not set')).length;
  expect(places.filter((place) => place === '')).toHaveLength(missing);
  expect(new Set(places.filter((place) => place !== '')).size).toBe(problems.length - missing);
  expect(sorted(problems.map((problem) => plainPath(problem.in)))).toEqual(paths);
});

test('ajv finds the same places by the values.schema.json of the chart', () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(String(files.get('values.schema.json'))) as object);
  validate(coalesceValues(defaultsOf(saasValues), values));
  expect(sorted((validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(ajvPath))).toEqual(paths);
});

forEachHelm((binary) => {
  test('Helm names the same places at once', () => {
    const result = withChartFolder(files, (folder) => helmTemplate(binary, folder, { values }));
    if (result.ok) throw new Error('Helm accepts the values');
    expect(sorted(result.stderr.split('\n').flatMap(binary.major === 3 ? pathsOfHelm3 : pathsOfHelm4))).toEqual(paths);
    expect(result.stderr).toMatch(/not true while airgapped is: the assistant asks a language model on the internet/);
  });
});

function ajvPath({ instancePath, params }: ErrorObject): string {
  const { additionalProperty, missingProperty } = params as Readonly<Record<string, string>>;
  const keys = instancePath.split('/').slice(1).map((key) => key.replaceAll('~1', '/'));
  return [...keys, ...[additionalProperty, missingProperty].filter((key) => key !== undefined)].join('.');
}

/** `- web: service is required`, `- (root): Additional property nope is not allowed`, `- web.replicas: Must be …`. */
function pathsOfHelm3(line: string): readonly string[] {
  // What holds others together: the others are told too.
  const [, at = '', what = ''] = /^- (.*?): (.*)$/.exec(line) ?? [];
  if (at === '' || /^Must validate (?:"then"|all the schemas)/.test(what)) {
    return [];
  }
  const key = /^Additional property (.*) is not allowed$/.exec(what)?.[1] ?? /^(.*) is required$/.exec(what)?.[1];
  return [[...(at === '(root)' ? [] : [at]), ...(key === undefined ? [] : [key])].join('.')];
}

/** `- at '/web': missing property 'service'`, `- at '': additional properties 'a', 'b' not allowed`, `- at '/web/replicas': maximum: …`. */
function pathsOfHelm4(line: string): readonly string[] {
  const [, pointer, what = ''] = /^\s*- at '(.*?)': (.*)$/.exec(line) ?? [];
  if (pointer === undefined || /^(?:validation failed|'allOf' failed)$/.test(what)) {
    return [];
  }
  const at = pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/'));
  const keys = /^(?:missing|additional) propert/.test(what) ? [...what.matchAll(/'([^']*)'/g)].map(([, key]) => key ?? '') : [];
  return keys.length === 0 ? [at.join('.')] : keys.map((key) => [...at, key].join('.'));
}
